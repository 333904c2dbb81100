package app.dangol.customer;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Hides most of a name before it reaches any view: Hangul and Han keep the first and last syllable,
 * Latin words the first letter, anything mixed the first sign only. Works on NFC and on grapheme
 * clusters, so that a decomposed syllable or an emoji is never cut in two.
 */
final class NameMask {
  private static final String HIDDEN = "***";

  private NameMask() {}

  static String mask(String name) {
    String nfc = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    if (nfc.isEmpty()) {
      return "";
    }
    List<String> signs = graphemes(nfc);
    if (signs.stream().allMatch(NameMask::isEastAsian)) {
      return maskSyllables(signs);
    }
    if (signs.stream().allMatch(NameMask::isLatin)) {
      return List.of(nfc.split("\\s+")).stream()
          .map(word -> graphemes(word).getFirst() + HIDDEN)
          .collect(Collectors.joining(" "));
    }
    return signs.getFirst() + HIDDEN;
  }

  private static String maskSyllables(List<String> signs) {
    int n = signs.size();
    return switch (n) {
      case 1 -> "*";
      case 2 -> signs.getFirst() + "*";
      default -> signs.getFirst() + "*".repeat(Math.min(n - 2, 2)) + signs.getLast();
    };
  }

  private static boolean isEastAsian(String sign) {
    return sign.codePoints()
        .allMatch(c -> {
          Character.UnicodeScript script = Character.UnicodeScript.of(c);
          return script == Character.UnicodeScript.HANGUL || script == Character.UnicodeScript.HAN;
        });
  }

  private static boolean isLatin(String sign) {
    return sign.codePoints()
        .allMatch(c ->
            Character.isWhitespace(c)
                || c == '-'
                || c == '\''
                || c == '’'
                || c == '.'
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.INHERITED);
  }

  private static List<String> graphemes(String text) {
    BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    List<String> signs = new ArrayList<>();
    for (int from = breaks.first(), to = breaks.next();
        to != BreakIterator.DONE;
        from = to, to = breaks.next()) {
      signs.add(text.substring(from, to));
    }
    return signs;
  }
}
