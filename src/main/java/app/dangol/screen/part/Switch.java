package app.dangol.screen.part;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;

/**
 * Something that is on or off at one touch. It shows what is so, not what was touched: it turns
 * when it is told to. A check mark says that it is on, so that colour does not say it alone.
 */
public final class Switch extends ToggleButton {
  /**
   * @param words what it is and how it stands, for the screen reader
   * @param toggle called at a touch
   */
  public Switch(String words, boolean on, Runnable toggle) {
    StackPane thumb = new StackPane(on ? Icon.CHECK.node(18) : new StackPane());
    thumb.getStyleClass().add("thumb");
    StackPane track = new StackPane(thumb);
    track.getStyleClass().add("track");
    setGraphic(track);
    getStyleClass().setAll("switch", "touch");
    setAccessibleText(words);
    setSelected(on);
    setOnAction(touched -> {
      setSelected(on);
      toggle.run();
    });
  }
}
