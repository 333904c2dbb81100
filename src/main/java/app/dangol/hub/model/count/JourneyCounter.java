package app.dangol.hub.model.count;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Takes a buyer's journey apart into what it adds to the sums. Kept for many journeys one after the
 * other, for its tables are used again. Uses no operation of which the result may differ between
 * machines. For one thread.
 */
public final class JourneyCounter {
  private static final int DAYS_OF_WEEK = 7;

  private final Recipe recipe;
  private final Map<Table, Cells> own = new EnumMap<>(Table.class);

  /** Is told what a buyer adds to a cell, once for each. */
  @FunctionalInterface
  public interface Sink {
    void add(Table table, int row, int column, long amount, int buyers);
  }

  public JourneyCounter(Recipe recipe) {
    this.recipe = recipe;
    for (Table table : Table.values()) {
      own.put(table, new Cells());
    }
  }

  public void count(Journey journey, Sink sink) {
    countBaskets(journey);
    countExamples(journey);
    own.forEach((table, cells) -> {
      cells.forEach((row, column, amount, times) -> sink.add(table, row, column, amount, 1));
      cells.clear();
    });
  }

  private void add(Table table, int row, int column, long amount) {
    Objects.requireNonNull(own.get(table)).add(row, column, amount, 0);
  }

  private void countBaskets(Journey journey) {
    for (int b = 0; b < journey.baskets().length; b++) {
      int[] basket = journey.baskets()[b];
      int week = Math.floorDiv(journey.days()[b], DAYS_OF_WEEK);
      for (int i = 0; i < basket.length; i++) {
        add(Table.WEEKLY, basket[i], Math.max(0, week), 1);
        for (int k = i; k < basket.length; k++) {
          add(Table.TOGETHER, basket[i], basket[k], 1);
        }
      }
    }
  }

  private void countExamples(Journey journey) {
    int[][] baskets = journey.baskets();
    double weight = 1;
    int oldest = Math.max(1, baskets.length - recipe.targets());
    for (int target = baskets.length - 1; target >= oldest; target--) {
      countExample(baskets, target, weight);
      weight *= recipe.targetDecay();
    }
  }

  private void countExample(int[][] baskets, int target, double weight) {
    int[] items =
        Arrays.stream(baskets, 0, target)
            .flatMapToInt(Arrays::stream)
            .sorted()
            .distinct()
            .toArray();
    double[] shares = shares(baskets, target, items);
    for (int i = 0; i < items.length; i++) {
      for (int k = i; k < items.length; k++) {
        add(Table.HISTORY, items[i], items[k], Counts.fixed(weight * shares[i] * shares[k]));
      }
      for (int next : baskets[target]) {
        add(Table.NEXT, items[i], next, Counts.fixed(weight * shares[i]));
      }
    }
  }

  /** Of each item in what was before: the later the more, and together of length one. */
  private double[] shares(int[][] baskets, int target, int[] items) {
    double[] shares = new double[items.length];
    double decayed = 1;
    for (int b = target - 1; b >= 0; b--) {
      for (int item : baskets[b]) {
        shares[Arrays.binarySearch(items, item)] += decayed;
      }
      decayed *= recipe.historyDecay();
    }
    double squares = 0;
    for (double share : shares) {
      squares += share * share;
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= length;
    }
    return shares;
  }
}
