package app.dangol.id;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds digits in a text as people group them: runs of digits, each parted from the next by up to
 * three of the same separator. Takes time in proportion to the text.
 */
final class DigitGroups {
  private static final String SEPARATORS = " -._+/:,\u2010\u2011\u2012\u2013\u2014\u2015\u2212";
  private static final int MAX_SEPARATORS = 3;

  private DigitGroups() {}

  /** Sequences with one kind of separator; a run between two kinds is in both. */
  static List<List<String>> list(String text) {
    List<List<String>> sequences = new ArrayList<>();
    List<String> sequence = new ArrayList<>();
    char separator = 0;
    int at = 0;
    while (at < text.length()) {
      if (!isDigit(text.charAt(at))) {
        at++;
        continue;
      }
      int end = endOfDigits(text, at);
      sequence.add(text.substring(at, end));
      int next = endOfSeparators(text, end);
      boolean goesOn = next > end && next < text.length() && isDigit(text.charAt(next));
      boolean sameKind = sequence.size() == 1 || (goesOn && text.charAt(end) == separator);
      if (!goesOn || !sameKind) {
        sequences.add(sequence);
        sequence = new ArrayList<>(goesOn ? List.of(sequence.getLast()) : List.of());
      }
      separator = goesOn ? text.charAt(end) : 0;
      at = Math.max(next, end);
    }
    if (!sequence.isEmpty()) {
      sequences.add(sequence);
    }
    return sequences;
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** After up to three of the separator that stands here; here if none does. */
  private static int endOfSeparators(String text, int start) {
    if (start == text.length() || SEPARATORS.indexOf(text.charAt(start)) < 0) {
      return start;
    }
    int end = start;
    while (end < text.length()
        && end - start < MAX_SEPARATORS
        && text.charAt(end) == text.charAt(start)) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
