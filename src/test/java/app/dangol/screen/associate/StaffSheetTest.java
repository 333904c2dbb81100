package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.StaffId;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.PinDigits;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.part.PersonTile;
import app.dangol.screen.part.TouchTile;
import app.dangol.screen.theme.Fonts;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.StaffAccount;
import app.dangol.trust.access.StaffMember;
import app.dangol.trust.access.Tries;
import app.dangol.visit.StaffChange;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a manager does with the staff's accounts at the tablet, touch by touch. */
@ExtendWith(FxThreadExtension.class)
class StaffSheetTest {
  private static final String NEW_PIN = "730419";
  private static final String WRONG = "907351";
  private static final StaffId HANA = ShopFloor.HANA.id();

  @TempDir private Path folder;
  private ShopFloor shop;
  private Tablet tablet;
  private StaffViewModel staff;
  private Scene scene;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    shop.hireWithPins();
    shop.duty.begin(ShopFloor.JIEUN);
    tablet = new Tablet(shop, ShopFloor.ENGLISH);
    staff = tablet.model.staff();
    scene = new AssociateScreen(tablet.model, "지은", List.of(), key -> {}, 1280, 800).scene();
    scene.getPreferences().setReducedMotion(true);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private List<String> words() {
    layOut();
    return SceneWords.all(scene.getRoot());
  }

  private List<String> buttons() {
    return SceneWords.nodes(scene.getRoot(), node -> node instanceof ButtonBase).stream()
        .map(node -> ((ButtonBase) node).getText())
        .toList();
  }

  private void press(String button) {
    ((ButtonBase)
            SceneWords.nodes(
                    scene.getRoot(),
                    node -> node instanceof ButtonBase each && each.getText().equals(button))
                .getLast())
        .fire();
  }

  private void pressAvatar() {
    ((ButtonBase) SceneWords.styled(scene.getRoot(), "avatar")).fire();
  }

  private void layOut() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  private void touch(String name) {
    layOut();
    Node tile =
        SceneWords.nodes(scene.getRoot(), node -> node instanceof PersonTile).stream()
            .filter(each -> SceneWords.all(each).contains(name))
            .findFirst()
            .orElseThrow();
    Node touched = SceneWords.nodes(tile, node -> node instanceof TouchTile).getFirst();
    key(touched, KeyEvent.KEY_PRESSED, "", KeyCode.SPACE);
    key(touched, KeyEvent.KEY_RELEASED, "", KeyCode.SPACE);
  }

  private static void key(
      Node node, javafx.event.EventType<KeyEvent> type, String character, KeyCode code) {
    Event.fireEvent(node, new KeyEvent(type, character, "", code, false, false, false, false));
  }

  private void fill(int box, String text) {
    area(box).setText(text);
  }

  private TextArea area(int box) {
    List<Node> areas =
        SceneWords.nodes(
            SceneWords.styled(scene.getRoot(), "staff-form"), node -> node instanceof TextArea);
    return (TextArea) areas.get(box);
  }

  /** With the keys of the pad. */
  private void pin(String digits) {
    digits.chars().forEach(digit -> press(Character.toString(digit)));
    ((ButtonBase)
            SceneWords.nodes(scene.getRoot(), node -> node.getStyleClass().contains("enter"))
                .getLast())
        .fire();
  }

  private void openAndWriteDown(String id, String name) {
    staff.open();
    press("Add somebody");
    fill(0, name);
    fill(1, id);
    press("Associate");
    press("Go on to the PIN");
  }

  private StaffAccount account(String id) {
    return shop.staff().find(new StaffId(id)).orElseThrow();
  }

  @Test
  void isThereForManagersAndItAndForNobodyElse() {
    pressAvatar();
    assertThat(buttons()).contains("Staff");
    shop.duty.begin(new StaffMember(new StaffId("it-1"), "", Set.of(Role.IT)));
    pressAvatar();
    assertThat(buttons()).contains("Staff");
    shop.duty.begin(ShopFloor.MINJI);
    pressAvatar();
    assertThat(buttons()).contains("To do").doesNotContain("Staff");

    staff.open();
    assertThat(words()).anyMatch(said -> said.contains("(ACC-01)")).doesNotContain("하나");
  }

  @Test
  void showsEverybodyWithTheirRolesAndWhoHasToWait() {
    shop.staff().setTries(HANA, new Tries(10, Duration.ZERO));
    pressAvatar();
    press("Staff");

    assertThat(words())
        .contains("민지", "staff-1 · Associate", "지은", "staff-m · Manager", "needs a manager");
  }

