package app.dangol.screen.kiosk;

/**
 * How the screen is divided now. All figures are in units of the panel; twice the size halves the
 * room there is. A panel too small for the usual layouts gets the compact one from the start: no
 * pictures, the words scroll, and most tools are on a page of their own.
 */
record Arrangement(Panel panel, KioskLook look) {
  /** Two suggestions one above the other, with the greeting and all buttons, need this much. */
  private static final double TWO_OFFERS = 640;

  /** The share of the height that a seated person cannot reach. */
  private static final double OUT_OF_REACH = 0.45;

  private static final double NARROW = 340;

  /** "Larger" means twice the size, or as much of it as leaves this room. */
  private static final double LARGER = 2;

  private static final double LEAST_TALL_WIDTH = 150;
  private static final double LEAST_WIDE_WIDTH = 195;
  private static final double LEAST_WIDE_HEIGHT = 110;

  /** A row of three buttons, and a few lines of words between it and the tools, need this much. */
  private static final double ROW_WIDTH = 263;

  private static final double ROW_HEIGHT = 150;
  private static final double PICTURE_SHARE = 0.34;

  /** One unit in px, as shown now. */
  double unit() {
    return panel.unit() * (look.zoomed() ? zoom() : 1);
  }

  private double zoom() {
    double across = panel.width() / panel.unit();
    double down = panel.height() / panel.unit();
    double fits =
        isTall()
            ? across / LEAST_TALL_WIDTH
            : Math.min(across / LEAST_WIDE_WIDTH, down / LEAST_WIDE_HEIGHT);
    return Math.clamp(fits, 1, LARGER);
  }

  double width() {
    return panel.width() / unit();
  }

  double height() {
    return panel.height() / unit();
  }

  boolean isTall() {
    return panel.shape() == Panel.Shape.TALL;
  }

  boolean isNarrow() {
    return isTall() && width() < NARROW;
  }

  /** Whether pictures go and words scroll, at a larger size or on a small panel. */
  boolean isCompact() {
    return look.zoomed() || panel.isSmall();
  }

  /** Whether even the buttons have to scroll with the words. */
  boolean isCramped() {
    return isCompact() && !isTall() && (width() < ROW_WIDTH || height() < ROW_HEIGHT);
  }

  /** Whether a row is too narrow for its buttons, so that they stand one above the other. */
  boolean isStacked() {
    return isTall() ? isCompact() : isCramped();
  }

  /** Whether there is height for more than what is needed. */
  boolean isHigh() {
    return isTall() && height() >= TWO_OFFERS;
  }

  /** Whether there is something to lower: a small panel is in reach from top to bottom. */
  boolean canLower() {
    return isTall() && !panel.isSmall();
  }

  /** How many suggestions are shown at once. */
  int offers() {
    return isHigh() && !isCompact() && !look.lowered() ? 2 : 1;
  }

  /**
   * Height of the picture above the words, on tall screens. Lowered, it fills what cannot be
   * reached from a chair.
   */
  double hero(double wanted) {
    return look.lowered() ? height() * OUT_OF_REACH : wanted;
  }

  /** Width of the picture beside the words, on wide screens; zero for none. */
  double side() {
    return isCompact() ? 0 : width() * PICTURE_SHARE;
  }
}
