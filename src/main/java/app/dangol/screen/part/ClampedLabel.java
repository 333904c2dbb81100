package app.dangol.screen.part;

import javafx.scene.control.Label;
import javafx.scene.text.Text;

/** Text that wraps to a number of lines and then ends in an ellipsis. */
public final class ClampedLabel extends Label {
  private final Text ruler;

  public ClampedLabel(String text, int maxLines, String... styles) {
    super(text);
    getStyleClass().addAll(styles);
    Wrapping.begin(textProperty(), wrapTextProperty());
    ruler = new Text("X\n".repeat(maxLines - 1) + "X");
    ruler.fontProperty().bind(fontProperty());
    ruler.lineSpacingProperty().bind(lineSpacingProperty());
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.min(super.computePrefHeight(width), limit());
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  private double limit() {
    double lines = ruler.getLayoutBounds().getHeight() + getLineSpacing();
    return Math.ceil(snappedTopInset() + lines + snappedBottomInset()) + 1;
  }
}
