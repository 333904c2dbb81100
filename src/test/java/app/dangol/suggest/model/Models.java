package app.dangol.suggest.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Models made up by chance, the same for the same seed. */
public final class Models {
  private Models() {}

  /**
   * @param partners pairs of each item
   */
  public static ItemModel random(int items, int partners, long seed) {
    Random chance = new Random(seed);
    int[] starts = new int[items + 1];
    List<Integer> targets = new ArrayList<>();
    List<Float> weights = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      Map<Integer, Float> row = new TreeMap<>();
      while (row.size() < Math.min(partners, items)) {
        row.put(chance.nextInt(items), chance.nextFloat());
      }
      targets.addAll(row.keySet());
      weights.addAll(row.values());
      starts[item + 1] = targets.size();
    }
    short[] packed = new short[weights.size()];
    char[] buyers = new char[weights.size()];
    for (int n = 0; n < packed.length; n++) {
      packed[n] = Float.floatToFloat16(weights.get(n));
      buyers[n] = (char) (5 + chance.nextInt(100));
    }
    float[] repeat = new float[items];
    int[][] attributes = new int[items][];
    for (int item = 0; item < items; item++) {
      repeat[item] = Float.float16ToFloat(Float.floatToFloat16(chance.nextFloat() * 3));
      attributes[item] = chance.ints(0, 20).distinct().limit(1 + item % 3).toArray();
    }
    int[] bought = chance.ints(items, 5, 500).toArray();
    return new ItemModel(
        IntStream.range(0, items).mapToObj(n -> String.format("%05d", n)).toList(),
        new Neighbours(
            starts, targets.stream().mapToInt(Integer::intValue).toArray(), packed, buyers),
        new ItemFigures(bought, chance.ints(items, 0, 90).toArray(), repeat),
        new Attributes(IntStream.range(0, 20).mapToObj(n -> "attribute " + n).toList(), attributes),
        new Following(few(chance), attributes, bought),
        ModelParameters.START.withAlike(0.3).withFollows(0.2),
        new Provenance("2026-11-01T03:00:00Z", "made up", "00", 1000, 5));
  }

  /** Five followers of each of twenty traits. */
  private static Neighbours few(Random chance) {
    short[] weights = new short[100];
    char[] buyers = new char[100];
    for (int n = 0; n < weights.length; n++) {
      weights[n] = Float.floatToFloat16(chance.nextFloat());
      buyers[n] = (char) (5 + chance.nextInt(30));
    }
    return new Neighbours(
        IntStream.rangeClosed(0, 20).map(n -> n * 5).toArray(),
        IntStream.range(0, 100).map(n -> n % 5 * 4).toArray(),
        weights,
        buyers);
  }
}
