package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Mouse;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.part.NoteField;
import app.dangol.screen.part.SearchPill;
import app.dangol.screen.part.SheetLayer;
import app.dangol.screen.part.SuggestionCard;
import app.dangol.screen.theme.Fonts;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the assembled screen does when it is touched, and when the shop changes under it. */
@ExtendWith(FxThreadExtension.class)
class AssociateScreenTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private AssociateViewModel model;
  private Scene scene;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    model = new Tablet(shop, ShopFloor.ENGLISH).model;
    scene = new AssociateScreen(model, "Minji", List.of(), key -> {}, 1280, 800).scene();
    layout();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void layout() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  private void arrive(String card) {
    shop.scanCard(card);
    layout();
  }

  private Node styled(String style) {
    return SceneWords.styled(scene.getRoot(), style);
  }

  private <T extends Node> T only(Class<T> type) {
    return type.cast(SceneWords.nodes(scene.getRoot(), type::isInstance).getFirst());
  }

  private String name() {
    return ((Labeled) styled("display")).getText();
  }

  private Node eye() {
    return SceneWords.styled(styled("name-line"), "icon-button");
  }

  private void key(KeyCode code) {
    Node target = Objects.requireNonNullElse(scene.getFocusOwner(), scene.getRoot());
    Event.fireEvent(
        target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  @Test
  void noFieldTakesTheFocusUnasked() {
    assertThat(scene.getFocusOwner()).isSameAs(scene.getRoot());
    arrive(ShopFloor.WILHELMINA);
    assertThat(scene.getFocusOwner()).isSameAs(scene.getRoot());
  }

  @Test
  void theNameShowsWhileTheEyeIsHeldAndIsAuditedOnce() {
    arrive(ShopFloor.WILHELMINA);
    Mouse.fire(eye(), MouseEvent.MOUSE_PRESSED);
    assertThat(name()).isEqualTo("Wilhelmina Featherstone");
    Mouse.fire(eye(), MouseEvent.MOUSE_RELEASED);
    assertThat(name()).isEqualTo("W*** F***");
    assertThat(shop.audited).containsExactly("VIEW c1", "REVEAL_NAME c1");
  }

  @Test
  void theNextCustomersNameIsMaskedThoughTheEyeIsStillHeld() {
    arrive(ShopFloor.WILHELMINA);
    Mouse.fire(eye(), MouseEvent.MOUSE_PRESSED);
    arrive(ShopFloor.NAMGUNG);
    assertThat(name()).isEqualTo("남**연");
    assertThat(SceneWords.all(scene.getRoot()))
        .noneMatch(words -> words.contains("Wilhelmina") || words.contains("W***"));
  }

  @Test
  void aRefreshLeavesTheFieldBeingWrittenInAndTheCardsInPeace() {
    arrive(ShopFloor.WILHELMINA);
    NoteField note = only(NoteField.class);
    SuggestionCard card = only(SuggestionCard.class);
    note.area().requestFocus();
    note.area().setText("wants the bl");
    note.area().positionCaret(5);

    shop.historyArrives(ShopFloor.line("c1", "n1", "2026-11-20T10:00:00Z", "view", "online", "S5"));
    shop.desk.refresh();
    layout();

    assertThat(SceneWords.all(scene.getRoot())).contains("Looked at Spotty bunting and 1 more.");
    assertThat(only(NoteField.class)).isSameAs(note);
    assertThat(note.area().getCaretPosition()).isEqualTo(5);
    assertThat(scene.getFocusOwner()).isSameAs(note.area());
    assertThat(only(SuggestionCard.class)).isSameAs(card);
  }

  @Test
  void aDraftStandsInTheFieldAgainAfterAChangeOfLanguage() {
    arrive(ShopFloor.WILHELMINA);
    only(NoteField.class).area().setText("wants blue");
    model.appearanceProperty().set(ShopFloor.KOREAN);
    layout();
    assertThat(only(NoteField.class).area().getText()).isEqualTo("wants blue");
  }

  @Test
  void theWaitingPageStaysWhileTheHubComesAndGoes() {
    Node waiting = styled("waiting");
    model.onSyncStatus(ShopFloor.offline());
    layout();
    assertThat(styled("waiting")).isSameAs(waiting);
    assertThat(SceneWords.all(scene.getRoot())).contains("You’re offline. Showing 1:18 pm.");
  }

  @Test
  void thePageIsHiddenWhileTheScreenIsTurnedToTheCustomer() {
    arrive(ShopFloor.WILHELMINA);
    ((ButtonBase) SceneWords.styled(only(SuggestionCard.class), "pill-button")).fire();
    layout();
    assertThat(styled("turned-pane").isVisible()).isTrue();
    assertThat(only(SheetLayer.class).isVisible()).isFalse();

    ((ButtonBase) SceneWords.styled(styled("turned-pane"), "pill-button")).fire();
    assertThat(only(SheetLayer.class).isVisible()).isTrue();
    assertThat(model.itemProperty().get()).isEmpty();
  }

  @Test
  void aClosedProductSheetStaysClosed() {
    arrive(ShopFloor.WILHELMINA);
    Mouse.fire(only(SuggestionCard.class), MouseEvent.MOUSE_CLICKED);
    assertThat(only(SheetLayer.class).isOpen()).isTrue();
    key(KeyCode.ESCAPE);
    assertThat(only(SheetLayer.class).isOpen()).isFalse();
    assertThat(model.itemProperty().get()).isEmpty();
    model.presentAll();
    assertThat(only(SheetLayer.class).isOpen()).isFalse();
  }

  @Test
  void downGoesFromTheFieldIntoWhatWasFoundAndEnterOpensIt() {
    SearchPill search = only(SearchPill.class);
    search.field().requestFocus();
    search.field().setText("mug");
    layout();
    key(KeyCode.DOWN);
    assertThat(scene.getFocusOwner()).isSameAs(styled("find-tile"));
    key(KeyCode.ENTER);
    assertThat(model.itemProperty().get().orElseThrow().name()).isEqualTo("Red retrospot mug");
    assertThat(search.field().getText()).isEmpty();
  }

  @Test
  void startServingTurnsIntoFinishAndKeepsTheFocus() {
    arrive(ShopFloor.WILHELMINA);
    ButtonBase serve = (ButtonBase) styled("primary");
    serve.requestFocus();
    serve.fire();
    layout();
    ButtonBase finish = (ButtonBase) styled("primary");
    assertThat(finish.getText()).isEqualTo("Finish");
    assertThat(scene.getFocusOwner()).isSameAs(finish);
    finish.fire();
    assertThat(model.customerProperty().get()).isEmpty();
    assertThat(styled("waiting").isVisible()).isTrue();
  }

  @Test
  void withLessMotionASheetIsThereAtOnce() {
    scene.getPreferences().setReducedMotion(true);
    ((ButtonBase) styled("avatar")).fire();
    assertThat(styled("side-sheet").getTranslateX()).isZero();
  }

  @Test
  void withMotionASheetComesFromTheSide() {
    scene.getPreferences().setReducedMotion(false);
    ((ButtonBase) styled("avatar")).fire();
    assertThat(styled("side-sheet").getTranslateX()).isPositive();
  }

  @Test
  void theTabOrderIsTheReadingOrder() {
    arrive(ShopFloor.WILHELMINA);
    List<String> order =
        SceneWords.nodes(scene.getRoot(), n -> n.isFocusTraversable() && n.isVisible()).stream()
            .map(node -> node.getStyleClass().getFirst())
            .toList();
    assertThat(order)
        .startsWith(
            "text-input", "sync-chip", "avatar", "icon-button", "icon-button", "pill-button")
        .containsSubsequence("pill-button", "card", "pill-button", "icon-button", "card");
    assertThat(order.indexOf("card")).isLessThan(order.lastIndexOf("text-input"));
  }

  @Test
  void pricesFollowShortNamesWithoutAGap() {
    arrive(ShopFloor.NAMGUNG);
    for (Node card : SceneWords.nodes(scene.getRoot(), SuggestionCard.class::isInstance)) {
      double nameEnds = bottom(SceneWords.styled(card, "title-3"));
      double priceBegins = top(SceneWords.styled(card, "price"));
      assertThat(priceBegins - nameEnds).isBetween(0.0, 40.0);
    }
  }

  private static double bottom(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxY();
  }

  private static double top(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMinY();
  }

  @Test
  void turningTheTabletMovesTheWordsUnderThePicture() {
    arrive(ShopFloor.WILHELMINA);
    assertThat(SceneWords.nodes(scene.getRoot(), SuggestionCard.class::isInstance)).hasSize(3);
    Scene upright = new AssociateScreen(model, "Minji", List.of(), key -> {}, 800, 1280).scene();
    upright.getRoot().applyCss();
    upright.getRoot().layout();
    assertThat(SceneWords.nodes(upright.getRoot(), SuggestionCard.class::isInstance)).isEmpty();
    assertThat(SceneWords.styled(upright.getRoot(), "suggestion-row").isVisible()).isTrue();
  }
}
