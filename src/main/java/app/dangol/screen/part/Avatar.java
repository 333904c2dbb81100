package app.dangol.screen.part;

import javafx.scene.control.Button;

/** The associate's disc with an initial; opens their menu. */
public final class Avatar extends Button {
  /**
   * @param words what it opens, for the screen reader
   */
  public Avatar(String initial, String words, Runnable action) {
    super(initial);
    getStyleClass().setAll("avatar", "touch");
    setAccessibleText(words);
    setOnAction(event -> action.run());
  }
}
