package app.dangol.suggest.model;

import java.util.Arrays;
import java.util.Objects;

/**
 * For every item the items that go with it, packed: row j holds the targets i in rising order, the
 * weight W_ji as a 16-bit float, and how many different people bought both.
 *
 * @param starts where each row begins in the other arrays, and behind the last where it ends
 */
public record Neighbours(int[] starts, int[] targets, short[] weights, char[] buyers) {
  /** A pair's buyers are told up to this number. */
  public static final int MOST_BUYERS = Character.MAX_VALUE;

  public Neighbours {
    int pairs = starts[starts.length - 1];
    if (targets.length != pairs || weights.length != pairs || buyers.length != pairs) {
      throw new IllegalArgumentException("rows and their contents differ in length");
    }
  }

  /** Items there are. */
  public int items() {
    return starts.length - 1;
  }

  /** Pairs there are. */
  public int pairs() {
    return targets.length;
  }

  /** Where the pair lies, or a negative number. */
  int find(int from, int to) {
    return Arrays.binarySearch(targets, starts[from], starts[from + 1], to);
  }

  /** W of the pair at that place. */
  double weightAt(int place) {
    return Float.float16ToFloat(weights[place]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Neighbours that
        && Arrays.equals(starts, that.starts)
        && Arrays.equals(targets, that.targets)
        && Arrays.equals(weights, that.weights)
        && Arrays.equals(buyers, that.buyers);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(starts), Arrays.hashCode(targets));
  }

  @Override
  public String toString() {
    return "Neighbours[" + items() + " items, " + pairs() + " pairs]";
  }
}
