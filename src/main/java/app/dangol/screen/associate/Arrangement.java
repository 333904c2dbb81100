package app.dangol.screen.associate;

/** How the page is laid out: with how many cards beside each other, or in one column. */
enum Arrangement {
  /** One column, as on a tablet held upright or with the largest text. */
  ONE_COLUMN(0),
  TWO_CARDS(2),
  THREE_CARDS(3);

  /** Below this width, in px, there is no room for two columns. */
  private static final double TWO_COLUMNS_FROM = 1000;

  /**
   * From this step on one card less fits beside the story; from the next one, one column is used.
   */
  private static final int TWO_CARDS_FROM = 115;

  private static final int ONE_COLUMN_FROM = 130;

  private final int cards;

  Arrangement(int cards) {
    this.cards = cards;
  }

  /** What fits into that width, in px, with text of that size. */
  static Arrangement of(double width, int textPercent) {
    if (isNarrow(width) || textPercent >= ONE_COLUMN_FROM) {
      return ONE_COLUMN;
    }
    return textPercent >= TWO_CARDS_FROM ? TWO_CARDS : THREE_CARDS;
  }

  /** Whether pictures stand above words instead of beside them. */
  static boolean isNarrow(double width) {
    return width < TWO_COLUMNS_FROM;
  }

  /** How many cards fit beside each other; 0 for one column of rows. */
  int cards() {
    return cards;
  }

  boolean isUpright() {
    return this == ONE_COLUMN;
  }
}
