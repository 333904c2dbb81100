package app.dangol.screen.part;

import java.text.Bidi;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text may be wrapped. JavaFX 26 (26.0.2 as well) fails in {@code
 * PrismTextLayout.computeTrailingSpaceWidth} where a line ends within a run from right to left, at
 * every pulse from then on; a note in Arabic or Hebrew would take the screen with it. Such a text
 * stays on one line.
 */
final class Wrapping {
  private Wrapping() {}

  /** Has the text wrapped where it can be; who sets otherwise later on is left alone. */
  static void begin(ObservableValue<String> text, BooleanProperty wrap) {
    wrap.set(!turns(text.getValue()));
    text.addListener((property, was, now) -> {
      if (turns(was) != turns(now)) {
        wrap.set(!turns(now));
      }
    });
  }

  /** Whether any part of it runs from right to left. */
  static boolean turns(@Nullable String text) {
    return text != null && Bidi.requiresBidi(text.toCharArray(), 0, text.length());
  }
}