  @Test
  void somebodyNewIsWrittenDownTypesTheirPinTwiceAndTheManagerTheirOwn() {
    openAndWriteDown("s-9", "수아");
    assertThat(words())
        .contains("Add 수아 to the staff")
        .anyMatch(said -> said.startsWith("수아, please enter a new PIN of 6 to 12 digits"));
    pin(NEW_PIN);
    assertThat(words()).contains("수아, please enter the same PIN once more.");
    pin(NEW_PIN);
    assertThat(words()).contains("지은, please enter your own PIN so that it is done.");
    assertThat(shop.staff().find(new StaffId("s-9"))).as("not before that").isEmpty();
    pin(ShopFloor.PIN);

    assertThat(account("s-9").roles()).containsExactly(Role.ASSOCIATE);
    assertThat(words()).contains("Done: Add 수아 to the staff");
    assertThat(tablet.staffChanges).isOne();
    assertNoDigitIsKept();
  }

  @Test
  void whatCannotBeTakenIsSaidInWordsAndTheFormKeepsWhatWasTyped() {
    openAndWriteDown("staff-1", "수아");
    assertThat(words()).contains("There is an account of that id already.");
    assertThat(area(0).getText()).isEqualTo("수아");
    fill(1, "수아");
    press("Go on to the PIN");
    assertThat(words()).anyMatch(said -> said.startsWith("An id has letters, digits"));
    fill(1, "s-9");
    fill(0, " ");
    press("Go on to the PIN");
    assertThat(words()).contains("A name has 1 to 60 characters in one line.");
    fill(0, "수아");
    press("Associate");
    press("Go on to the PIN");
    assertThat(words()).contains("Please choose at least one role.");
  }

  @Test
  void aPinThatIsNoneOrNotTheSameTwiceIsSaidAndTypedAnew() {
    openAndWriteDown("s-9", "수아");
    pin("12345");
    assertThat(words()).contains("A PIN has at least 6 digits.");
    pin("123456");
    assertThat(words()).anyMatch(said -> said.startsWith("That PIN is among the first"));
    pin(NEW_PIN);
    pin(WRONG);
    assertThat(words()).contains("Those two were not the same. Please begin again.");
    assertThat(words()).anyMatch(said -> said.startsWith("수아, please enter a new PIN"));
    assertNoDigitIsKept();
    pin(NEW_PIN);
    pin(NEW_PIN);
    assertThat(words()).contains("지은, please enter your own PIN so that it is done.");
  }

  @Test
  void aWrongOwnPinSaysHowManyAreLeftAndTheNewOneNeedNotBeTypedAgain() {
    staff.open();
    touch("하나");
    press("Set a new PIN");
    pin(NEW_PIN);
    pin(NEW_PIN);
    String before = account("staff-2").pin();
    pin(WRONG);
    assertThat(words()).contains("That wasn’t right. 4 tries left.");
    assertThat(account("staff-2").pin()).isEqualTo(before);
    pin(ShopFloor.PIN);

    assertThat(words()).contains("Done: A new PIN for 하나");
    assertThat(account("staff-2").pin()).isNotEqualTo(before);
    assertNoDigitIsKept();
  }

  @Test
  void afterFiveWrongOnesNoKeyTakesAnything() {
    staff.open();
    touch("하나");
    press("Remove from the staff");
    for (int n = 0; n < 5; n++) {
      pin(WRONG);
    }
    assertThat(words()).anyMatch(said -> said.startsWith("Too many wrong tries."));
    staff.type(1);
    assertThat(staff.typedProperty().get()).isZero();
    assertThat(shop.staff().find(HANA)).isPresent();
  }

  @Test
  void rolesAreGrantedAndWithdrawnAndSomebodyIsRemoved() {
    staff.open();
    touch("하나");
    press("Grant the role: Manager");
    pin(ShopFloor.PIN);
    assertThat(account("staff-2").roles()).containsExactlyInAnyOrder(Role.ASSOCIATE, Role.MANAGER);
    press("Withdraw the role: Associate");
    pin(ShopFloor.PIN);
    assertThat(account("staff-2").roles()).containsExactly(Role.MANAGER);
    press("Remove from the staff");
    assertThat(words()).contains("Remove 하나 from the staff");
    pin(ShopFloor.PIN);

    assertThat(shop.staff().find(HANA)).isEmpty();
    assertThat(words()).contains("민지").doesNotContain("하나");
  }

