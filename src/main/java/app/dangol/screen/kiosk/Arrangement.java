package app.dangol.screen.kiosk;

/**
 * How the screen is divided now. All figures are in units of the panel; twice the size halves the
 * room there is.
 */
record Arrangement(Panel panel, KioskLook look) {
  /** Two suggestions one above the other, with the greeting and all buttons, need this much. */
  private static final double TWO_OFFERS = 640;

  /** The share of the height that a seated person cannot reach. */
  private static final double OUT_OF_REACH = 0.45;

  private static final double NARROW = 340;
  private static final double PICTURE_SHARE = 0.34;

  /** One unit in px, as shown now. */
  double unit() {
    return panel.unit() * (look.zoomed() ? 2 : 1);
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

  /** Whether even the buttons have to scroll with the words. */
  boolean isCramped() {
    return look.zoomed() && !isTall();
  }

  /** Whether there is height for more than what is needed. */
  boolean isHigh() {
    return isTall() && height() >= TWO_OFFERS;
  }

  /** How many suggestions are shown at once. */
  int offers() {
    return isHigh() && !look.zoomed() && !look.lowered() ? 2 : 1;
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
    return look.zoomed() ? 0 : width() * PICTURE_SHARE;
  }
}
