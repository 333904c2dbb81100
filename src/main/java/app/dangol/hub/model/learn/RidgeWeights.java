package app.dangol.hub.model.learn;

import app.dangol.hub.model.algebra.Algebra;
import app.dangol.hub.model.algebra.RidgeSystem;
import app.dangol.hub.model.algebra.SparseRows;
import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * Item-to-item weights by ridge regression of the next basket on the history before it, both taken
 * from their mean, so that what everybody buys anyway is nobody's neighbour. Only items that go
 * with any other take part: the rest could have no weight in the model.
 *
 * @param lambda how strongly large weights are held back
 */
record RidgeWeights(float lambda) {
  /** Kept for later scaling, of which a model takes fewer. */
  private static final int KEEP = 200;

  /** Numbers of the items that take part. */
  static int[] active(PairSupport support) {
    return IntStream.range(0, support.items())
        .filter(item -> support.targets()[item].length > 0)
        .toArray();
  }

  /**
   * @throws app.dangol.failure.DangolException MODEL_03 if there is not the memory for it
   */
  WeightedPairs of(
      Examples examples, PairSupport support, Algebra algebra, DoubleConsumer progress) {
    int[] active = active(support);
    int[] place = new int[support.items()];
    Arrays.fill(place, -1);
    for (int n = 0; n < active.length; n++) {
      place[active[n]] = n;
    }
    try (RidgeSystem sums = new RidgeSystem(algebra, active.length, KEEP)) {
      add(examples, place, sums);
      SparseRows solved =
          sums.solve(
              lambda,
              KEEP,
              (item, target) -> support.of(active[item], active[target]) > 0,
              progress);
      return unpack(solved, active, support.items());
    }
  }

  private static void add(Examples examples, int[] place, RidgeSystem sums) {
    Incidence histories = examples.histories();
    Incidence targets = examples.targets();
    double[] meanBefore = new double[sums.items()];
    double[] meanNext = new double[sums.items()];
    double all = 0;
    for (int example = 0; example < examples.count(); example++) {
      float weight = examples.weights()[example];
      int[] before = row(histories, example, place);
      float[] shares = values(histories, example, place);
      int[] next = row(targets, example, place);
      sums.add(before, shares, next, weight);
      all += weight;
      for (int n = 0; n < before.length; n++) {
        meanBefore[before[n]] += (double) weight * shares[n];
      }
      for (int item : next) {
        meanNext[item] += weight;
      }
    }
    for (int item = 0; item < meanBefore.length && all > 0; item++) {
      for (int other = 0; other < meanBefore.length; other++) {
        if (item <= other) {
          sums.addGram(item, other, (float) (-meanBefore[item] * meanBefore[other] / all));
        }
        sums.addCross(item, other, (float) (-meanBefore[item] * meanNext[other] / all));
      }
    }
  }

  private static int[] row(Incidence matrix, int row, int[] place) {
    return IntStream.range(matrix.starts()[row], matrix.starts()[row + 1])
        .map(at -> place[matrix.columns()[at]])
        .filter(n -> n >= 0)
        .toArray();
  }

  private static float[] values(Incidence matrix, int row, int[] place) {
    float[] values = new float[matrix.starts()[row + 1] - matrix.starts()[row]];
    int size = 0;
    for (int at = matrix.starts()[row]; at < matrix.starts()[row + 1]; at++) {
      if (place[matrix.columns()[at]] >= 0) {
        values[size] = matrix.values()[at];
        size++;
      }
    }
    return Arrays.copyOf(values, size);
  }

  private static WeightedPairs unpack(SparseRows solved, int[] active, int items) {
    int[][] targets = new int[items][0];
    float[][] weights = new float[items][0];
    for (int n = 0; n < active.length; n++) {
      int[] columns = solved.columns()[n];
      float[] values = solved.values()[n];
      int[] order =
          IntStream.range(0, columns.length)
              .boxed()
              .sorted((a, b) -> Integer.compare(columns[a], columns[b]))
              .mapToInt(Integer::intValue)
              .toArray();
      targets[active[n]] = Arrays.stream(order).map(at -> active[columns[at]]).toArray();
      weights[active[n]] = new float[order.length];
      for (int at = 0; at < order.length; at++) {
        weights[active[n]][at] = values[order[at]];
      }
    }
    return new WeightedPairs(targets, weights);
  }
}
