package app.dangol.screen.kiosk;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Buttons that share a row, or stand one above the other where a row is too narrow for them. */
final class ActionRow {
  private ActionRow() {}

  /** Side by side, unless there is no room for it. */
  static Pane of(Arrangement arrangement, Node... buttons) {
    return fill(arrangement, arrangement.isStacked() ? new VBox() : new HBox(), buttons);
  }

  /** Two short words that always have room side by side. */
  static Pane pair(Arrangement arrangement, Node one, Node other) {
    return fill(arrangement, new HBox(), one, other);
  }

  /** One above the other on a tall screen, which has the height. */
  static Pane stacked(Arrangement arrangement, Node... buttons) {
    boolean beside = !arrangement.isTall() && !arrangement.isStacked();
    return fill(arrangement, beside ? new HBox() : new VBox(), buttons);
  }

  private static Pane fill(Arrangement arrangement, Pane row, Node... buttons) {
    row.getStyleClass().add("kiosk-row");
    for (Node button : buttons) {
      ((Region) button).setMaxWidth(Double.MAX_VALUE);
      if (arrangement.isStacked() && button instanceof Button words) {
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMinWidth(0);
      }
      HBox.setHgrow(button, Priority.ALWAYS);
      row.getChildren().add(button);
    }
    return row;
  }
}
