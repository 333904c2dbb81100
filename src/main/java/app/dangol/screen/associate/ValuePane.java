package app.dangol.screen.associate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Shows a value as a node and makes the node anew only when the value has changed, so that a
 * finger, a caret or a scroll position elsewhere on the page is left in peace. The focus keeps its
 * place.
 */
final class ValuePane<T> extends StackPane {
  private final Function<T, Node> view;
  private @Nullable T shown;

  /**
   * @param view makes the node for a value
   */
  ValuePane(Function<T, Node> view) {
    this.view = view;
    setAlignment(Pos.TOP_LEFT);
    setMinHeight(USE_PREF_SIZE);
  }

  void show(T value) {
    if (value.equals(shown)) {
      return;
    }
    shown = value;
    int focused = placeOfFocus();
    getChildren().setAll(view.apply(value));
    List<Node> now = focusable(this);
    if (focused >= 0 && !now.isEmpty()) {
      now.get(Math.min(focused, now.size() - 1)).requestFocus();
    }
  }

  /** Which of the nodes that can take the focus has it; -1 for none. */
  private int placeOfFocus() {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    return owner == null ? -1 : focusable(this).indexOf(owner);
  }

  private static List<Node> focusable(Parent parent) {
    List<Node> found = new ArrayList<>();
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child.isFocusTraversable()) {
        found.add(child);
      }
      if (child instanceof Parent inner) {
        found.addAll(focusable(inner));
      }
    }
    return found;
  }
}
