package app.dangol.customer;

/** What the invisible signs do that turn the direction of writing. Pure. */
public final class WritingDirection {
  private WritingDirection() {}

  /**
   * Whether what stands behind the text would be turned as well (Unicode Standard Annex 9, X1 to
   * X8): with an embedding, an override or an isolate that is not closed. A name, which stands
   * within sentences, must not. A note or a task's text may: it stands in a paragraph of its own,
   * with which every direction ends (X8), and refusing it would lose what somebody heard.
   */
  public static boolean isLeftOpen(String text) {
    int embedded = 0;
    int isolated = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\u202A', '\u202B', '\u202D', '\u202E' -> embedded++;
        case '\u202C' -> embedded = Math.max(0, embedded - 1);
        case '\u2066', '\u2067', '\u2068' -> isolated++;
        case '\u2069' -> isolated = Math.max(0, isolated - 1);
        default -> {}
      }
    }
    return embedded > 0 || isolated > 0;
  }
}
