package app.dangol.customer.search;

import java.util.Arrays;

/**
 * Tries one typed word at places of a folded name. All but its last character must be there as it
 * was typed, a consonant by itself standing for any syllable that begins with it; the last one may
 * still be growing, so that its keys need only be the next ones of the name: 기 fits 김, and 밍 fits
 * 미아. Blanks of the name are passed over. Not safe for several threads.
 */
final class WordAtName {
  private final String word;
  private final char[] lastKeys;
  private final char[] keys = new char[Hangul.MAX_STROKES];

  /**
   * @param word folded, at least one character
   */
  WordAtName(String word) {
    this.word = word;
    char[] room = new char[Hangul.MAX_STROKES];
    int size = Hangul.strokes(word.charAt(word.length() - 1), room, 0);
    this.lastKeys = Arrays.copyOf(room, size);
  }

  /** What trying came to. */
  enum Fit {
    NO,
    BEGINS,
    /** Nothing of the name is left. */
    WHOLE
  }

  /** Tries it at that place of the name that ends there. */
  Fit at(char[] names, int from, int to) {
    int at = from;
    for (int i = 0; i < word.length() - 1; i++) {
      at = skipBlank(names, at, to);
      if (at == to || !fits(word.charAt(i), names[at])) {
        return Fit.NO;
      }
      at++;
    }
    return last(names, skipBlank(names, at, to), to);
  }

  private Fit last(char[] names, int from, int to) {
    int at = from;
    int wanted = 0;
    while (wanted < lastKeys.length) {
      if (at == to) {
        return Fit.NO;
      }
      int size = Hangul.strokes(names[at], keys, 0);
      for (int i = 0; i < size; i++) {
        if (wanted == lastKeys.length) {
          return Fit.BEGINS;
        }
        if (keys[i] != lastKeys[wanted++]) {
          return Fit.NO;
        }
      }
      at = skipBlank(names, at + 1, to);
    }
    return at == to ? Fit.WHOLE : Fit.BEGINS;
  }

  private static boolean fits(char typed, char there) {
    return typed == there
        || Hangul.isConsonant(typed)
            && Hangul.isSyllable(there)
            && Hangul.initial(typed) == Hangul.initial(there);
  }

  static int skipBlank(char[] names, int from, int to) {
    int at = from;
    while (at < to && names[at] == ' ') {
      at++;
    }
    return at;
  }
}
