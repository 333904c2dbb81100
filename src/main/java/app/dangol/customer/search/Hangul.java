package app.dangol.customer.search;

/**
 * Takes Hangul syllables apart into the keys they are typed with on a two-set keyboard (KS X 5002),
 * by the arithmetic of the Unicode Standard, section 3.12. A key is a letter of the block Hangul
 * Compatibility Jamo.
 */
final class Hangul {
  /** The most keys one character is typed with. */
  static final int MAX_STROKES = 5;

  private static final char FIRST = '가';
  private static final char LAST = '힣';
  private static final int MEDIALS = 21;
  private static final int FINALS = 28;
  private static final char LEAD = '\u1100';
  private static final char VOWEL = '\u1161';
  private static final char TRAIL = '\u11a7';
  private static final String INITIAL = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  private static final String[] MEDIAL =
      "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split(" ");
  private static final String[] FINAL =
      (" ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ" + " ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ").split(" ");

  private Hangul() {}

  static boolean isSyllable(char c) {
    return c >= FIRST && c <= LAST;
  }

  /** Whether it is a consonant by itself, as the first sound of a syllable is typed. */
  static boolean isConsonant(char c) {
    return c >= LEAD && c < LEAD + INITIAL.length();
  }

  /** Which of the 19 first sounds a syllable, or a consonant by itself, has. */
  static int initial(char c) {
    return isConsonant(c) ? c - LEAD : (c - FIRST) / FINALS / MEDIALS;
  }

  /** Which of the 21 vowels a syllable has. */
  static int medial(char syllable) {
    return (syllable - FIRST) / FINALS % MEDIALS;
  }

  /** Which of the 27 last sounds a syllable has, counted from 1; 0 for none. */
  static int last(char syllable) {
    return (syllable - FIRST) % FINALS;
  }

  /**
   * Puts the keys that a character is typed with into an array; anything but Hangul is its own key.
   *
   * @param into has room for {@link #MAX_STROKES} from there on
   * @return where the next one goes
   */
  static int strokes(char c, char[] into, int at) {
    if (isSyllable(c)) {
      into[at] = INITIAL.charAt(initial(c));
      return put(FINAL[last(c)], into, put(MEDIAL[medial(c)], into, at + 1));
    }
    if (isConsonant(c)) {
      into[at] = INITIAL.charAt(c - LEAD);
      return at + 1;
    }
    if (c >= VOWEL && c < VOWEL + MEDIALS) {
      return put(MEDIAL[c - VOWEL], into, at);
    }
    if (c > TRAIL && c < TRAIL + FINALS) {
      return put(FINAL[c - TRAIL], into, at);
    }
    into[at] = c;
    return at + 1;
  }

  private static int put(String keys, char[] into, int at) {
    keys.getChars(0, keys.length(), into, at);
    return at + keys.length();
  }
}
