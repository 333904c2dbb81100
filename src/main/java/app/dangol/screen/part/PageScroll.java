package app.dangol.screen.part;

import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;

/**
 * Lets a column scroll up and down, by wheel, keys, or by dragging: touch screens on Linux report a
 * finger as a mouse.
 */
public final class PageScroll extends ScrollPane {
  public PageScroll(Node content) {
    super(content);
    getStyleClass().add("page-scroll");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setPannable(true);
    setFocusTraversable(false);
    setVbarPolicy(ScrollBarPolicy.ALWAYS);
    setMinHeight(0);
    skinProperty().addListener((property, was, skin) -> hideIdleBar());
  }

  /** The bar's room is always kept, so that nothing shifts when the column grows too long. */
  private void hideIdleBar() {
    for (Node node : lookupAll(".scroll-bar")) {
      if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
        bar.opacityProperty()
            .bind(
                Bindings.when(bar.visibleAmountProperty().lessThan(bar.maxProperty()))
                    .then(1)
                    .otherwise(0));
      }
    }
  }
}
