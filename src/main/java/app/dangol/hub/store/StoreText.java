package app.dangol.hub.store;

/**
 * What text a store takes. PostgreSQL cannot hold U+0000 in a text and neither store can hold half
 * a surrogate pair, so both refuse both.
 */
public final class StoreText {
  private StoreText() {}

  /** Whether both stores can keep it as it is. */
  public static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  static boolean areStorable(String... texts) {
    for (String text : texts) {
      if (!isStorable(text)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @throws IllegalArgumentException if one of them cannot be kept; it does not quote them
   */
  static void require(String... texts) {
    if (!areStorable(texts)) {
      throw new IllegalArgumentException(
          "text with U+0000 or half a surrogate pair cannot be kept");
    }
  }
}
