package app.dangol.screen.theme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/**
 * The colours of one theme, read from its stylesheet; names without {@code -color-}, {@code -dg-}.
 */
record Tokens(Map<String, Color> colours) {
  private static final Pattern TOKEN =
      Pattern.compile("-(?:color|dg)-([a-z-]+): (#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?);");

  static Tokens of(ThemeName theme) {
    Map<String, Color> colours = new HashMap<>();
    Matcher matcher = TOKEN.matcher(Stylesheet.read(List.of(theme.sheet())).text());
    while (matcher.find()) {
      colours.put(matcher.group(1), Color.web(matcher.group(2)));
    }
    return new Tokens(Map.copyOf(colours));
  }

  /** WCAG 2 contrast ratio, 1 to 21. */
  double contrast(String foreground, String background) {
    double a = luminance(get(foreground));
    double b = luminance(get(background));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private Color get(String name) {
    Color colour = colours.get(name);
    if (colour == null) {
      throw new AssertionError("No token is called " + name);
    }
    return colour;
  }

  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
