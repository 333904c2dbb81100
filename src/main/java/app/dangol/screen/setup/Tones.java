package app.dangol.screen.setup;

import app.dangol.screen.part.Icon;
import app.dangol.screen.setup.model.SeenLine;
import app.dangol.screen.setup.model.Tone;
import java.util.Locale;
import javafx.scene.Node;

/** The icon and the style class of a tone, and the icon of a unit. */
final class Tones {
  private Tones() {}

  /**
   * @param size as {@link Icon#node} takes it
   */
  static Node icon(Tone tone, int size) {
    return switch (tone) {
      case GOOD -> Icon.CHECK.node(size, "success");
      case PLAIN -> Icon.CLOCK.node(size);
      case CAUTION -> Icon.WARNING.node(size, "warning");
      case BAD -> Icon.WARNING.node(size, "danger");
    };
  }

  static Node icon(SeenLine.Kind kind, int size) {
    return switch (kind) {
      case READ -> Icon.CHECK.node(size, "success");
      case OTHER -> Icon.DEVICES.node(size);
      case AGAIN -> Icon.INSTEAD.node(size);
      case REFUSED -> Icon.WARNING.node(size, "warning");
      case REMARK -> Icon.SERVE.node(size);
    };
  }

  static String style(Tone tone) {
    return "tone-" + tone.name().toLowerCase(Locale.ROOT);
  }
}
