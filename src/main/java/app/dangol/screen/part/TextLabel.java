package app.dangol.screen.part;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Text that wraps and is never cut: it asks for all the lines it needs. */
public final class TextLabel extends Label {
  /** Without text yet, as a page's description makes it. */
  public TextLabel() {
    this("");
  }

  /**
   * @param styles the role, such as {@code body} or {@code caption}, and further style classes
   */
  public TextLabel(String text, String... styles) {
    super(text);
    getStyleClass().addAll(styles);
    Wrapping.begin(textProperty(), wrapTextProperty());
    setMinHeight(Region.USE_PREF_SIZE);
  }
}
