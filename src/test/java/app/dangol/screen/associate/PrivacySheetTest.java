package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.config.ConsentTexts;
import app.dangol.customer.ConsentState;
import app.dangol.customer.Correction;
import app.dangol.customer.Task;
import app.dangol.id.CustomerId;
import app.dangol.id.LocalText;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Mouse;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.part.Switch;
import app.dangol.screen.theme.Fonts;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.DataRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** P1, P2, P4: what somebody agrees to, withdraws and asks for at the sheet, touch by touch. */
@ExtendWith(FxThreadExtension.class)
class PrivacySheetTest {
  private static final ConsentPurpose MARKETING = ConsentPurpose.MARKETING;

  @TempDir private Path folder;
  private ShopFloor shop;
  private AssociateViewModel model;
  private Scene scene;
  private int taps;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    model = new Tablet(shop, ShopFloor.ENGLISH).model;
    scene = new AssociateScreen(model, "민지", List.of(), key -> {}, 1280, 800).scene();
    scene.getPreferences().setReducedMotion(true);
    shop.scanCard(ShopFloor.WILHELMINA);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void isOneTouchAwayFromTheCustomersPage() {
    tap("Consents and data");

    assertThat(taps).isEqualTo(1);
    assertThat(words()).contains("Messages", "Suggestions from purchases", "Online behaviour");
    assertThat(shop.audited.getLast()).isEqualTo("VIEW c1");
  }

  @Test
  void whatWasNeverSaidIsOffAndTheLookUpStandsApart() {
    tap("Consents and data");

    assertThat(toggle(MARKETING).isSelected()).isFalse();
    assertThat(toggle(ConsentPurpose.SUGGEST_PURCHASES).isSelected()).isTrue();
    assertThat(switches()).as("the look-up is none").hasSize(3);
    assertThat(words())
        .contains("Membership, no consent needed", "Holds")
        .filteredOn(word -> word.equals("Agreed"))
        .as("of the two that are on")
        .hasSize(2);
  }

  @Test
  void withdrawingTakesAsManyTouchesAsAgreeing() {
    int agreeing =
        touches(() -> {
          tap("Consents and data");
          tap(toggle(MARKETING));
        });
    assertThat(said(MARKETING)).hasValueSatisfying(state -> assertThat(state.granted()).isTrue());
    model.privacy().close();

    int withdrawing =
        touches(() -> {
          tap("Consents and data");
          tap(toggle(MARKETING));
        });

    assertThat(said(MARKETING)).hasValueSatisfying(state -> assertThat(state.granted()).isFalse());
    assertThat(withdrawing).isEqualTo(agreeing).isEqualTo(2);
    assertThat(shop.trail.details).contains("marketing.granted", "marketing.withdrawn");
  }

  @Test
  void whatIsAgreedToIsRecordedWithTheTextThatCanBeReadAtOneTouch() {
    tap("Consents and data");
    tap(toggle(MARKETING));
    assertThat(said(MARKETING).orElseThrow().textVersion()).contains("2026-11-23");

    tap("Read the text: Messages");

    assertThat(words())
        .contains(
            "To send you news of goods and offers.",
            "Name, phone, e-mail",
            "Until you withdraw",
            "Text of 2026-11-23")
        .anyMatch(word -> word.startsWith("You may refuse"))
        .anyMatch(word -> word.startsWith("Agreed to the text of 2026-11-23, on 21"))
        .as("it is today's text that they agreed to")
        .noneMatch(word -> word.contains("hey agreed to"));
  }

  @Test
  void whatIsToldFirstIsWhatFollowsIfTheyAreToBeKnownNoMore() {
    tap("Consents and data");
    tap("End it");
    assertThat(words()).anyMatch(word -> word.contains("this tablet knows nobody by that card"));
    assertThat(shop.knows("c1")).as("nothing has happened yet").isTrue();

    tap("Take off all devices");

    assertThat(shop.knows("c1")).isFalse();
    assertThat(model.customerProperty().get()).isEmpty();
    assertThat(words()).contains("Known here no more");
  }

  @Test
  void aCopyBecomesOneTaskOfTheStoreWithItsDay() {
    tap("Consents and data");
    tap("A copy of the data");

    assertThat(shop.tasksOf("c1"))
        .singleElement()
        .satisfies(task -> {
          assertThat(task.kind()).isEqualTo(DataRequest.COPY.kind());
          assertThat(task.due()).contains(LocalDate.of(2026, 12, 1));
          assertThat(task.state()).isEqualTo(Task.State.OPEN);
        });
    assertThat(shop.audited.getLast()).isEqualTo("TASK_ADDED c1");
    assertThat(words())
        .anyMatch(word -> word.matches("Copy of the data: asked for, due .*, number .{4}-.{4}"));
    shop.privacyDesk().ask(new CustomerId("c1"), DataRequest.COPY, "again");
    assertThat(shop.tasksOf("c1")).hasSize(1);
  }

