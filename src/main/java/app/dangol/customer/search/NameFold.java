package app.dangol.customer.search;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Writes a name, or what is typed of one, the way they are compared: width, case and accents do not
 * count, Hangul is whole syllables however it came, words stand one blank apart.
 */
final class NameFold {
  /** Far beyond any name; what is longer is compared as far as this. */
  private static final int MAX_CHARS = 64;

  private NameFold() {}

  static String fold(String name) {
    String cut = name.length() > 4 * MAX_CHARS ? name.substring(0, 4 * MAX_CHARS) : name;
    String taken = Normalizer.normalize(cut, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder bare = new StringBuilder(taken.length());
    for (int i = 0; i < taken.length(); i++) {
      char c = taken.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        bare.append(c);
      } else if (isGap(c) && !bare.isEmpty() && bare.charAt(bare.length() - 1) != ' ') {
        bare.append(' ');
      }
    }
    String folded = Normalizer.normalize(bare.toString().strip(), Normalizer.Form.NFC);
    return folded.length() > MAX_CHARS ? folded.substring(0, MAX_CHARS) : folded;
  }

  /** Accents and apostrophes stand inside a word. */
  private static boolean isGap(char c) {
    return Character.getType(c) != Character.NON_SPACING_MARK && c != '\'' && c != '’';
  }
}
