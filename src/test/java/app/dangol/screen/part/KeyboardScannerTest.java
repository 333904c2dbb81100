package app.dangol.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.wedge.KeyWedge;
import app.dangol.device.wedge.WedgeScan;
import app.dangol.device.wedge.WedgeSettings;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Keys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a field and a button notice of a reader in keyboard mode, and of a person. */
@ExtendWith(FxThreadExtension.class)
class KeyboardScannerTest {
  private static final String CARD = "DG1345379224";

  private final List<String> scans = new ArrayList<>();
  private final List<String> actions = new ArrayList<>();
  private final TextField field = new TextField();
  private final TextArea area = new TextArea();
  private final Button button = new Button("Buy");
  private final Scene scene = new Scene(new VBox(field, area, button), 400, 300);
  private final Keys keys = new Keys(scene);

  @BeforeEach
  void open() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    button.setDefaultButton(true);
    button.setOnAction(event -> actions.add("button"));
    field.setOnAction(event -> actions.add("field"));
    KeyboardScanner.on(scene, new KeyWedge(WedgeSettings.USUAL), keys::nanos, this::note);
  }

  private void note(WedgeScan scan) {
    scans.add(
        switch (scan) {
          case WedgeScan.Code code -> new String(code.bytes().toArray(), StandardCharsets.US_ASCII);
          case WedgeScan.Spoiled spoiled -> spoiled.why().name();
        });
  }

  @Test
  void aFieldIsAsItWasAfterAScan() {
    field.setText("scarf");
    field.requestFocus();
    field.selectRange(1, 4);
    keys.scan(CARD);
    assertThat(field.getText()).isEqualTo("scarf");
    assertThat(field.getSelection().getStart()).isEqualTo(1);
    assertThat(field.getSelection().getEnd()).isEqualTo(4);
    assertThat(scans).containsExactly(CARD);
  }

  @Test
  void theEnterOfAScanSubmitsNothing() {
    field.requestFocus();
    keys.scan(CARD);
    assertThat(actions).isEmpty();
  }

  @Test
  void theEnterOfAScanBeginsNoLineInAnArea() {
    area.setText("likes blue");
    area.requestFocus();
    area.end();
    keys.scan(CARD);
    assertThat(area.getText()).isEqualTo("likes blue");
  }

  @Test
  void theTabOfAScanMovesNoFocus() {
    field.requestFocus();
    keys.type(CARD, 5);
    keys.press(KeyCode.TAB, 5);
    assertThat(scene.getFocusOwner()).isSameAs(field);
    assertThat(scans).containsExactly(CARD);
  }

  @Test
  void theButtonInFocusIsNotFired() {
    button.requestFocus();
    keys.scan("AB 12 CD 34");
    assertThat(actions).isEmpty();
    assertThat(scans).containsExactly("AB 12 CD 34");
  }

  @Test
  void shortCutsInACodeDoNothingToTheField() {
    field.setText("scarf");
    field.requestFocus();
    field.selectAll();
    keys.type("]C110", 5);
    keys.control(KeyCode.X, 5);
    keys.scan("17");
    assertThat(field.getText()).isEqualTo("scarf");
    assertThat(scans).containsExactly("]C110\u001817");
  }

  @Test
  void theGroupSeparatorReachesNoField() {
    field.requestFocus();
    keys.type("]C1010400638", 5);
    keys.groupSeparator(5);
    keys.scan("10AB");
    assertThat(field.getText()).isEmpty();
    assertThat(scans).containsExactly("]C1010400638\u001d10AB");
  }

  @Test
  void noControlCharacterReachesAnybody() {
    List<String> typed = new ArrayList<>();
    scene.addEventHandler(KeyEvent.KEY_TYPED, event -> typed.add(event.getCharacter()));
    button.requestFocus();
    keys.groupSeparator(200);
    keys.typed("\u0002");
    keys.typed("\u007f");
    keys.typed("k");
    assertThat(typed).containsExactly("k");
  }

  @Test
  void nothingOfACodeCanBeBroughtBack() {
    field.requestFocus();
    keys.scan(CARD);
    field.undo();
    assertThat(CARD).doesNotContain(field.getText().isEmpty() ? "-" : field.getText());
  }

  @Test
  void aPersonsWordsStayWhereTheyAre() {
    field.requestFocus();
    keys.type("blue scarf", 120);
    assertThat(field.getText()).isEqualTo("blue scarf");
    keys.press(KeyCode.ENTER, 200);
    assertThat(actions).contains("field");
    assertThat(scans).isEmpty();
  }

  @Test
  void aQuickPairOfAPersonStays() {
    field.requestFocus();
    keys.type("t", 150);
    keys.type("he", 8);
    keys.type("y", 150);
    assertThat(field.getText()).isEqualTo("they");
  }

  @Test
  void aNumberTypedByHandIsSubmitted() {
    field.requestFocus();
    keys.type(CARD, 90);
    keys.press(KeyCode.ENTER, 200);
    assertThat(field.getText()).isEqualTo(CARD);
    assertThat(actions).contains("field");
  }

  @Test
  void enterOfAPersonFiresTheButton() {
    button.requestFocus();
    keys.press(KeyCode.SPACE, 200);
    assertThat(actions).containsExactly("button");
  }

  @Test
  void whatAPersonBeganStaysWhenAScanFollows() {
    field.requestFocus();
    keys.type("sca", 120);
    keys.pause(200);
    keys.scan(CARD);
    keys.pause(200);
    keys.type("rf", 120);
    assertThat(field.getText()).isEqualTo("scarf");
    assertThat(scans).containsExactly(CARD);
  }

  @Test
  void aScanUnderAKoreanInputMethodLeavesNoSyllable() {
    field.setText("목도리");
    field.requestFocus();
    field.end();
    keys.press(KeyCode.D, true, 5, "");
    keys.composed("ㅇ", "");
    keys.press(KeyCode.G, true, 5, "");
    keys.composed("ㅎ", "ㅇ");
    keys.composed("", "ㅎ");
    keys.scan("1345379224");
    keys.composed("", "ㅎ");
    assertThat(field.getText()).isEqualTo("목도리");
    assertThat(scans).containsExactly(CARD);
  }

  @Test
  void aCodeWithKeysTheInputMethodKeepsToItselfIsRefusedNotCut() {
    field.setText("목도리");
    field.requestFocus();
    field.end();
    keys.pause(5);
    keys.composed("ㅇ", "");
    keys.pause(5);
    keys.composed("ㅎ", "ㅇ");
    keys.pause(5);
    keys.composed("", "ㅎ");
    keys.scan("1345379224");
    assertThat(field.getText()).isEqualTo("목도리");
    assertThat(scans).containsExactly("UNFINISHED");
  }

  @Test
  void charactersOfAnotherLayoutDoNotMatter() {
    field.requestFocus();
    keys.press(KeyCode.D, true, 5, "ㅇ");
    keys.press(KeyCode.G, true, 5, "ㅎ");
    keys.scan("1345379224");
    assertThat(field.getText()).isEmpty();
    assertThat(scans).containsExactly(CARD);
  }

  @Test
  void aPersonComposesAfterAScan() {
    field.requestFocus();
    keys.scan(CARD);
    keys.pause(500);
    keys.press(KeyCode.D, false, 5, "");
    keys.composed("ㅇ", "");
    keys.pause(150);
    keys.press(KeyCode.K, false, 5, "");
    keys.composed("아", "");
    keys.composed("", "아");
    assertThat(field.getText()).isEqualTo("아");
  }

  @Test
  void twoScansInARowAreTwo() {
    field.requestFocus();
    keys.scan(CARD);
    keys.scan("8809123456784");
    assertThat(scans).containsExactly(CARD, "8809123456784");
    assertThat(field.getText()).isEmpty();
  }
}
