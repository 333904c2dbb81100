package app.dangol.screen.kiosk;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * What a page is made of; the frame puts it in its places.
 *
 * @param picture above the words or beside them, where there is room
 * @param hero the height it wants above the words, in units; it gets less where the words need
 *     more, and all that is left for {@link #REST}
 * @param text scrolls only where it would not fit
 * @param longer whether the text may be too long for a tall screen, too
 * @param actions rows of buttons that stay in reach
 */
record Parts(Optional<Node> picture, double hero, Region text, boolean longer, List<Node> actions) {
  /** The picture takes all that the words leave. */
  static final double REST = -1;

  Parts(Optional<Node> picture, double hero, Region text, List<Node> actions) {
    this(picture, hero, text, false, actions);
  }
}
