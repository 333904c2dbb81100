package app.dangol.customer.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The names of many customers, folded, in a few flat arrays and nothing else of them: about 150
 * bytes each, and gone when it is wiped. Row n of every array is the same person. Written by one
 * thread, then handed to others and not changed any more.
 */
final class NamePool {
  private static final int ROWS_AT_FIRST = 64;
  private static final int CHARS_EACH = 8;

  /** Of a number: more people than this share the last four digits anyway. */
  private static final int DIGITS = 4;

  private int size;
  String[] ids = new String[ROWS_AT_FIRST];
  char[] names = new char[ROWS_AT_FIRST * CHARS_EACH];
  int[] nameEnds = new int[ROWS_AT_FIRST];

  /** Which keys the name is typed with; see {@link KeySet}. */
  long[] keySets = new long[ROWS_AT_FIRST];

  /** By {@link Sound}, in ASCII. */
  byte[] sounds = new byte[ROWS_AT_FIRST * CHARS_EACH];

  int[] soundEnds = new int[ROWS_AT_FIRST];

  /** Which of the letters a to z the sound has, as bits. */
  int[] soundLetters = new int[ROWS_AT_FIRST];

  /** The last four digits of each number, 0 to 9999. */
  short[] digits = new short[ROWS_AT_FIRST];

  int[] digitEnds = new int[ROWS_AT_FIRST];

  int size() {
    return size;
  }

  int nameBegin(int row) {
    return row == 0 ? 0 : nameEnds[row - 1];
  }

  int soundBegin(int row) {
    return row == 0 ? 0 : soundEnds[row - 1];
  }

  int digitBegin(int row) {
    return row == 0 ? 0 : digitEnds[row - 1];
  }

  void add(NameEntry entry) {
    if (size == ids.length) {
      growRows();
    }
    ids[size] = entry.id().value();
    addName(NameFold.fold(entry.name().full()));
    addDigits(entry.numbers());
    size++;
  }

  private void addName(String folded) {
    int from = nameBegin(size);
    names = roomFor(names, from + folded.length());
    folded.getChars(0, folded.length(), names, from);
    nameEnds[size] = from + folded.length();
    char[] keys = new char[folded.length() * Hangul.MAX_STROKES];
    keySets[size] = KeySet.of(keys, 0, strokes(from, nameEnds[size], keys));
    byte[] sound = Sound.of(folded).getBytes(StandardCharsets.US_ASCII);
    int soundFrom = soundBegin(size);
    sounds = roomFor(sounds, soundFrom + sound.length);
    System.arraycopy(sound, 0, sounds, soundFrom, sound.length);
    soundEnds[size] = soundFrom + sound.length;
    soundLetters[size] = letters(sound);
  }

  /**
   * Puts the keys that a part of a name is typed with, blanks left out, into an array; returns how
   * many.
   */
  int strokes(int from, int to, char[] into) {
    int count = 0;
    for (int i = from; i < to && count + Hangul.MAX_STROKES <= into.length; i++) {
      if (names[i] != ' ') {
        count = Hangul.strokes(names[i], into, count);
      }
    }
    return count;
  }

  /** As {@link #soundLetters}. */
  static int letters(byte[] sound) {
    int letters = 0;
    for (byte letter : sound) {
      if (letter != ' ') {
        letters |= 1 << (letter - 'a');
      }
    }
    return letters;
  }

  private void addDigits(List<String> numbers) {
    int at = digitBegin(size);
    for (String number : numbers) {
      int last = lastFour(number);
      if (last >= 0) {
        if (at == digits.length) {
          digits = Arrays.copyOf(digits, 2 * at);
        }
        digits[at++] = (short) last;
      }
    }
    digitEnds[size] = at;
  }

  /** Of what is written with blanks and dashes, too; -1 if there are fewer. */
  private static int lastFour(String number) {
    int value = 0;
    int unit = 1;
    int found = 0;
    for (int i = number.length() - 1; i >= 0 && found < DIGITS; i--) {
      char c = number.charAt(i);
      if (c >= '0' && c <= '9') {
        value += (c - '0') * unit;
        unit *= 10;
        found++;
      }
    }
    return found == DIGITS ? value : -1;
  }

  boolean hasDigits(int row, int wanted) {
    for (int i = digitBegin(row); i < digitEnds[row]; i++) {
      if (digits[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Lets go of room that is not needed. */
  void trim() {
    ids = Arrays.copyOf(ids, size);
    nameEnds = Arrays.copyOf(nameEnds, size);
    keySets = Arrays.copyOf(keySets, size);
    soundEnds = Arrays.copyOf(soundEnds, size);
    soundLetters = Arrays.copyOf(soundLetters, size);
    digitEnds = Arrays.copyOf(digitEnds, size);
    names = cut(names, nameBegin(size));
    sounds = Arrays.copyOf(sounds, soundBegin(size));
    digits = Arrays.copyOf(digits, digitBegin(size));
  }

  /** Overwrites what tells of people. */
  void wipe() {
    size = 0;
    Arrays.fill(ids, "");
    Arrays.fill(names, '\0');
    Arrays.fill(sounds, (byte) 0);
    Arrays.fill(keySets, 0);
    Arrays.fill(soundLetters, 0);
    Arrays.fill(digits, (short) -1);
  }

  private void growRows() {
    int rows = 2 * size;
    ids = Arrays.copyOf(ids, rows);
    nameEnds = Arrays.copyOf(nameEnds, rows);
    keySets = Arrays.copyOf(keySets, rows);
    soundEnds = Arrays.copyOf(soundEnds, rows);
    soundLetters = Arrays.copyOf(soundLetters, rows);
    digitEnds = Arrays.copyOf(digitEnds, rows);
  }

  /** Of names no copy may be left behind. */
  private static char[] roomFor(char[] chars, int wanted) {
    return wanted <= chars.length ? chars : resized(chars, Math.max(wanted, 2 * chars.length));
  }

  private static char[] cut(char[] chars, int length) {
    return resized(chars, length);
  }

  private static char[] resized(char[] chars, int length) {
    char[] copy = Arrays.copyOf(chars, length);
    Arrays.fill(chars, '\0');
    return copy;
  }

  private static byte[] roomFor(byte[] bytes, int wanted) {
    return wanted <= bytes.length
        ? bytes
        : Arrays.copyOf(bytes, Math.max(wanted, 2 * bytes.length));
  }

  @Override
  public String toString() {
    return "NamePool[" + size + " customers]";
  }
}
