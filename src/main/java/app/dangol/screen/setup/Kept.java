package app.dangol.screen.setup;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * Fills a pane from a value, anew only when the value has changed, so that a page that is told
 * things four times a second does not flicker under the finger.
 */
final class Kept<T> {
  private final Pane pane;
  private final Function<T, List<Node>> view;
  private @Nullable T shown;

  Kept(Pane pane, Function<T, List<Node>> view) {
    this.pane = pane;
    this.view = view;
  }

  void show(T value) {
    if (!value.equals(shown)) {
      shown = value;
      List<Node> nodes = view.apply(value);
      pane.getChildren().setAll(nodes);
      pane.setVisible(!nodes.isEmpty());
      pane.setManaged(!nodes.isEmpty());
    }
  }
}
