package app.dangol.customer.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What somebody has typed so far of a name, with the last four digits of a number if they are among
 * it. Only what a search needs, made once and not for each of the names.
 */
final class TypedName {
  /** The one number that people are asked for. */
  private static final int DIGITS = 4;

  private final List<String> words;
  private final List<String> sounds;
  private final Optional<String> digits;
  private final boolean searchable;

  private TypedName(
      List<String> words, List<String> sounds, Optional<String> digits, boolean searchable) {
    this.words = words;
    this.sounds = sounds;
    this.digits = digits;
    this.searchable = searchable;
  }

  static TypedName of(String text) {
    List<String> words = new ArrayList<>();
    Optional<String> digits = Optional.empty();
    boolean searchable = true;
    for (String word : NameFold.fold(text).split(" ")) {
      if (word.chars().allMatch(c -> c >= '0' && c <= '9') && !word.isEmpty()) {
        searchable &= word.length() == DIGITS && digits.isEmpty();
        digits = Optional.of(word);
      } else if (!word.isEmpty()) {
        words.add(word);
      }
    }
    searchable &= digits.isPresent() || !words.isEmpty();
    return new TypedName(List.copyOf(words), sounds(words), digits, searchable);
  }

  /** A surname is mostly written without a gap in Hangul, and with one in Latin letters. */
  private static List<String> sounds(List<String> words) {
    List<String> parts = new ArrayList<>();
    for (String word : words) {
      boolean hangul = word.chars().allMatch(c -> Hangul.isSyllable((char) c));
      if (hangul && word.length() > 1 && words.size() == 1) {
        parts.add(word.substring(0, 1));
        parts.add(word.substring(1));
      } else {
        parts.add(word);
      }
    }
    return parts.stream()
        .map(part -> Sound.of(part).replace(" ", ""))
        .filter(sound -> !sound.isEmpty())
        .toList();
  }

  /** False for what no name is found by: nothing, or digits that are not four. */
  boolean isSearchable() {
    return searchable;
  }

  /** In the order they were typed; empty if there are only digits. */
  List<String> words() {
    return words;
  }

  /** How the words sound, by {@link Sound}. */
  List<String> sounds() {
    return sounds;
  }

  /** Four of them. */
  Optional<String> digits() {
    return digits;
  }

  /** Whether a first sound stands for a syllable before the end, as in ㄱㅁㅈ. */
  boolean hasInitials() {
    return words.stream()
        .anyMatch(word ->
            word.chars()
                .limit(Math.max(1, word.length() - 1))
                .anyMatch(c -> Hangul.isConsonant((char) c)));
  }

  /** Whether it has a syllable of Hangul. */
  boolean isHangul() {
    return words.stream().flatMapToInt(String::chars).anyMatch(c -> Hangul.isSyllable((char) c));
  }

  /** All keys it was typed with, without blanks. */
  char[] strokes() {
    char[] strokes = new char[words.stream().mapToInt(String::length).sum() * Hangul.MAX_STROKES];
    int size = 0;
    for (String word : words) {
      for (int i = 0; i < word.length(); i++) {
        size = Hangul.strokes(word.charAt(i), strokes, size);
      }
    }
    return Arrays.copyOf(strokes, size);
  }
}
