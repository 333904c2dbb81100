package app.dangol.screen.part.still;

import javafx.scene.paint.Color;

/**
 * The drawing's own paints. They belong to the picture, as a photograph's colours would, and do not
 * follow the theme's tokens; only the choice of paper by day or by night does.
 */
final class Palette {
  /** The house's own colour, for pictures that show no goods. */
  static final String HOUSE = "#1F5F4E";

  static final Color DAY_PAPER = Color.web("#F6EFE4");
  static final Color NIGHT_PAPER = Color.web("#2A2521");
  static final Color PAPER = Color.web("#FFFDF9");
  static final Color INK = Color.web("#1B1815");
  static final Color SOFT_INK = Color.web("#25211C");
  static final Color STONE = Color.web("#8A7F70");
  static final Color SAND = Color.web("#C9B38C");
  static final Color PERSIMMON = Color.web("#E2733D");
  static final Color PINE = Color.web(HOUSE);
  static final Color BRASS = Color.web("#D9B26A");
  static final Color FLAME = Color.web("#F6C667");
  static final Color SHADOW = Color.web("#1B1208");

  private Palette() {}

  /** WCAG relative luminance, 0 to 1. */
  static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  static Color withAlpha(Color c, double alpha) {
    return Color.color(c.getRed(), c.getGreen(), c.getBlue(), alpha);
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
