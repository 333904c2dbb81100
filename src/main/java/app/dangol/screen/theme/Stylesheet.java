package app.dangol.screen.theme;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Joins stylesheet resources into one and multiplies every {@code px} length by the text scale.
 *
 * <p>JavaFX looks up colours by name but not lengths, and {@code em} paddings follow each node's
 * own font size, so a scale cannot be expressed in the stylesheet language itself. The sheets
 * therefore stay plain and valid, written in px for 100 %. A number without a unit means px to
 * JavaFX too and is left alone: that is how hairlines and shadow radii say that they do not grow.
 */
final class Stylesheet {
  private static final Pattern LENGTH = Pattern.compile("(?<![\\w.#-])(-?\\d+(?:\\.\\d+)?)px\\b");

  private final String text;

  private Stylesheet(String text) {
    this.text = text;
  }

  static Stylesheet read(List<String> resources) {
    StringBuilder joined = new StringBuilder();
    for (String resource : resources) {
      joined.append(readOne(resource)).append('\n');
    }
    return new Stylesheet(joined.toString());
  }

  Stylesheet scaled(double factor) {
    String scaled =
        LENGTH
            .matcher(text)
            .replaceAll(match ->
                String.format(Locale.ROOT, "%.2fpx", Double.parseDouble(match.group(1)) * factor));
    return new Stylesheet(scaled);
  }

  /** The sheet as a URI that a scene accepts; nothing is written to disk. */
  String asUri() {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "data:text/css;charset=UTF-8;base64," + Base64.getEncoder().encodeToString(bytes);
  }

  String text() {
    return text;
  }

  private static String readOne(String resource) {
    try (InputStream in = Stylesheet.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new DangolException(ErrorCode.RUN_99, "The stylesheet " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DangolException(
          ErrorCode.RUN_99, "The stylesheet " + resource + " cannot be read", e);
    }
  }
}
