package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Keys;
import app.dangol.screen.Mouse;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.part.SearchPill;
import app.dangol.screen.theme.Fonts;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.StaffMember;
import app.dangol.visit.NameDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Looking for a customer by name at the assembled screen, by touch and by keyboard. */
@ExtendWith(FxThreadExtension.class)
class FindPeopleTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private AssociateViewModel model;
  private NameDesk names;
  private Scene scene;
  private Keys keys;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    model = new Tablet(shop, ShopFloor.ENGLISH).model;
    names = shop.nameDesk();
    model.find().use(names);
    scene = new AssociateScreen(model, "Minji", List.of(), key -> {}, 1280, 800).scene();
    keys = new Keys(scene);
    layout();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void read() {
    names.begin();
    shop.untilNamesRead();
  }

  private void layout() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  private SearchPill search() {
    return (SearchPill) SceneWords.nodes(scene.getRoot(), SearchPill.class::isInstance).getFirst();
  }

  private void type(String text) {
    search().field().requestFocus();
    search().field().setText(text);
    layout();
  }

  private List<String> found() {
    layout();
    List<Node> panel = panel();
    return panel.isEmpty() ? List.of() : SceneWords.all(panel.getFirst());
  }

  private List<Node> panel() {
    return SceneWords.nodes(scene.getRoot(), node -> node.getStyleClass().contains("find-results"));
  }

  private Node tile(String words) {
    layout();
    return SceneWords.nodes(
            panel().getFirst(),
            node ->
                node.getStyleClass().contains("find-tile") && SceneWords.all(node).contains(words))
        .getFirst();
  }

  private ButtonBase button(String words) {
    layout();
    return (ButtonBase)
        SceneWords.nodes(
                panel().getFirst(),
                node -> node instanceof ButtonBase b && words.equals(b.getText()))
            .getFirst();
  }

  private TextArea digits() {
    layout();
    return (TextArea) SceneWords.nodes(panel().getFirst(), TextArea.class::isInstance).getFirst();
  }

  @Test
  void peopleStandBeforeProductsUnderAMaskedName() {
    read();
    type("re");
    assertThat(found()).contains("Products").doesNotContain("W*** F***");

    type("feather");
    assertThat(found()).contains("People", "W*** F***", "A regular for 2 years · ends in 01");
    assertThat(found()).noneMatch(words -> ShopFloor.PRIVATE.stream().anyMatch(words::contains));
    assertThat(shop.audited).containsOnly("SEARCH c1", "SEARCH").contains("SEARCH c1");
  }

  @Test
  void saysThatTheNamesAreBeingReadAndShowsThemWhenTheyAre() {
    shop.holdNames();
    names.begin();
    type("feather");
    assertThat(found()).contains("Reading the names on this tablet. They come in a moment.");
    assertThat(found()).doesNotContain("Nothing found on this tablet.");

    shop.untilNamesRead();
    assertThat(found()).contains("W*** F***");
  }

  @Test
  void whereNobodyAndNothingFitsItSaysSo() {
    read();
    type("zzzqq");
    assertThat(found()).contains("Nothing found on this tablet.").doesNotContain("People");
  }

  @Test
  void aTouchAsksForTheEndOfANumberAndOpensThePage() {
    read();
    type("feather");
    Mouse.fire(tile("W*** F***"), MouseEvent.MOUSE_CLICKED);
    assertThat(found()).contains("Ask for the last four digits of their card or telephone.");
    assertThat(scene.getFocusOwner()).isSameAs(digits());
    assertThat(button("Open the page").isDisabled()).isTrue();

    digits().setText("1234");
    button("Open the page").fire();
    assertThat(found()).contains("None of their numbers ends like that.");
    assertThat(model.customerProperty().get()).isEmpty();

    digits().setText("0001");
    button("Open the page").fire();
    assertThat(model.customerProperty().get().orElseThrow().id()).isEqualTo(new CustomerId("c1"));
    assertThat(panel()).isEmpty();
    assertThat(search().field().getText()).isEmpty();
    assertThat(shop.audited).containsExactly("SEARCH c1", "SEARCH c1", "VIEW c1");
  }

  @Test
  void byKeyboardAlone() {
    read();
    type("feather");
    keys.press(KeyCode.DOWN, 200);
    keys.press(KeyCode.ENTER, 200);
    assertThat(scene.getFocusOwner()).isSameAs(digits());
    keys.press(KeyCode.ESCAPE, 200);
    assertThat(found()).contains("W*** F***");
    assertThat(scene.getFocusOwner()).isSameAs(search().field());

    keys.press(KeyCode.ENTER, 200);
    assertThat(scene.getFocusOwner()).as("the only one who fits").isSameAs(digits());
    digits().setText("0001");
    keys.press(KeyCode.ENTER, 200);
    assertThat(model.customerProperty().get()).isPresent();
    assertThat(shop.typed).isEmpty();
  }

  @Test
  void whoSaidTheDigitsWithTheNameIsNotAskedAgain() {
    read();
    type("남궁 0002");
    Mouse.fire(tile("남**연"), MouseEvent.MOUSE_CLICKED);

    assertThat(model.customerProperty().get().orElseThrow().id()).isEqualTo(new CustomerId("c2"));
  }

  @Test
  void whoHasNoNumberIsOpenedByAHeldButtonAlone() {
    shop.numberlessArrives("c9", "독고영재");
    read();
    type("독고");
    Mouse.fire(tile("독**재"), MouseEvent.MOUSE_CLICKED);

    assertThat(found())
        .contains("They have no card and no telephone here. Ask for what only they know.");
    button("Hold for two seconds to open").fire();
    assertThat(model.customerProperty().get()).as("not held").isEmpty();
    model.find().confirm("");
    assertThat(model.customerProperty().get()).isPresent();
  }

  @Test
  void somebodyWhoWithdrewMeanwhileIsSaidToBeGone() {
    read();
    type("feather");
    Mouse.fire(tile("W*** F***"), MouseEvent.MOUSE_CLICKED);
    shop.erase("c1");
    digits().setText("0001");
    button("Open the page").fire();

    assertThat(model.customerProperty().get()).isEmpty();
    assertThat(SceneWords.all(scene.getRoot())).contains("They can’t be found by name any more.");
  }

  @Test
  void whoeverMayNotLookForPeopleFindsGoodsAsBefore() {
    read();
    shop.duty.begin(new StaffMember(new StaffId("it-1"), "IT", Set.of(Role.IT)));
    model.appearanceProperty().set(ShopFloor.KOREAN);
    assertThat(search().field().getPromptText()).isEqualTo("카드 번호, 상품");
    type("머그");
    assertThat(found()).contains("상품", "레드 도트 머그").doesNotContain("단골");
    assertThat(model.noticeProperty().get()).isEmpty();
    assertThat(shop.audited).isEmpty();
  }

  @Test
  void aNameIsNotKeptOverALockAndNothingOfItStaysInView() {
    read();
    type("feather");
    Mouse.fire(tile("W*** F***"), MouseEvent.MOUSE_CLICKED);
    model.leave(ShopFloor.MINJI.id());
    shop.duty.end();
    names.forget();
    assertThat(model.find().queryProperty().get()).isEmpty();
    assertThat(model.find().foundProperty().get()).isEmpty();

    shop.duty.begin(ShopFloor.MINJI);
    model.comeBack(ShopFloor.MINJI.id());
    assertThat(model.find().queryProperty().get()).isEmpty();
  }

  @Test
  void whatIsTypedToFindGoodsIsKeptOverALock() {
    read();
    assertThat(keptOverALock("mug")).isEqualTo("mug");
    shop.hold();
    assertThat(keptOverALock("8801234567893")).as("before its answer").isNotEmpty();
  }

  @Test
  void aNameThatIsNotAnsweredYetIsNotKeptOverALock() {
    read();
    type("mug");
    shop.hold();
    assertThat(keptOverALock("feather")).isEmpty();
  }

  private String keptOverALock(String typed) {
    type(typed);
    model.leave(ShopFloor.MINJI.id());
    assertThat(search().field().getText()).isEmpty();
    model.comeBack(ShopFloor.MINJI.id());
    return model.find().queryProperty().get();
  }

  @Test
  void enterTakesACodeAsScannedThoughAnEarlierTextIsAnswered() {
    read();
    type("feather");
    shop.hold();
    type("8801234567893");
    keys.press(KeyCode.ENTER, 200);
    assertThat(shop.typed).containsExactly("8801234567893");
    shop.goOn();
    assertThat(model.find().foundProperty().get()).isEmpty();
  }

  @Test
  void enterTakesACodeAsScannedWhileTheNamesAreRead() {
    shop.holdNames();
    names.begin();
    type("8801234567893");
    keys.press(KeyCode.ENTER, 200);
    assertThat(shop.typed).containsExactly("8801234567893");
    shop.untilNamesRead();
  }

  @Test
  void enterAfterANameWaitsForItsAnswer() {
    read();
    shop.hold();
    type("feather");
    keys.press(KeyCode.ENTER, 200);
    assertThat(shop.typed).isEmpty();
    shop.goOn();
    shop.goOn();
    assertThat(scene.getFocusOwner()).as("asked for the end of a number").isSameAs(digits());
    assertThat(shop.typed).isEmpty();
  }

  @Test
  void afterTooManyWrongEndsItSaysToWait() {
    read();
    type("feather");
    Mouse.fire(tile("W*** F***"), MouseEvent.MOUSE_CLICKED);
    for (int i = 0; i <= 5; i++) {
      model.find().confirm("1234");
    }
    assertThat(SceneWords.all(scene.getRoot()))
        .contains("Too many wrong numbers on this tablet. Try again in a minute.");
    assertThat(model.customerProperty().get()).isEmpty();
  }

  @Test
  void isInTheLanguageThatIsChosenMeanwhile() {
    read();
    type("남궁");
    model.appearanceProperty().set(ShopFloor.KOREAN);
    assertThat(found()).contains("단골", "남**연 님");
    assertThat(search().field().getPromptText()).isEqualTo("이름, 카드 번호, 상품");
  }
}
