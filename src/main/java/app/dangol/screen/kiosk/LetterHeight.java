package app.dangol.screen.kiosk;

/** Figures and Latin letters are lower than Hangul, and some panels need them larger. */
final class LetterHeight {
  private LetterHeight() {}

  /** The style class for text of that content. */
  static String styleOf(String text) {
    return text.codePoints().anyMatch(LetterHeight::isLow) ? "figures" : "letters";
  }

  private static boolean isLow(int codePoint) {
    return Character.isDigit(codePoint)
        || Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.LATIN;
  }
}
