package app.dangol.screen.part;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** A button of 48 × 48 px with an icon; its words are for the screen reader and the tooltip. */
public final class IconButton extends Button {
  /**
   * @param words what it does
   */
  public IconButton(Icon icon, String words, Runnable action) {
    setGraphic(icon.node(24));
    getStyleClass().setAll("icon-button", "touch");
    setAccessibleText(words);
    setTooltip(new Tooltip(words));
    setOnAction(event -> action.run());
  }
}
