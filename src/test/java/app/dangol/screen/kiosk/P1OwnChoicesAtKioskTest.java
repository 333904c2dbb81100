package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.ConsentState;
import app.dangol.customer.StruckTaste;
import app.dangol.customer.StruckTaste.What;
import app.dangol.customer.Task;
import app.dangol.device.SettableClock;
import app.dangol.id.ReceiptNumber;
import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.part.Switch;
import app.dangol.screen.theme.Fonts;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.credential.CardChain;
import app.dangol.trust.credential.DocumentType;
import app.dangol.visit.DataRequest;
import app.dangol.visit.OwnDataDesk;
import app.dangol.wire.FeedbackOps;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** P1, P2, P4, P5, P8, P10, T2: somebody at a kiosk who has shown that it is them. */
@ExtendWith(FxThreadExtension.class)
class P1OwnChoicesAtKioskTest {
  private static final ConsentPurpose MARKETING = ConsentPurpose.MARKETING;

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(ShopFloor.NOW);
  private final CardChain chain = new CardChain("dangol", clock);
  private ShopFloor shop;
  private Kiosk kiosk;
  private Scene scene;
  private int taps;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder, clock);
    shop.publish(chain.publish(1));
    kiosk = new Kiosk(shop, new KioskLook(Locale.ENGLISH, Palette.LIGHT, false, false));
    scene = new KioskScreen(kiosk.model, Kiosk.TALL_32, List.of(), key -> {}).scene();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void t2WhatCanBeCopiedShowsAndChangesNothing() {
    kiosk.scan(ShopFloor.WILHELMINA);
    int waiting = shop.outbox().waiting();
    show();

    assertThat(words()).contains("Is that you?").doesNotContain("Messages");
    OwnDataDesk desk = kiosk.own;
    desk.change(number(), MARKETING, true);
    desk.suspend(number(), true);
    desk.ask(number(), DataRequest.COPY, "a copy");
    desk.erase(number());
    assertThat(shop.outbox().waiting()).as("the desk asks as well").isEqualTo(waiting);
    assertThat(shop.isKnown(ShopFloor.WILHELMINA)).isTrue();
    assertThat(shop.auditedAtKiosk).containsExactly("kiosk-1 SHOWN_AT_KIOSK c1");
  }

  @Test
  void p1EachPurposeHasItsOwnSwitchAndTheLookUpStandsApart() {
    hold();
    show();

    assertThat(words())
        .contains("Messages", "Suggestions from purchases", "Online behaviour", "Needs no consent")
        .noneMatch(said -> ShopFloor.PRIVATE.stream().anyMatch(said::contains));
    assertThat(switches()).as("three purposes, and the rest").hasSize(4);
    assertThat(toggle(MARKETING).isSelected()).as("what was never said is off").isFalse();
    kiosk.own.change(number(), ConsentPurpose.LOOKUP, false);
    assertThat(shop.isKnown(ShopFloor.WILHELMINA)).as("the membership is no switch").isTrue();
  }

  @Test
  void p2WithdrawingTakesAsManyTouchesAsAgreeing() {
    int agreeing =
        touches(() -> {
          hold();
          show();
          tap(toggle(MARKETING));
        });
    assertThat(said(MARKETING).orElseThrow().granted()).isTrue();
    assertThat(said(MARKETING).orElseThrow().textVersion()).contains("2026-11-23");

    int withdrawing =
        touches(() -> {
          hold();
          show();
          tap(toggle(MARKETING));
        });

    assertThat(said(MARKETING).orElseThrow().granted()).isFalse();
    assertThat(withdrawing).isEqualTo(agreeing).isEqualTo(4);
    assertThat(toggle(MARKETING).isSelected()).isFalse();
  }

  @Test
  void whatIsConcludedOfThemIsShownAndStruckOutAtOneTouchAndTakenBackAtAnother() {
    hold();
    show();
    assertThat(words()).contains("What we think you like", "The colour orange");

    tap(named("Strike out: The colour orange"));

    assertThat(shop.struck("c1")).containsExactly(new StruckTaste(What.COLOUR, "orange"));
    assertThat(words()).doesNotContain("The colour orange");
    assertThat(shop.auditedAtKiosk).contains("kiosk-1 TASTE_CHANGED c1");
    tap(named("Use again: The colour orange"));
    assertThat(shop.struck("c1")).isEmpty();
    assertThat(words()).contains("The colour orange");
  }

  @Test
  void t2NobodyElseStrikesAnythingOut() {
    kiosk.scan(ShopFloor.WILHELMINA);
    kiosk.own.strike(number(), new StruckTaste(What.COLOUR, "orange"), true);

    assertThat(shop.struck("c1")).isEmpty();
  }

  @Test
  void whatStandsOnTheScreenIsToldUnderWhoeverAgreedAndALookAroundUnderNobody() {
    kiosk.scan(ShopFloor.WILHELMINA);
    kiosk.model.finish();
    kiosk.model.goHome();
    kiosk.model.browse();
    kiosk.model.goHome();

    assertThat(shop.toldOfSuggestions())
        .extracting(FeedbackOps.Events::about)
        .containsExactly(FeedbackOps.CUSTOMER, FeedbackOps.VISIT);
  }

  @Test
  void p2TheTextIsOneTouchAwayBeforeAnythingIsAgreedTo() {
    hold();
    show();
    tap(named("Read the text: Messages"));

    assertThat(words())
        .contains("To send you news of goods and offers.", "Until you withdraw")
        .contains("Text of 2026-11-23");
    press("Back");
    assertThat(page()).isInstanceOf(KioskPage.OwnChoices.class);
    assertThat(said(MARKETING)).isEmpty();
  }

  @Test
  void p2WhatTheyAgreedToCanBeReadHereToo() {
    shop.accountArrives();
    hold();
    show();
    tap(named("Read the text: Online behaviour"));

    assertThat(words()).contains("You agreed to the text of 2025-1, which is not kept here");
  }

  @Test
  void p4ACopyIsATaskOfTheStoreAndItsNumberAndDayAreShown() {
    hold();
    show();
    press("Ask for a copy");

    Task task = shop.tasksOf("c1").getFirst();
    assertThat(task.kind()).isEqualTo("data_copy");
    assertThat(task.due()).contains(LocalDate.of(2026, 12, 1));
    assertThat(words())
        .contains("We have it", "Receipt " + new ReceiptNumber(task.id().toString()).spoken())
        .anyMatch(said -> said.startsWith("Copy of the data: done by"));

    press("Back");
    assertThat(words()).doesNotContain("Ask for a copy");
    kiosk.model.own().ask(DataRequest.COPY);
    assertThat(shop.tasksOf("c1")).as("asked for twice it stays one").hasSize(1);
  }

  @Test
  void p4ACorrectionIsAskedForWithoutAWordOfItOnTheScreen() {
    hold();
    show();
    press("Something is wrong");
    press("Phone or e-mail");

    assertThat(shop.tasksOf("c1"))
        .singleElement()
        .satisfies(task -> {
          assertThat(task.kind()).isEqualTo("data_correction_contact");
          assertThat(task.due()).contains(LocalDate.of(2026, 12, 1));
          assertThat(task.text()).isEqualTo("Correct their phone or e-mail, as they asked");
        });
    assertThat(page()).isInstanceOf(KioskPage.OwnRequest.class);
  }

  @Test
  void p4WhoDeletesThemselvesNeedsNoSecondProofForIt() {
    hold();
    show();
    press("Delete all");
    press("Yes, delete");

    assertThat(page()).isInstanceOf(KioskPage.Receipt.class);
    assertThat(shop.isKnown(ShopFloor.WILHELMINA)).isFalse();
  }

  @Test
  void p5RestingCountsHereAtOnceAndIsLiftedWithAsManyTouches() {
    hold();
    assertThat(offers()).isPositive();
    int resting =
        touches(() -> {
          show();
          tap(rest());
        });
    kiosk.model.close();
    assertThat(offers()).isZero();

    hold();
    int lifting =
        touches(() -> {
          show();
          tap(rest());
        });
    kiosk.model.close();
    assertThat(offers()).isPositive();
    assertThat(lifting).isEqualTo(resting);
  }

  @Test
  void p8EverythingIsOnRecordAsAShoppersAndNothingIsDoneWhereItCannotBe() {
    hold();
    show();
    tap(toggle(MARKETING));
    tap(rest());
    press("Ask for a copy");

    assertThat(shop.auditedAtKiosk)
        .containsExactly(
            "kiosk-1 SHOWN_AT_KIOSK c1",
            "kiosk-1 VIEW c1",
            "kiosk-1 CONSENT_CHANGED c1",
            "kiosk-1 SUSPENSION_CHANGED c1",
            "kiosk-1 TASK_ADDED c1");
    assertThat(shop.kioskTrail.details)
        .containsExactly(
            "",
            "consents,by_shopper",
            "marketing.granted,by_shopper",
            "suspended,by_shopper",
            "data_copy,by_shopper");

    int waiting = shop.outbox().waiting();
    press("Back");
    shop.kioskTrail.fill();
    tap(toggle(MARKETING));
    assertThat(shop.outbox().waiting()).isEqualTo(waiting);
    assertThat(words()).doesNotContain("Messages").anyMatch(said -> said.contains("DB-01"));
  }

  @Test
  void t2AProofIsGoodForTwoMinutesAndNotForASecondTime() {
    String card = card();
    kiosk.hold(card);
    show();
    clock.move(Duration.ofSeconds(119));
    tap(toggle(MARKETING));
    assertThat(said(MARKETING).orElseThrow().granted()).isTrue();

    clock.move(Duration.ofSeconds(2));
    tap(toggle(MARKETING));
    assertThat(words()).contains("Is that you?");
    assertThat(said(MARKETING).orElseThrow().granted()).as("nothing was changed").isTrue();

    clock.move(Duration.ofMinutes(-2));
    kiosk.hold(card);
    show();
    assertThat(words()).as("it was used up").contains("Is that you?");
  }

  @Test
  void t2AOneTimeCodeTappedTwiceOpensTheirDataAndSendsNobodyAway() {
    askTheHub();
    assertThat(page()).as("no button left to tap twice").isInstanceOf(KioskPage.Reading.class);
    kiosk.own.open(number());
    shop.farHub.answer();

    assertThat(words()).contains("Your choices", "Messages").doesNotContain("Is that you?");
    tap(toggle(MARKETING));
    assertThat(said(MARKETING).orElseThrow().granted()).isTrue();
  }

  @Test
  void t2WhoDeletesWhileTheHubIsAskedForTheirDataIsDeleted() {
    askTheHub();
    kiosk.own.erase(number());
    shop.farHub.answer();

    assertThat(page()).isInstanceOf(KioskPage.Receipt.class);
    assertThat(shop.isKnown(ShopFloor.WILHELMINA)).isFalse();
  }

  @Test
  void t2WhereTheHubSaysNoTheyAreAskedForSomethingFresh() {
    askTheHub();
    shop.farHub.dishonour();
    shop.farHub.answer();

    assertThat(words()).contains("Is that you?").doesNotContain("Messages");
  }

  @Test
  void t2WhereTheHubCannotBeAskedAPersonHelps() {
    askTheHub();
    shop.farHub.goAway();
    shop.farHub.answer();

    assertThat(words())
        .contains("Our staff can help you. Nothing stays on this screen.")
        .doesNotContain("Is that you?", "Messages");
  }

  /** With a code that is good once, and the hub thinking. */
  private void askTheHub() {
    String code = chain.issue(DocumentType.ONE_TIME, "c1", "dangol", Duration.ofDays(30)).text();
    shop.farHub.honour(code);
    kiosk.hold(code);
    press("Details");
    press("Your data");
    shop.farHub.think();
    press("Show it");
  }

  @Test
  void s1TheIdleWipeTakesItAwayAndKeepsNothingOpen() {
    hold();
    show();
    long visit = number();
    kiosk.pass(Duration.ofSeconds(46));

    assertThat(page()).isInstanceOf(KioskPage.Welcome.class);
    assertThat(words()).doesNotContain("Messages", "Your choices");
    kiosk.model.own().choices();
    assertThat(words()).doesNotContain("Messages");
    kiosk.own.change(visit, MARKETING, true);
    assertThat(said(MARKETING)).as("the desk has closed it, too").isEmpty();
  }

  @Test
  void s1NewerDataKeepsNobodysVisitOnTheScreen() {
    hold();
    show();
    kiosk.pass(Duration.ofSeconds(29));
    shop.shoppers.refresh();
    kiosk.pass(Duration.ofSeconds(2));

    assertThat(page()).isInstanceOf(KioskPage.Idle.class);
  }

  @Test
  void s2ANewScanClosesItForWhoeverComes() {
    hold();
    show();
    long before = number();
    kiosk.scan(ShopFloor.NAMGUNG);

    assertThat(words()).doesNotContain("Messages", "Your choices");
    kiosk.own.change(before, MARKETING, true);
    kiosk.own.change(number(), MARKETING, true);
    assertThat(said(MARKETING)).isEmpty();
    assertThat(shop.ledger("c2")).isEmpty();
    kiosk.model.own().choices();
    assertThat(words()).doesNotContain("Messages");
  }

  @Test
  void s2WhatComesLateFromAScreenThatIsWipedIsNotShown() {
    hold();
    press("Details");
    press("Your data");
    shop.hold();
    press("Show it");
    kiosk.model.finish();
    shop.goOn();

    assertThat(words()).doesNotContain("Messages", "Your choices");
    assertThat(page()).isInstanceOf(KioskPage.Goodbye.class);
    kiosk.model.own().choices();
    assertThat(words()).as("nor kept").doesNotContain("Messages", "Your choices");
  }

  @Test
  void p3WhatAGuardianAgreedToIsNotChangedHere() {
    shop.guardianAgrees("c1", "marketing");
    hold();
    show();

    assertThat(switches()).as("the rest alone").hasSize(1);
    kiosk.own.change(number(), MARKETING, false);
    assertThat(said(MARKETING).orElseThrow().granted()).isTrue();
    assertThat(words()).anyMatch(said -> said.startsWith("A guardian agreed for you"));
  }

  private int touches(Runnable doing) {
    taps = 0;
    doing.run();
    return taps;
  }

  private String card() {
    return chain.issue(DocumentType.CARD, "c1", "dangol", Duration.ofDays(30)).text();
  }

  private void hold() {
    clock.move(Duration.ofSeconds(1));
    kiosk.hold(card());
  }

  private void show() {
    press("Details");
    press("Your data");
    press("Show it");
  }

  private void press(String button) {
    tap(SceneWords.button(root(), button));
  }

  private void tap(ButtonBase button) {
    kiosk.pass(Duration.ofSeconds(1));
    taps++;
    button.fire();
  }

  private ButtonBase named(String spoken) {
    return (ButtonBase)
        SceneWords.nodes(
                root(),
                node ->
                    node instanceof ButtonBase button && spoken.equals(button.getAccessibleText()))
            .getFirst();
  }

  private List<Switch> switches() {
    return SceneWords.nodes(root(), node -> node instanceof Switch).stream()
        .map(Switch.class::cast)
        .toList();
  }

  private Switch toggle(ConsentPurpose purpose) {
    return switches().get(purpose.ordinal() - 1);
  }

  private Switch rest() {
    return switches().getLast();
  }

  private Optional<ConsentState> said(ConsentPurpose purpose) {
    return shop.ledger("c1").stream().filter(state -> state.purpose() == purpose).findFirst();
  }

  private int offers() {
    return ((KioskPage.Greeting) page()).greeting().offers().size();
  }

  private long number() {
    return kiosk.model.visitNumber();
  }

  private KioskPage page() {
    return kiosk.model.pageProperty().get();
  }

  private List<String> words() {
    return SceneWords.all(root());
  }

  private javafx.scene.Parent root() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return scene.getRoot();
  }
}
