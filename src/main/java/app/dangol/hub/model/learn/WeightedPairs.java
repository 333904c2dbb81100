package app.dangol.hub.model.learn;

import app.dangol.suggest.model.Neighbours;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Item-to-item weights before they are packed: rows of targets in rising order, with a weight each.
 */
@SuppressWarnings("ArrayRecordComponent")
record WeightedPairs(int[][] targets, float[][] weights) {
  /**
   * The largest of each row, packed, and of them only those that enough people stand behind.
   * Weights of 0 and below are left out.
   */
  Neighbours pack(PairSupport support, int keep) {
    int items = targets.length;
    int[][] kept = new int[items][];
    IntStream.range(0, items).parallel().forEach(row -> kept[row] = strongest(row, support, keep));
    int[] starts = new int[items + 1];
    for (int row = 0; row < items; row++) {
      starts[row + 1] = starts[row] + kept[row].length;
    }
    int[] to = new int[starts[items]];
    short[] packed = new short[to.length];
    char[] buyers = new char[to.length];
    for (int row = 0; row < items; row++) {
      for (int n = 0; n < kept[row].length; n++) {
        int at = starts[row] + n;
        int place = kept[row][n];
        to[at] = targets[row][place];
        packed[at] = Float.floatToFloat16(weights[row][place]);
        buyers[at] = (char) Math.min(Neighbours.MOST_BUYERS, support.of(row, to[at]));
      }
    }
    return new Neighbours(starts, to, packed, buyers);
  }

  /**
   * The same, each weight divided by a power of how many people bought the target: what everybody
   * buys is held back.
   */
  WeightedPairs heldBack(PairSupport support, double smoothing, double power) {
    float[][] scaled = new float[weights.length][];
    for (int row = 0; row < scaled.length; row++) {
      scaled[row] = weights[row].clone();
      for (int n = 0; n < scaled[row].length; n++) {
        double bought = support.single()[targets[row][n]] + smoothing;
        scaled[row][n] = (float) (scaled[row][n] / Math.pow(bought, power));
      }
    }
    return new WeightedPairs(targets, scaled);
  }

  /** The same in parts of the largest, so that small ones survive being packed. */
  WeightedPairs scaledToOne() {
    float largest = 0;
    for (float[] row : weights) {
      for (float weight : row) {
        largest = Math.max(largest, weight);
      }
    }
    float[][] scaled = new float[weights.length][];
    for (int row = 0; row < scaled.length; row++) {
      scaled[row] = weights[row].clone();
      for (int n = 0; n < scaled[row].length; n++) {
        scaled[row][n] /= largest;
      }
    }
    return new WeightedPairs(targets, scaled);
  }

  /** Places in the row, by rising target. */
  private int[] strongest(int row, PairSupport support, int keep) {
    float[] of = weights[row];
    return IntStream.range(0, of.length)
        .filter(place -> Float.floatToFloat16(of[place]) > 0)
        .filter(place -> support.of(row, targets[row][place]) > 0)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(place -> -of[place]).thenComparing(p -> p))
        .limit(keep)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /** How many weights there are. */
  long pairs() {
    return Arrays.stream(targets).mapToLong(row -> row.length).sum();
  }
}
