package app.dangol.screen.lock;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.screen.Appearance;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.lock.model.LockPage;
import app.dangol.screen.part.PersonTile;
import app.dangol.trust.access.StaffMember;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** People as tiles, a PIN in dots, what a wrong one brings, and a manager who helps. */
@ExtendWith(FxThreadExtension.class)
class LockScreenTest {
  private static final String WRONG = "240816";

  @TempDir Path folder;
  private ShopFloor shop;
  private LockViewModel model;
  private LockScreen screen;
  private Stage stage;
  private final List<StaffMember> signedIn = new ArrayList<>();
  private final ObjectProperty<Appearance> look = new SimpleObjectProperty<>(ShopFloor.ENGLISH);
  private long nanos;

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder);
    shop.duty.end();
    model =
        new LockViewModel(
            shop.dutyDesk(() -> nanos), look, Optional.of("240815"), () -> nanos, signedIn::add);
    screen = new LockScreen(model, 1000, 800);
    stage = new Stage();
    stage.setScene(screen.scene());
    stage.show();
    model.open(Optional.empty());
  }

  @AfterEach
  void close() {
    stage.hide();
    shop.close();
  }

  private LockPage page() {
    return model.pageProperty().get();
  }

  private LockPage.Pad pad() {
    return page().pad().orElseThrow();
  }

  private void enter(String pin) {
    pin.chars().forEach(digit -> model.type(digit - '0'));
    model.enter();
  }

  private void chooseMinji() {
    press(PersonTile.class, "민지");
  }

  /** By what a finger presses. */
  private void press(Class<? extends Node> kind, String words) {
    Node tile =
        all(kind, screen.scene().getRoot()).stream()
            .filter(each -> SceneWords.all(each).stream().anyMatch(said -> said.contains(words)))
            .findFirst()
            .orElseThrow();
    Node touched =
        ((Parent) tile).getChildrenUnmodifiable().isEmpty()
            ? tile
            : ((Parent) tile).getChildrenUnmodifiable().getFirst();
    touched.fireEvent(
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SPACE, false, false, false, false));
    touched.fireEvent(
        new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.SPACE, false, false, false, false));
  }

  private static <T extends Node> List<T> all(Class<T> kind, Node from) {
    List<T> found = new ArrayList<>();
    if (kind.isInstance(from)) {
      found.add(kind.cast(from));
    }
    if (from instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> found.addAll(all(kind, child)));
    }
    return found;
  }

  @Test
  void showsEverybodyAndAsksForThePinOfWhoeverIsTouched() {
    assertThat(page().people()).extracting(LockPage.Tile::name).containsExactly("민지", "하나", "지은");
    assertThat(page().pad()).isEmpty();
    assertThat(page().hint()).contains("This is the demo: everybody’s PIN is 240815.");

    chooseMinji();

    assertThat(pad().title()).isEqualTo("민지, please enter your PIN");
    enter(ShopFloor.PIN);
    assertThat(signedIn).extracting(StaffMember::id).containsExactly(ShopFloor.MINJI.id());
    assertThat(shop.duty.who()).contains(ShopFloor.MINJI);
  }

  @Test
  void everyKeyIsAtLeast64PixelsEachWayAndTilesAreLarger() {
    chooseMinji();
    screen.scene().getRoot().applyCss();
    screen.scene().getRoot().layout();

    List<Button> keys =
        all(Button.class, screen.scene().getRoot()).stream()
            .filter(key -> key.getStyleClass().contains("pin-key"))
            .toList();
    assertThat(keys).hasSize(12);
    assertThat(keys)
        .allSatisfy(key -> {
          assertThat(key.getWidth()).isGreaterThanOrEqualTo(64);
          assertThat(key.getHeight()).isGreaterThanOrEqualTo(64);
        });
    assertThat(all(PersonTile.class, screen.scene().getRoot()))
        .allSatisfy(tile -> assertThat(tile.getHeight()).isGreaterThanOrEqualTo(96));
  }

  @Test
  void thePinIsShownAsDotsAloneAndIsGoneAfterEveryTurn() {
    chooseMinji();
    "2408159".chars().forEach(digit -> model.type(digit - '0'));

    assertThat(model.typedProperty().get()).isEqualTo(7);
    assertThat(SceneWords.all(screen.scene().getRoot()))
        .noneMatch(said -> said.contains("2408159"));
    model.takeBack();
    assertThat(model.typedProperty().get()).isEqualTo(6);
    press(PersonTile.class, "하나");
    assertThat(model.typedProperty().get()).as("another person").isZero();
  }

  @Test
  void aShortPinIsNotEvenLookedAt() {
    chooseMinji();
    enter("24081");

    assertThat(pad().words()).isEmpty();
    assertThat(model.typedProperty().get()).isEqualTo(5);
  }

  @Test
  void digitsOfAKeyboardCountToo() {
    chooseMinji();
    for (char digit : ShopFloor.PIN.toCharArray()) {
      Event.fireEvent(
          screen.scene(),
          new KeyEvent(
              KeyEvent.KEY_TYPED,
              String.valueOf(digit),
              "",
              KeyCode.UNDEFINED,
              false,
              false,
              false,
              false));
    }
    Event.fireEvent(
        screen.scene(),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));

    assertThat(signedIn).hasSize(1);
  }

  @Test
  void aWrongOneSaysHowManyAreLeftAndTheFifthHowLongToWait() {
    chooseMinji();
    enter(WRONG);
    assertThat(pad().words()).isEqualTo("That wasn’t right. 4 tries left.");
    enter(WRONG);
    enter(WRONG);
    enter(WRONG);
    assertThat(pad().words()).isEqualTo("That wasn’t right. One try left.");
    enter(WRONG);
    assertThat(pad().words())
        .isEqualTo(
            "Too many wrong tries. You can try again in 5:00, or a manager can let you now.");
    assertThat(pad().open()).isFalse();

    nanos += Duration.ofSeconds(61).toNanos();
    model.tick();
    assertThat(pad().words()).contains("in 3:59");
    look.set(ShopFloor.KOREAN);
    assertThat(pad().words()).startsWith("여러 번 틀렸어요. 3:59 뒤에");

    nanos += Duration.ofMinutes(4).toNanos();
    model.tick();
    assertThat(pad().open()).isTrue();
    enter(ShopFloor.PIN);
    assertThat(signedIn).hasSize(1);
  }

  @Test
  void aManagerLetsSomebodyTryAgainAndIsNotSignedInByIt() {
    chooseMinji();
    for (int i = 0; i < 5; i++) {
      enter(WRONG);
    }
    assertThat(pad().helpers()).extracting(LockPage.Tile::name).containsExactly("지은");

    model.help(ShopFloor.JIEUN.id());
    assertThat(pad().title()).isEqualTo("지은, please enter your PIN so that 민지 can try again");
    enter(ShopFloor.PIN);

    assertThat(shop.duty.who()).isEmpty();
    assertThat(pad().title()).isEqualTo("민지, please enter your PIN");
    assertThat(pad().words()).isEqualTo("민지 can try again now.");
    enter(ShopFloor.PIN);
    assertThat(shop.duty.who()).contains(ShopFloor.MINJI);
  }

  @Test
  void aCardHeldUpBeforeAnybodySignedInIsAnsweredInWordsAndShowsNobody() {
    chooseMinji();
    model.type(8);
    model.askToSignInFirst();

    assertThat(model.typedProperty().get()).as("what its reader typed").isZero();
    assertThat(page().notice()).contains("Please sign in first, then hold the card up again.");
    chooseMinji();
    assertThat(page().notice()).isEmpty();
  }

  @Test
  void holdsInBothLanguagesUprightAndInTheLargestText() {
    chooseMinji();
    for (Appearance each :
        List.of(
            ShopFloor.KOREAN,
            ShopFloor.ENGLISH,
            new Appearance(ShopFloor.ENGLISH.language(), Appearance.Palette.CONTRAST, 130))) {
      look.set(each);
      for (LockScreen shown : List.of(screen, new LockScreen(model, 800, 1000))) {
        Parent root = shown.scene().getRoot();
        root.applyCss();
        root.layout();
        assertThat(SceneWords.all(root)).isNotEmpty();
        all(Button.class, root)
            .forEach(key -> {
              assertThat(key.localToScene(key.getBoundsInLocal()).getMinX())
                  .isGreaterThanOrEqualTo(-6);
              assertThat(key.localToScene(key.getBoundsInLocal()).getMaxX())
                  .isLessThanOrEqualTo(shown.scene().getWidth() + 6);
            });
      }
    }
  }
}
