package app.dangol.hub.connector.vendure;

import java.util.List;
import java.util.stream.Stream;

/**
 * The two parts in which Vendure keeps a name, and the one name people have here. Pure.
 *
 * @param first the given name
 * @param last the family name
 */
record NameParts(String first, String last) {
  /** Family names of two syllables that are not rare; all others of Korea have one. */
  private static final List<String> OF_TWO_SYLLABLES =
      List.of("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방");

  private static final String BLANK = " ";

  @Override
  public String toString() {
    return "NameParts[]";
  }

  /**
   * Korean names are written family name first and without a blank, all others given name first;
   * empty if there is none.
   */
  String whole() {
    String given = first.strip();
    String family = last.strip();
    return isHangul(given) && isHangul(family) ? family + given : (given + BLANK + family).strip();
  }

  /**
   * The parts of a name, such that {@link #whole} is that very name. The part Vendure holds that
   * the name still has stays, the family name before the given one; else a Korean name has its
   * first syllable, or two, for its family, and any other its last word. A name that cannot be put
   * together again from two parts, such as a single word, is all given name.
   *
   * @param name composed (NFC), without blanks around it, and not empty
   * @param held what Vendure has now
   */
  static NameParts of(String name, NameParts held) {
    Stream<NameParts> ways = isHangul(name) ? korean(name, held) : others(name, held);
    return Stream.concat(Stream.of(held), ways.filter(parts -> !parts.first.isBlank()))
        .filter(parts -> parts.whole().equals(name))
        .findFirst()
        .orElse(new NameParts(name, ""));
  }

  private static Stream<NameParts> korean(String name, NameParts held) {
    Stream<String> families =
        Stream.concat(Stream.of(held.last.strip()), OF_TWO_SYLLABLES.stream())
            .filter(family -> !family.isEmpty() && name.startsWith(family));
    String syllable = name.substring(0, name.offsetByCodePoints(0, 1));
    return Stream.concat(families, Stream.of(syllable))
        .map(family -> new NameParts(name.substring(family.length()), family));
  }

  private static Stream<NameParts> others(String name, NameParts held) {
    String family = BLANK + held.last.strip();
    String given = held.first.strip() + BLANK;
    return Stream.of(
            name.endsWith(family) ? name.length() - family.length() : -1,
            name.startsWith(given) ? given.length() - 1 : -1,
            name.lastIndexOf(BLANK))
        .filter(at -> at >= 0)
        .map(at -> new NameParts(name.substring(0, at), name.substring(at + 1)));
  }

  private static boolean isHangul(String text) {
    return !text.isEmpty()
        && text.codePoints()
            .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
  }
}
