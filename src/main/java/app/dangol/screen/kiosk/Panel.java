package app.dangol.screen.kiosk;

/**
 * A panel and the unit its screens are drawn in. Text for the public has a smallest height in
 * millimetres (Korean notice on barrier-free kiosks, 2025: 12 mm, 7.25 mm up to 28 cm diagonal), so
 * the same 1080 × 1920 px need other sizes at 21 than at 32 inches.
 *
 * @param width of the screen in px
 * @param height of the screen in px
 * @param inches diagonal of the panel
 */
public record Panel(double width, double height, double inches) {
  /** Body text, in units; the unit is chosen so that this is the smallest text allowed. */
  static final double BODY = 17;

  /** Figures and Latin letters, in units, where a larger unit would leave too little room. */
  static final double TALLER_FIGURES = 20;

  /** Visible Hangul is 0.82 of the font size high, figures and capitals 0.707 (Pretendard). */
  private static final double HANGUL_INK = 0.82;

  private static final double FIGURE_INK = 0.707;

  private static final double MM_PER_INCH = 25.4;
  private static final double SMALL_PANEL_MM = 280;

  /** The usual layouts need this much room, in units. */
  private static final double TALL_WIDTH = 300;

  private static final double TALL_HEIGHT = 540;
  private static final double WIDE_WIDTH = 390;
  private static final double WIDE_HEIGHT = 215;

  /** And this much where figures are drawn no larger than Hangul. */
  private static final double WIDE_HEIGHT_EVEN = 240;

  /** Which of the two layouts fits. */
  enum Shape {
    TALL,
    WIDE
  }

  public Panel {
    if (!(width >= 1 && height >= 1 && inches >= 1)) {
      throw new IllegalArgumentException("no such panel: " + width + " × " + height);
    }
  }

  double pixelsPerMm() {
    return Math.hypot(width, height) / (inches * MM_PER_INCH);
  }

  Shape shape() {
    return height > width ? Shape.TALL : Shape.WIDE;
  }

  /** Smallest visible height of text, in mm. */
  double minTextMm() {
    return inches * MM_PER_INCH <= SMALL_PANEL_MM ? 7.25 : 12;
  }

  /** Smallest font size for Hangul, in px. */
  double minHangul() {
    return minTextMm() * pixelsPerMm() / HANGUL_INK;
  }

  /** Smallest font size for figures and Latin letters, in px. */
  double minFigures() {
    return minTextMm() * pixelsPerMm() / FIGURE_INK;
  }

  /** Smallest side of what a finger must hit, in px: 20 mm, 15 mm on a small panel. */
  double minTouch() {
    return (inches * MM_PER_INCH <= SMALL_PANEL_MM ? 15 : 20) * pixelsPerMm();
  }

  /** Whether figures and Latin letters are drawn at 20 units instead of 17. */
  boolean hasTallerFigures() {
    double even = minFigures() / BODY;
    return isSmall(even) || (shape() == Shape.WIDE && height / even < WIDE_HEIGHT_EVEN);
  }

  /** Whether the usual layouts would not fit, however the unit is chosen. */
  boolean isSmall() {
    return isSmall(unit());
  }

  private boolean isSmall(double unit) {
    return switch (shape()) {
      case TALL -> width / unit < TALL_WIDTH || height / unit < TALL_HEIGHT;
      case WIDE -> width / unit < WIDE_WIDTH || height / unit < WIDE_HEIGHT;
    };
  }

  /** One unit, in px. Everything on the screen is a multiple of it. */
  double unit() {
    return hasTallerFigures()
        ? Math.max(minHangul() / BODY, minFigures() / TALLER_FIGURES)
        : minFigures() / BODY;
  }
}
