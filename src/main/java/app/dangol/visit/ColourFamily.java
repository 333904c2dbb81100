package app.dangol.visit;

/**
 * Colours as people tell them apart at a glance: the hue circle in eight parts, and what has no hue
 * to speak of.
 */
enum ColourFamily {
  RED,
  ORANGE,
  YELLOW,
  GREEN,
  TEAL,
  BLUE,
  PURPLE,
  PINK,
  NEUTRAL;

  /** Below this saturation or brightness nobody names a hue. */
  private static final double FAINT = 0.18;

  private static final ColourFamily[] AROUND = {
    RED, ORANGE, YELLOW, GREEN, TEAL, BLUE, PURPLE, PINK
  };

  /** Where each part of the circle ends, in degrees; what is left belongs to red again. */
  private static final double[] ENDS = {15, 42, 70, 155, 195, 255, 290, 345};

  /**
   * @param hex {@code #RRGGBB}
   * @throws IllegalArgumentException if it is anything else
   */
  static ColourFamily of(String hex) {
    if (!hex.matches("#[0-9A-Fa-f]{6}")) {
      throw new IllegalArgumentException("not a colour of the form #RRGGBB");
    }
    int rgb = Integer.parseInt(hex.substring(1), 16);
    double red = (rgb >> 16 & 0xff) / 255.0;
    double green = (rgb >> 8 & 0xff) / 255.0;
    double blue = (rgb & 0xff) / 255.0;
    double max = Math.max(red, Math.max(green, blue));
    double spread = max - Math.min(red, Math.min(green, blue));
    if (max < FAINT || spread / max < FAINT) {
      return NEUTRAL;
    }
    double hue = hue(red, green, blue, max, spread);
    for (int i = 0; i < ENDS.length; i++) {
      if (hue < ENDS[i]) {
        return AROUND[i];
      }
    }
    return RED;
  }

  /** Degrees on the hue circle of HSV, 0 = red. */
  private static double hue(double red, double green, double blue, double max, double spread) {
    double sixth;
    if (max == red) {
      sixth = (green - blue) / spread;
    } else if (max == green) {
      sixth = 2 + (blue - red) / spread;
    } else {
      sixth = 4 + (red - green) / spread;
    }
    return (sixth * 60 + 360) % 360;
  }
}
