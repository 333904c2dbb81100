package app.dangol.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses between the two forms of a Korean particle by whether the sound before it ends in a
 * consonant. Texts write both forms, such as {@code 와(과)}; names and products are not known when
 * the text is written.
 */
final class KoreanParticles {
  /** The form after a vowel, and the form after a consonant. */
  private record Pair(String afterVowel, String afterConsonant) {
    /** 로 keeps its short form after ㄹ too. */
    boolean isRo() {
      return afterVowel.equals("로");
    }

    String written() {
      return afterVowel + "(" + afterConsonant + ")";
    }
  }

  private static final List<Pair> PAIRS =
      List.of(
          new Pair("와", "과"),
          new Pair("를", "을"),
          new Pair("가", "이"),
          new Pair("는", "은"),
          new Pair("로", "으로"));
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<before>.)[’”)\\]]*(?<pair>와\\(과\\)|를\\(을\\)|가\\(이\\)|는\\(은\\)|로\\(으로\\))");
  private static final int FIRST_SYLLABLE = 0xAC00;
  private static final int LAST_SYLLABLE = 0xD7A3;
  private static final int FINALS = 28;

  /** Index of ㄹ among the finals; after it the particle 로 keeps its short form. */
  private static final int FINAL_RIEUL = 8;

  /** Digits and Latin letters whose Korean reading ends in a consonant (영 일 삼 육 칠 팔, l m n r). */
  private static final String CONSONANT_ENDINGS = "013678lmnrLMNR";

  /** Of these, the ones whose reading ends in ㄹ (일 칠 팔, 엘, 알). */
  private static final String RIEUL_ENDINGS = "178lrLR";

  private KoreanParticles() {}

  static String choose(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String pairText = matcher.group("pair");
      Pair pair =
          PAIRS.stream().filter(p -> p.written().equals(pairText)).findFirst().orElseThrow();
      String particle =
          endsInConsonant(matcher.group("before").charAt(0), pair)
              ? pair.afterConsonant()
              : pair.afterVowel();
      String kept = matcher.group().substring(0, matcher.group().length() - pairText.length());
      matcher.appendReplacement(out, Matcher.quoteReplacement(kept + particle));
    }
    return matcher.appendTail(out).toString();
  }

  private static boolean endsInConsonant(char before, Pair pair) {
    if (before >= FIRST_SYLLABLE && before <= LAST_SYLLABLE) {
      int last = (before - FIRST_SYLLABLE) % FINALS;
      return last != 0 && !(last == FINAL_RIEUL && pair.isRo());
    }
    if (pair.isRo() && RIEUL_ENDINGS.indexOf(before) >= 0) {
      return false;
    }
    return CONSONANT_ENDINGS.indexOf(before) >= 0;
  }
}
