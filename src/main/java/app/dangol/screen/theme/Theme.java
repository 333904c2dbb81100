package app.dangol.screen.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;

/**
 * Gives a scene its look: AtlantaFX as the user-agent sheet (so nothing of JavaFX's own look
 * remains) and the house's sheets above it, at one text scale. The sheets reach the scene as one
 * data URI per theme and scale, because JavaFX has no lookup for lengths and a file would have to
 * be written somewhere; building one takes about 10 ms, JavaFX keeps it parsed, and popups of the
 * scene inherit it. To be called on the FX thread; may be called again at any time to change theme
 * or scale.
 */
public final class Theme {
  /** The sheets every theme shares, by area; the theme's own colours follow them. */
  static final List<String> SHARED_SHEETS =
      List.of(
          "tokens.css",
          "type.css",
          "states.css",
          "buttons.css",
          "chips.css",
          "fields.css",
          "scroll.css",
          "menus.css",
          "cards.css",
          "timeline.css",
          "notices.css",
          "sheets.css",
          "layout.css",
          "associate.css",
          "setup.css",
          "lock.css",
          "kiosk.css",
          "motion.css");

  /** A kiosk with a very dense panel, at twice its size. */
  private static final double MAX_SCALE = 24;

  private final Map<Variant, String> uris = new HashMap<>();

  private record Variant(ThemeName name, double textScale) {}

  /**
   * Replaces the scene's stylesheets.
   *
   * @param textScale 1.0, 1.15 or 1.3 (a tablet of 8 inches multiplies by 1.2), at a kiosk the px
   *     of its unit; every length grows, not text alone
   */
  public void apply(Scene scene, ThemeName name, double textScale) {
    if (textScale < 0.5 || textScale > MAX_SCALE) {
      throw new IllegalArgumentException("A text scale of " + textScale + " is out of range");
    }
    scene.setUserAgentStylesheet(base(name));
    scene.getStylesheets().setAll(uris.computeIfAbsent(new Variant(name, textScale), Theme::uri));
  }

  private static String base(ThemeName name) {
    return switch (name) {
      case LIGHT -> new PrimerLight().getUserAgentStylesheet();
      case DARK, CONTRAST -> new PrimerDark().getUserAgentStylesheet();
    };
  }

  private static String uri(Variant variant) {
    return Stylesheet.read(sheets(variant.name())).scaled(variant.textScale()).asUri();
  }

  static List<String> sheets(ThemeName name) {
    List<String> sheets = new ArrayList<>(SHARED_SHEETS);
    sheets.add(name.sheet());
    return List.copyOf(sheets);
  }
}