  @Test
  void whoDoesNotKnowTheEndOfANumberErasesNobody() {
    tap("Consents and data");
    tap("Erase everything");
    assertThat(button("Erase for good").isDisabled()).isTrue();
    type("9999");
    tap("Erase for good");

    assertThat(shop.knows("c1")).isTrue();
    assertThat(words()).contains("None of their numbers ends like that.");
    type("001");
    assertThat(button("Erase for good").isDisabled()).as("three digits are none").isTrue();
    shop.privacyDesk().erase(new CustomerId("c1"), "");
    shop.privacyDesk().erase(new CustomerId("c1"), "1");
    assertThat(shop.knows("c1")).as("the desk asks as well").isTrue();
  }

  @Test
  void whoIsErasedGetsAReceiptAndTheirPageClosesByItself() {
    tap("Consents and data");
    tap("Erase everything");
    type("0001");
    tap("Erase for good");

    assertThat(shop.knows("c1")).isFalse();
    assertThat(model.customerProperty().get()).isEmpty();
    assertThat(words())
        .contains("Erased here")
        .anyMatch(word -> word.matches("[0-9A-F]{4}-[0-9A-F]{4}"))
        .anyMatch(word -> word.startsWith("Asked on"))
        .anyMatch(word -> word.startsWith("Done everywhere by"))
        .noneMatch(word -> word.contains("W***"));
    assertThat(shop.outbox().waiting()).as("the hub is asked").isEqualTo(1);

    shop.scanCard(ShopFloor.NAMGUNG);
    assertThat(words()).as("put away for whoever comes next").doesNotContain("Erased here");
  }

  @Test
  void whoWantsTheirDataToRestSeesABannerAndLiftsItWithAsManyTouches() {
    int resting =
        touches(() -> {
          tap("Consents and data");
          tap("Let it rest");
        });
    model.privacy().close();
    assertThat(words())
        .anyMatch(word -> word.startsWith("They asked us to let their data rest"))
        .contains("No suggestions while the data rests.");

    int lifting =
        touches(() -> {
          tap("Consents and data");
          tap("Use it again");
        });
    model.privacy().close();

    assertThat(lifting).isEqualTo(resting);
    assertThat(words()).noneMatch(word -> word.startsWith("They asked us to let"));
  }

  @Test
  void p2WhatTheyAgreedToCanBeReadWhenTheTextIsAnotherToday() {
    ConsentTexts today = ConsentTexts.shipped();
    Map<String, ConsentTexts.Wording> then = new HashMap<>(today.wordings());
    LocalText former = new LocalText("예전 문구", "The former text of online behaviour");
    then.put("suggest_online", new ConsentTexts.Wording(former, former, former, former));
    shop.earlierTexts.put("2025-1", new ConsentTexts("2025-1", then));
    shop.accountArrives();
    tap("Consents and data");
    tap("Read the text: Online behaviour");

    assertThat(words())
        .contains("Text of 2026-11-23", "What they agreed to, text of 2025-1")
        .contains("The former text of online behaviour");

    tap("Back");
    tap("Read the text: Messages");
    assertThat(words()).noneMatch(word -> word.contains("2025-1"));
  }

  @Test
  void p2AWordingThatIsNotKnownHereIsSaidToBeSo() {
    shop.accountArrives();
    tap("Consents and data");
    tap("Read the text: Online behaviour");

    assertThat(words())
        .contains("They agreed to the text of 2025-1, which this tablet does not know");
  }

