package app.dangol.screen.theme;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * The four weights of Pretendard that ship with the program. The screen never falls back to a
 * system font, because a kiosk image may hold none with Hangul.
 */
public final class Fonts {
  private static final List<String> WEIGHTS = List.of("Regular", "Medium", "SemiBold", "Bold");

  /** Any size: loading registers the family, the stylesheets choose the size. */
  private static final double PROBE_SIZE = 12;

  /**
   * Registers the fonts with JavaFX; loading them again does no harm. Medium and SemiBold register
   * as families of their own ("Pretendard SemiBold"), so stylesheets must name them by family.
   *
   * @return the family names, in the order regular, medium, semi-bold, bold
   * @throws DangolException if a font is missing or cannot be read
   */
  public List<String> load() {
    List<String> families = new ArrayList<>();
    for (String weight : WEIGHTS) {
      families.add(load("fonts/Pretendard-" + weight + ".otf"));
    }
    return List.copyOf(families);
  }

  private static String load(String resource) {
    try (InputStream file = Fonts.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw unreadable(resource, null);
      }
      Font font = Font.loadFont(file, PROBE_SIZE);
      if (font == null) {
        throw unreadable(resource, null);
      }
      return font.getFamily();
    } catch (IOException e) {
      throw unreadable(resource, e);
    }
  }

  private static DangolException unreadable(String resource, @Nullable Throwable cause) {
    return new DangolException(ErrorCode.RUN_99, "The font " + resource + " cannot be read", cause);
  }
}
