package app.dangol.screen.part;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Why something is suggested: an icon and at most three lines. */
final class ReasonLine extends HBox {
  private static final int MAX_LINES = 3;

  ReasonLine(Icon icon, String reason) {
    ClampedLabel words = new ClampedLabel(reason, MAX_LINES, "reason");
    HBox.setHgrow(words, Priority.ALWAYS);
    getStyleClass().add("reason-line");
    getChildren().addAll(icon.node(18, "warm"), words);
  }
}
