package app.dangol.screen.part;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/** A chip that does something: drawn 36 px tall, 48 px tall to the finger. */
public final class ActionChip extends Button {
  public ActionChip(String text, Runnable action) {
    super(text);
    getStyleClass().setAll("action-chip", "touch");
    setMinWidth(Region.USE_PREF_SIZE);
    setOnAction(event -> action.run());
  }
}
