package app.dangol.screen.part;

import javafx.scene.control.TextFormatter;

/** Keeps a text from growing beyond what can be kept. */
final class TextLimit {
  private TextLimit() {}

  /**
   * @param maxLength UTF-16 units; what would go beyond is not typed
   */
  static TextFormatter<String> of(int maxLength) {
    return new TextFormatter<>(change -> within(change, maxLength));
  }

  /** A change that would go beyond the limit changes nothing. */
  private static TextFormatter.Change within(TextFormatter.Change change, int maxLength) {
    if (change.getControlNewText().length() > maxLength) {
      change.setText("");
      change.setRange(change.getRangeStart(), change.getRangeStart());
      change.setCaretPosition(change.getControlCaretPosition());
      change.setAnchor(change.getControlAnchor());
    }
    return change;
  }
}
