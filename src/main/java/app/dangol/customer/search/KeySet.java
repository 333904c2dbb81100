package app.dangol.customer.search;

/**
 * Which keys a name is typed with, as bits, so that most names are passed over by one operation.
 * Rare keys share a bit: a set says for certain only that a key is missing.
 */
final class KeySet {
  /** Different keys told apart where there is more room than 64 bits. */
  static final int SLOTS = 128;

  private static final char FIRST_JAMO = 'ㄱ';
  private static final char LAST_JAMO = 'ㅣ';
  private static final int LETTERS = LAST_JAMO - FIRST_JAMO + 1;
  private static final int OTHERS = LETTERS + 26;

  private KeySet() {}

  /** A number below {@link #SLOTS}; keys of Hangul and a to z have one of their own. */
  static int slot(char key) {
    if (key >= FIRST_JAMO && key <= LAST_JAMO) {
      return key - FIRST_JAMO;
    }
    if (key >= 'a' && key <= 'z') {
      return LETTERS + key - 'a';
    }
    return OTHERS + key % (SLOTS - OTHERS);
  }

  static long of(char[] keys, int from, int to) {
    long set = 0;
    for (int i = from; i < to; i++) {
      set |= 1L << slot(keys[i]);
    }
    return set;
  }

  /** How many keys, at least, of one set are not in the other. */
  static int missing(long wanted, long set) {
    return Long.bitCount(wanted & ~set);
  }
}
