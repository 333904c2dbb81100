package app.dangol.customer.search;

import java.util.Arrays;

/**
 * How many slips of a finger lie between what was typed and the beginning of a name: a key left
 * out, one too many, a wrong one, two in the wrong order. The bit-parallel optimal string alignment
 * distance of H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit
 * distances", Nordic Journal of Computing 10 (2003). Not safe for several threads.
 */
final class TypoDistance {
  /** Keys the pattern may have. */
  static final int MAX_STROKES = Long.SIZE;

  private final long[] places = new long[KeySet.SLOTS];
  private final int length;

  /**
   * @param typed 1 to {@link #MAX_STROKES} keys
   */
  TypoDistance(char[] typed) {
    if (typed.length == 0 || typed.length > MAX_STROKES) {
      throw new IllegalArgumentException("1 to " + MAX_STROKES + " keys");
    }
    length = typed.length;
    for (int i = 0; i < typed.length; i++) {
      places[KeySet.slot(typed[i])] |= 1L << i;
    }
  }

  /** The least distance to any beginning of those keys. */
  int toBeginning(char[] name, int from, int to) {
    long last = 1L << (length - 1);
    long vertUp = -1L;
    long vertDown = 0;
    long diagonal = 0;
    long placesBefore = 0;
    int distance = length;
    int least = length;
    for (int i = from; i < to && i < from + length + length; i++) {
      long here = places[KeySet.slot(name[i])];
      long swapped = ((~diagonal & here) << 1) & placesBefore;
      diagonal = (((here & vertUp) + vertUp) ^ vertUp) | here | vertDown | swapped;
      long horUp = vertDown | ~(diagonal | vertUp);
      long horDown = diagonal & vertUp;
      if ((horUp & last) != 0) {
        distance++;
      } else if ((horDown & last) != 0) {
        distance--;
      }
      horUp = (horUp << 1) | 1;
      vertUp = (horDown << 1) | ~(diagonal | horUp);
      vertDown = horUp & diagonal;
      placesBefore = here;
      least = Math.min(least, distance);
    }
    return least;
  }

  /** How many slips are forgiven in so many keys: none in few, for then everybody would fit. */
  static int forgiven(int strokes) {
    if (strokes < 4) {
      return 0;
    }
    return strokes < 10 ? 1 : 2;
  }

  @Override
  public String toString() {
    return "TypoDistance["
        + length
        + " keys, "
        + Arrays.stream(places).filter(p -> p != 0).count()
        + " different]";
  }
}
