package app.dangol.screen.part;

import javafx.scene.Node;

/**
 * A tile or a row that is one button, with words that wrap. A plain button would ask for the height
 * of its words at no width at all.
 */
public final class TouchTile extends TouchRegion {
  /**
   * @param words what it is and does, for the screen reader
   * @param style its style class
   */
  public TouchTile(Node content, String words, String style, Runnable action) {
    super(content, action);
    getStyleClass().addAll(style, "touch");
    setAccessibleText(words);
    setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
  }
}
