package app.dangol.screen;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A keyboard before a scene, with a clock that only its keys move: each key goes down, types and
 * comes up, as the platform tells it.
 */
public final class Keys {
  private static final long MS = 1_000_000;

  private final Scene scene;
  private long nanos = 7_000 * MS;

  public Keys(Scene scene) {
    this.scene = scene;
  }

  /** The clock. */
  public long nanos() {
    return nanos;
  }

  public void pause(long millis) {
    nanos += millis * MS;
  }

  /** A code as a reader types it, with Enter. */
  public void scan(String code) {
    type(code, 5);
    press(KeyCode.ENTER, 5);
  }

  /** Characters one after the other, each so long after the one before. */
  public void type(String text, long gapMillis) {
    for (char character : text.toCharArray()) {
      String one = String.valueOf(character);
      KeyCode code =
          character == ']'
              ? KeyCode.CLOSE_BRACKET
              : KeyCode.getKeyCode(one.toUpperCase(Locale.ROOT));
      press(
          character == ' ' ? KeyCode.SPACE : Objects.requireNonNull(code, "a key for it"),
          Character.isUpperCase(character),
          gapMillis,
          one);
    }
  }

  public void press(KeyCode code, long gapMillis) {
    String typed =
        switch (code) {
          case ENTER -> "\r";
          case TAB -> "\t";
          case SPACE -> " ";
          default -> "";
        };
    press(code, false, gapMillis, typed);
  }

  /**
   * @param typed what the platform's layout makes of it; empty where an input method takes it
   */
  public void press(KeyCode code, boolean shift, long gapMillis, String typed) {
    pause(gapMillis);
    fire(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, code, shift, false);
    if (!typed.isEmpty()) {
      typed(typed);
    }
    nanos += MS / 2;
    fire(KeyEvent.KEY_RELEASED, KeyEvent.CHAR_UNDEFINED, code, shift, false);
    nanos -= MS / 2;
  }

  public void control(KeyCode code, long gapMillis) {
    pause(gapMillis);
    fire(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, code, false, true);
    fire(KeyEvent.KEY_RELEASED, KeyEvent.CHAR_UNDEFINED, code, false, true);
  }

  /** Control and the closing bracket, as readers send GS. */
  public void groupSeparator(long gapMillis) {
    pause(gapMillis);
    fire(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, KeyCode.CLOSE_BRACKET, false, true);
    typed("\u001d");
    fire(KeyEvent.KEY_RELEASED, KeyEvent.CHAR_UNDEFINED, KeyCode.CLOSE_BRACKET, false, true);
  }

  public void typed(String text) {
    fire(KeyEvent.KEY_TYPED, text, KeyCode.UNDEFINED, false, false);
  }

  /** What an input method tells: the syllable under way, and what it has finished. */
  public void composed(String composing, String committed) {
    List<InputMethodTextRun> runs =
        composing.isEmpty()
            ? List.of()
            : List.of(new InputMethodTextRun(composing, InputMethodHighlight.UNSELECTED_RAW));
    Event.fireEvent(
        target(),
        new InputMethodEvent(
            InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, runs, committed, composing.length()));
  }

  private void fire(
      EventType<KeyEvent> type, String character, KeyCode code, boolean shift, boolean control) {
    Event.fireEvent(
        target(), new KeyEvent(type, character, "", code, shift, control, false, false));
  }

  private Node target() {
    return Objects.requireNonNullElse(scene.getFocusOwner(), scene.getRoot());
  }
}
