package app.dangol.hub.model.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What somebody had, and what came next; made up from a seed. */
record Example(int[] before, float[] shares, int[] next, float weight) {
  static List<Example> list(int items, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] before = some(random, items, 12);
      float[] shares = new float[before.length];
      for (int k = 0; k < shares.length; k++) {
        shares[k] = (float) random.nextDouble();
      }
      float weight = (float) random.nextDouble();
      examples.add(new Example(before, shares, some(random, items, 6), weight));
    }
    return examples;
  }

  private static int[] some(SplittableRandom random, int items, int most) {
    // Low numbers more often, as with what is bought; a third of the items never.
    return random
        .doubles(most)
        .mapToInt(x -> (int) (x * x * Math.max(1, items * 2 / 3)))
        .distinct()
        .toArray();
  }

  void addTo(RidgeSystem system) {
    system.add(before, shares, next, weight);
  }

  void addTo(NaiveRidge naive) {
    naive.add(before, shares, next, weight);
  }
}