  @Test
  void p4WhatIsWrongIsPutRightAtOnceAndQueued() {
    int waiting = shop.outbox().waiting();
    tap("Consents and data");
    tap("Correct something");
    assertThat(words())
        .contains("Held now: W*** F***", "Held now: number ending in 01")
        .contains("Held now: c***@example.org");
    assertThat(button("Correct it").isDisabled()).as("nothing is typed").isTrue();
    type("Name", "Sofia Almeida");
    type("Telephone", "010-2222-3333");
    tap("Correct it");

    assertThat(shop.profile("c1").name().full()).isEqualTo("Sofia Almeida");
    assertThat(shop.profile("c1").phone()).contains("+821022223333");
    assertThat(shop.profile("c1").email()).as("left empty it stays").contains("c1@example.org");
    assertThat(shop.outbox().waiting()).isEqualTo(waiting + 1);
    assertThat(words())
        .contains("Corrected here, on its way to the hub: Name, Telephone")
        .noneMatch(word -> word.contains("Almeida"));
    model.privacy().close();
    assertThat(words()).as("the page says it at once").anyMatch(word -> word.contains("S*** A***"));
    assertThat(shop.audited.getLast()).isEqualTo("PROFILE_CHANGED c1");
    assertThat(shop.trail.details.getLast()).isEqualTo("name,phone");
  }

  @Test
  void p4WordsThatCannotBeUsedAreToldAndNothingIsSent() {
    int waiting = shop.outbox().waiting();
    tap("Consents and data");
    tap("Correct something");
    type("Name", "Sofia Almeida");
    type("Telephone", "12");
    type("E-mail", "not an address");
    tap("Correct it");

    assertThat(words())
        .contains("That is no e-mail address.")
        .anyMatch(word -> word.startsWith("That is no telephone number."))
        .noneMatch(word -> word.startsWith("A name has"));
    assertThat(field("Name").getText()).as("what was typed stays").isEqualTo("Sofia Almeida");
    assertThat(shop.outbox().waiting()).isEqualTo(waiting);

    shop.privacyDesk().correct(new CustomerId("c1"), Correction.of("", "12", ""));
    assertThat(shop.outbox().waiting()).as("the desk looks as well").isEqualTo(waiting);
  }

  @Test
  void p4WhatIsBeingTypedStaysWhenNewerDataComes() {
    tap("Consents and data");
    tap("Correct something");
    type("Name", "Sofia");
    shop.accountArrives();
    model.privacy().lookAgain();

    assertThat(field("Name").getText()).isEqualTo("Sofia");
  }

  @Test
  void p4WhatASourceKeepsBecomesATaskWithItsDayAndNumber() {
    tap("Consents and data");
    tap("Correct something");
    tap("Purchases, points");

    assertThat(shop.tasksOf("c1"))
        .singleElement()
        .satisfies(task -> {
          assertThat(task.kind()).isEqualTo("data_correction_purchases");
          assertThat(task.due()).contains(LocalDate.of(2026, 12, 1));
        });
    assertThat(words())
        .anyMatch(word -> word.matches("Purchases, points: asked for, due .*, number .{4}-.{4}"));
  }

  @Test
  void nothingOfItIsKeptOnceTheVisitIsOverOrSomebodyLocks() {
    tap("Consents and data");
    model.finish();
    assertThat(model.privacy().property().get()).isEmpty();
    assertThat(model.privacy().openProperty().get()).isFalse();

    shop.scanCard(ShopFloor.WILHELMINA);
    tap("Consents and data");
    model.leave(ShopFloor.MINJI.id());
    assertThat(model.privacy().property().get()).isEmpty();
    assertThat(model.privacy().openProperty().get()).isFalse();
  }

  /** Laid out anew, as before every frame. */
  private Parent root() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return scene.getRoot();
  }

  private int touches(Runnable doing) {
    taps = 0;
    doing.run();
    return taps;
  }

  private Optional<ConsentState> said(ConsentPurpose purpose) {
    return shop.ledger("c1").stream().filter(state -> state.purpose() == purpose).findFirst();
  }

  private List<String> words() {
    return SceneWords.all(root());
  }

  private List<Node> switches() {
    return SceneWords.nodes(root(), node -> node instanceof Switch);
  }

  private Switch toggle(ConsentPurpose purpose) {
    return (Switch) switches().get(purpose.ordinal() - 1);
  }

  private void type(String end) {
    type("Last four digits", end);
  }

  private void type(String prompt, String words) {
    field(prompt).setText(words);
  }

  private TextArea field(String prompt) {
    return (TextArea)
        SceneWords.nodes(
                root(),
                node -> node instanceof TextArea area && prompt.equals(area.getPromptText()))
            .getFirst();
  }

  private ButtonBase button(String words) {
    return (ButtonBase)
        SceneWords.nodes(
                root(),
                node ->
                    node instanceof ButtonBase button
                        && (words.equals(button.getText())
                            || words.equals(button.getAccessibleText())))
            .getLast();
  }

  private void tap(String words) {
    tap(button(words));
  }

  private void tap(ButtonBase button) {
    taps++;
    Mouse.tap(button);
  }
}
