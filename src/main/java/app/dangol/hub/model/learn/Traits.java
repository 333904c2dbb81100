package app.dangol.hub.model.learn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The traits of items: their attributes, and behind them in number their classes, which are the
 * sets of attributes that more than one item has exactly.
 *
 * @param count how many there are
 * @param ofItem for each item its traits, each once
 */
@SuppressWarnings("ArrayRecordComponent")
record Traits(int count, int[][] ofItem) {
  static Traits of(int[][] attributes) {
    int named = Arrays.stream(attributes).flatMapToInt(Arrays::stream).max().orElse(-1) + 1;
    Map<List<Integer>, Integer> sizes = new HashMap<>();
    for (int[] some : attributes) {
      sizes.merge(key(some), 1, Integer::sum);
    }
    Map<List<Integer>, Integer> classes = new HashMap<>();
    int[][] traits = new int[attributes.length][];
    for (int item = 0; item < attributes.length; item++) {
      List<Integer> key = key(attributes[item]);
      boolean shared = attributes[item].length > 1 && sizes.getOrDefault(key, 0) > 1;
      IntStream own = Arrays.stream(attributes[item]);
      if (shared) {
        Integer number = classes.computeIfAbsent(key, k -> named + classes.size());
        own = IntStream.concat(own, IntStream.of(number));
      }
      traits[item] = own.toArray();
    }
    return new Traits(named + classes.size(), traits);
  }

  private static List<Integer> key(int[] attributes) {
    return Arrays.stream(attributes).sorted().boxed().toList();
  }
}
