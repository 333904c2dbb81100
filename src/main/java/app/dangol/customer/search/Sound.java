package app.dangol.customer.search;

import java.util.Map;

/**
 * Writes a name by a few letters for how it sounds, so that 김 is found by Kim and by Gim, and Jung
 * by 정. It rests on the Revised Romanization of Korean (2000) and on how people in Korea spell
 * their own names, which follows no rule: sounds that are spelt alike are made one, k with g, u
 * with eo, sh with s. Many names sound alike by it, so that it comes after what was typed to the
 * letter.
 */
final class Sound {
  private static final String[] INITIAL = "g g n d d l m b b s s  j j j g d b h".split(" ", -1);
  private static final String[] MEDIAL =
      "a e ya ye o e yo ye o wa we e yo o wo we wi yo o i i".split(" ");
  private static final String[] FINAL =
      " g g g n n n d l g m l l l b l m b b d d q d d g d b ".split(" ", -1);

  /** Surnames whose spelling says little of their sound. */
  private static final Map<String, String> WHOLE =
      Map.ofEntries(
          Map.entry("lee", "i"),
          Map.entry("yi", "i"),
          Map.entry("rhee", "i"),
          Map.entry("li", "i"),
          Map.entry("lim", "im"),
          Map.entry("rim", "im"),
          Map.entry("roh", "no"),
          Map.entry("rho", "no"),
          Map.entry("ryu", "lyo"),
          Map.entry("ryoo", "lyo"),
          Map.entry("woo", "o"),
          Map.entry("wu", "o"),
          Map.entry("paik", "beg"),
          Map.entry("back", "beg"));

  /** What is read at once, the longest first at each place. */
  private static final Map<String, String> PARTS =
      Map.ofEntries(
          Map.entry("eui", "i"),
          Map.entry("yeo", "yo"),
          Map.entry("you", "yo"),
          Map.entry("yoo", "yo"),
          Map.entry("yae", "ye"),
          Map.entry("woo", "o"),
          Map.entry("ng", "q"),
          Map.entry("ck", "g"),
          Map.entry("kh", "g"),
          Map.entry("ch", "j"),
          Map.entry("sh", "s"),
          Map.entry("th", "d"),
          Map.entry("ph", "b"),
          Map.entry("ee", "i"),
          Map.entry("oo", "o"),
          Map.entry("ou", "o"),
          Map.entry("eo", "o"),
          Map.entry("eu", "o"),
          Map.entry("uh", "o"),
          Map.entry("ur", "o"),
          Map.entry("oh", "o"),
          Map.entry("ah", "a"),
          Map.entry("ar", "a"),
          Map.entry("ae", "e"),
          Map.entry("ai", "e"),
          Map.entry("ay", "e"),
          Map.entry("ei", "e"),
          Map.entry("oi", "e"),
          Map.entry("oe", "e"),
          Map.entry("ui", "i"),
          Map.entry("ya", "ya"),
          Map.entry("ye", "ye"),
          Map.entry("yo", "yo"),
          Map.entry("yu", "yo"),
          Map.entry("yi", "i"));

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String SINGLE = "abgdebghijglmnobglsdobwsij";
  private static final int LONGEST_PART = 3;

  private Sound() {}

  /**
   * The sound of a folded name: small letters, a blank before each syllable of Hangul and each
   * word. Letters of other scripts are left out.
   */
  static String of(String folded) {
    StringBuilder sound = new StringBuilder(2 * folded.length());
    for (String word : folded.split(" ")) {
      int i = 0;
      while (i < word.length()) {
        gap(sound);
        if (Hangul.isSyllable(word.charAt(i))) {
          syllable(word.charAt(i), sound);
          i++;
        } else {
          int from = i;
          while (i < word.length() && !Hangul.isSyllable(word.charAt(i))) {
            i++;
          }
          latin(word.substring(from, i), sound);
        }
      }
    }
    return sound.toString().strip();
  }

  private static void gap(StringBuilder sound) {
    if (!sound.isEmpty() && sound.charAt(sound.length() - 1) != ' ') {
      sound.append(' ');
    }
  }

  private static void syllable(char c, StringBuilder to) {
    to.append(INITIAL[Hangul.initial(c)])
        .append(MEDIAL[Hangul.medial(c)])
        .append(FINAL[Hangul.last(c)]);
  }

  private static void latin(String word, StringBuilder to) {
    String whole = WHOLE.get(word);
    if (whole != null) {
      to.append(whole);
      return;
    }
    int i = 0;
    while (i < word.length()) {
      int taken = part(word, i, to);
      if (taken == 0) {
        single(word.charAt(i), to);
        taken = 1;
      }
      i += taken;
    }
  }

  private static int part(String word, int at, StringBuilder to) {
    for (int length = Math.min(LONGEST_PART, word.length() - at); length > 1; length--) {
      String sound = PARTS.get(word.substring(at, at + length));
      if (sound != null) {
        append(sound, to);
        return length;
      }
    }
    return 0;
  }

  private static void single(char c, StringBuilder to) {
    int at = LETTERS.indexOf(c);
    if (at >= 0) {
      append(SINGLE.substring(at, at + 1), to);
    }
  }

  /** A letter that is written twice sounds once, unless two syllables meet in it: Kimminji. */
  private static void append(String sound, StringBuilder to) {
    boolean meet = sound.equals("m") || sound.equals("n");
    if (to.isEmpty()
        || to.charAt(to.length() - 1) != sound.charAt(0)
        || sound.length() > 1
        || meet) {
      to.append(sound);
    }
  }
}