  @Test
  void aManagerLetsSomebodyTryAgain() {
    shop.staff().setTries(HANA, new Tries(10, Duration.ZERO));
    staff.open();
    touch("하나");
    press("Let them try again");
    pin(ShopFloor.PIN);

    assertThat(account("staff-2").tries()).isEqualTo(Tries.NONE);
    assertThat(buttons()).doesNotContain("Let them try again");
  }

  @Test
  void onesOwnRightsAreNotOfferedNorAManagersToIt() {
    staff.open();
    touch("지은");
    assertThat(buttons()).contains("Set a new PIN").doesNotContain("Remove from the staff");
    assertThat(words()).contains("Your own roles are changed by a colleague.");

    shop.duty.begin(new StaffMember(new StaffId("it-1"), "", Set.of(Role.IT)));
    staff.open();
    touch("지은");
    assertThat(buttons()).doesNotContain("Set a new PIN", "Remove from the staff");
    assertThat(words()).contains("Only a manager can change a manager’s account.");
    press("Back");
    touch("하나");
    assertThat(buttons())
        .contains("Grant the role: IT", "Remove from the staff")
        .doesNotContain("Grant the role: Manager");
  }

  @Test
  void whatWasBegunIsForgottenWhenTheSheetIsClosedOrTheTabletLocked() {
    openAndWriteDown("s-9", "Canaryname");
    pin(NEW_PIN);
    staff.type(7);
    staff.close();
    assertNoDigitIsKept();

    openAndWriteDown("s-9", "Canaryname");
    pin(NEW_PIN);
    pin(NEW_PIN);
    staff.type(7);
    tablet.model.leave(ShopFloor.JIEUN.id());
    assertNoDigitIsKept();
    assertThat(staff.openProperty().get()).isFalse();
    staff.enter();
    assertThat(shop.staff().find(new StaffId("s-9"))).isEmpty();
    assertThat(words()).doesNotContain("Canaryname");
  }

  @Test
  void goingBackGivesUpWhatWasTyped() {
    openAndWriteDown("s-9", "수아");
    pin(NEW_PIN);
    pin(NEW_PIN);
    staff.type(7);
    press("Back");

    assertNoDigitIsKept();
  }

  @Test
  void theFormLeavesNothingInItsFields() {
    staff.open();
    press("Add somebody");
    fill(0, "Canaryname");
    fill(1, "canary-id");
    TextArea name = area(0);
    TextArea id = area(1);
    press("Back");

    assertThat(name.getText() + id.getText()).isEmpty();
  }

  @Test
  void keysOfAKeyboardCountToo() {
    staff.open();
    staff.begin(new StaffChange.Remove(HANA));
    Node pane = SceneWords.styled(scene.getRoot(), "staff-pane");
    for (char digit : "2408155".toCharArray()) {
      key(pane, KeyEvent.KEY_TYPED, Character.toString(digit), KeyCode.UNDEFINED);
    }
    key(pane, KeyEvent.KEY_PRESSED, "", KeyCode.BACK_SPACE);
    assertThat(staff.typedProperty().get()).isEqualTo(6);
    key(pane, KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);

    assertThat(shop.staff().find(HANA)).isEmpty();
  }

  @Test
  void isSaidInKoreanTooAndNothingOfItIsInAnyWordForALog() {
    tablet.model.appearanceProperty().set(ShopFloor.KOREAN);
    staff.open();
    staff.choose(HANA);
    assertThat(words()).contains("직원에서 빼기", "staff-2 · 판매 직원");
    staff.begin(new StaffChange.Grant(HANA, Role.MANAGER));
    assertThat(words()).contains("하나님에게 매니저 역할 주기", "지은님, 본인 PIN을 누르면 그대로 돼요.");

    assertThat(staff.pageProperty().get().toString()).doesNotContain("하나", "지은");
    assertThat(tablet.model.texts().locale()).isEqualTo(Locale.KOREAN);
  }

  /** Neither of the new PIN nor of what was typed last. */
  private void assertNoDigitIsKept() {
    assertThat(staff.typedProperty().get()).isZero();
    PinDigits digits = (PinDigits) read(staff, "digits");
    assertThat((char[]) read(digits, "digits")).containsOnly('\0');
    assertThat(new String((char[]) read(staff, "newPin"))).matches("\0*");
  }

  private static Object read(Object from, String field) {
    try {
      Field held = from.getClass().getDeclaredField(field);
      held.setAccessible(true);
      return held.get(from);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
