package app.dangol.screen.part;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputMethodEvent;

/**
 * A text field as it was before a key, to be put back when the key turns out to be a reader's. It
 * may hold a person's name, so it is dropped as soon as the keys are known to be a person's.
 *
 * @param at when the key came
 */
record FieldMemory(TextInputControl field, String text, int anchor, int caret, long at) {
  /** The field that would get the key, if it is one. */
  static Optional<FieldMemory> of(Scene scene, long at) {
    return focused(scene)
        .map(field ->
            new FieldMemory(
                field,
                field.getText() == null ? "" : field.getText(),
                field.getAnchor(),
                field.getCaretPosition(),
                at));
  }

  /** The text field that has the focus. */
  static Optional<TextInputControl> focused(Scene scene) {
    return scene.getFocusOwner() instanceof TextInputControl field && field.isEditable()
        ? Optional.of(field)
        : Optional.empty();
  }

  /**
   * Puts the field back, unless it has gone.
   *
   * @param composing an input method is in the middle of a syllable, which must not come after
   */
  void restore(Scene scene, boolean composing) {
    if (field.getScene() != scene) {
      return;
    }
    if (composing) {
      endComposition(scene);
    }
    if (!text.equals(field.getText())) {
      field.setText(text);
    }
    field.selectRange(anchor, caret);
  }

  /** The field forgets the syllable; moving the focus makes the input method forget it too. */
  private void endComposition(Scene scene) {
    field.fireEvent(
        new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, List.of(), "", 0));
    Node owner = scene.getFocusOwner();
    if (field.equals(owner)) {
      scene.getRoot().requestFocus();
      field.requestFocus();
    }
  }

  @Override
  public String toString() {
    return "FieldMemory of " + at;
  }
}
