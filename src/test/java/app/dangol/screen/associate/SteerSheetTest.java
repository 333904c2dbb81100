package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.StruckTaste;
import app.dangol.customer.StruckTaste.What;
import app.dangol.id.Sku;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Mouse;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.theme.Fonts;
import app.dangol.visit.steer.SteeringBook.Draft;
import app.dangol.visit.steer.SteeringWord.Act;
import app.dangol.wire.FeedbackOps;
import java.nio.file.Path;
import java.util.List;
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

/** What a manager says about goods and a customer about their taste, touch by touch. */
@ExtendWith(FxThreadExtension.class)
class SteerSheetTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private AssociateViewModel model;
  private Scene scene;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    model = new Tablet(shop, ShopFloor.ENGLISH).model;
    scene = new AssociateScreen(model, "민지", List.of(), key -> {}, 1280, 800).scene();
    scene.getPreferences().setReducedMotion(true);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void anAssociateIsNotOfferedIt() {
    shop.scanCard(ShopFloor.WILHELMINA);
    model.open(suggested(1), false);

    assertThat(buttons()).doesNotContain("Pin, boost or leave out").contains("Data behind it");
    assertThat(model.steer().isOffered()).isFalse();

    shop.steerDesk()
        .say(new Draft(suggested(1), true, Act.BAN, Optional.empty(), "because I say so"));
    shop.steerDesk().lift(suggested(1), Optional.empty());
    assertThat(shop.outbox().waiting()).as("the desk asks as well").isZero();
    assertThat(shop.trail.details).doesNotContain("ban.everywhere", "lifted.everywhere");
  }

  @Test
  void aManagerPutsAProductFirstFromItsPageAndItSaysSoAtOnce() {
    shop.duty.begin(ShopFloor.JIEUN);
    shop.scanCard(ShopFloor.WILHELMINA);
    Sku second = suggested(1);
    model.open(second, false);
    tap("Pin, boost or leave out");
    assertThat(button("Say it").isDisabled()).as("without a reason").isTrue();
    reason("for the window");
    tap("Say it");

    assertThat(suggested(0)).isEqualTo(second);
    assertThat(model.customerProperty().get().orElseThrow().offers().getFirst().reason())
        .isEqualTo("The shop recommends it");
    assertThat(words())
        .contains("Put first · In this store · No end")
        .anyMatch(word -> word.startsWith("for the window, "));
    assertThat(shop.trail.details).contains("pin.here");

    tap(lastButton("Take back: "));
    assertThat(words()).contains("Nothing is said at the moment.");
    assertThat(model.customerProperty().get().orElseThrow().offers())
        .noneMatch(offer -> offer.reason().equals("The shop recommends it"));
  }

  @Test
  void whatIsBannedEverywhereIsGoneFromThePage() {
    shop.duty.begin(ShopFloor.JIEUN);
    shop.scanCard(ShopFloor.WILHELMINA);
    Sku first = suggested(0);
    model.steer(first);
    tap("Not suggested");
    tap("In all stores");
    reason("recalled");
    tap("Say it");

    assertThat(model.customerProperty().get().orElseThrow().offers())
        .noneMatch(offer -> offer.sku().equals(first));
    assertThat(shop.trail.details).contains("ban.everywhere");
  }

  @Test
  void whatIsBegunIsGoneOnceSomebodyLocks() {
    shop.duty.begin(ShopFloor.JIEUN);
    shop.scanCard(ShopFloor.WILHELMINA);
    model.steer(suggested(0));
    reason("half a reason");
    model.leave(ShopFloor.JIEUN.id());

    assertThat(model.steer().openProperty().get()).isFalse();
    assertThat(model.steer().reasonProperty().get()).isEmpty();
  }

  @Test
  void aCustomerStrikesAProductOutAndTakesItBack() {
    shop.scanCard(ShopFloor.WILHELMINA);
    Sku first = suggested(0);
    model.reasons().open(first);
    tap("Never suggest this product");

    assertThat(shop.struck("c1")).containsExactly(new StruckTaste(What.PRODUCT, first.value()));
    assertThat(model.customerProperty().get().orElseThrow().offers())
        .noneMatch(offer -> offer.sku().equals(first));
    assertThat(shop.trail.details).contains("product.struck");

    model.reasons().close();
    tap("Consents and data");
    tap(lastButton("Use again: "));
    assertThat(shop.struck("c1")).isEmpty();
    assertThat(model.customerProperty().get().orElseThrow().offers())
        .anyMatch(offer -> offer.sku().equals(first));
    assertThat(shop.trail.details).contains("product.restored");
  }

  @Test
  void whatBecomesOfSuggestionsIsWrittenDownUnderWhoeverAgreed() {
    shop.scanCard(ShopFloor.WILHELMINA);
    root();
    Sku first = suggested(0);
    model.open(first, false);
    model.closeItem();
    model.feedback().tried(first);
    model.dismiss(first);
    model.finish();

    List<FeedbackOps.Events> told = shop.toldOfSuggestions();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().about()).isEqualTo(FeedbackOps.CUSTOMER);
    assertThat(told.getFirst().lines())
        .extracting(FeedbackOps.Line::event)
        .startsWith("shown")
        .contains("opened", "tried", "dismissed");
    assertThat(told.getFirst().lines())
        .filteredOn(line -> line.event().equals("shown"))
        .extracting(FeedbackOps.Line::sku)
        .as("what stood on the screen, and what moved up")
        .doesNotHaveDuplicates()
        .contains(first.value());
  }

  private Sku suggested(int place) {
    return model.customerProperty().get().orElseThrow().offers().get(place).sku();
  }

  private Parent root() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return scene.getRoot();
  }

  private List<String> words() {
    return SceneWords.all(root());
  }

  private void reason(String words) {
    ((TextArea)
            SceneWords.nodes(
                    root(),
                    node ->
                        node instanceof TextArea area
                            && "Why, for your colleagues".equals(area.getPromptText()))
                .getFirst())
        .setText(words);
  }

  private List<String> buttons() {
    return SceneWords.nodes(root(), node -> node instanceof ButtonBase).stream()
        .map(node -> ((ButtonBase) node).getText())
        .toList();
  }

  private ButtonBase button(String words) {
    return (ButtonBase)
        SceneWords.nodes(root(), node -> node instanceof ButtonBase b && words.equals(b.getText()))
            .getLast();
  }

  private ButtonBase lastButton(String spoken) {
    return (ButtonBase)
        SceneWords.nodes(
                root(),
                (Node node) ->
                    node instanceof ButtonBase b
                        && b.getAccessibleText() != null
                        && b.getAccessibleText().startsWith(spoken))
            .getLast();
  }

  private void tap(String words) {
    ButtonBase wanted =
        (ButtonBase)
            SceneWords.nodes(
                    root(),
                    node ->
                        node instanceof ButtonBase b
                            && (words.equals(b.getText()) || words.equals(b.getAccessibleText())))
                .getLast();
    tap(wanted);
  }

  private void tap(ButtonBase button) {
    Mouse.tap(button);
    root();
  }
}
