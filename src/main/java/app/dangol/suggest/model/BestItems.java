package app.dangol.suggest.model;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/** Picks the items with the highest scores; of equal ones the lower number. Pure. */
public final class BestItems {
  private BestItems() {}

  /**
   * The best first; fewer than wanted only where fewer are allowed. Takes one pass over all items.
   *
   * @param items how many there are, numbered from 0
   */
  public static int[] pick(int items, int wanted, IntToDoubleFunction score, IntPredicate allowed) {
    int[] best = new int[Math.min(wanted, items)];
    double[] scores = new double[best.length];
    int size = 0;
    for (int item = 0; item < items; item++) {
      double own = score.applyAsDouble(item);
      boolean enters = size < best.length || (size > 0 && own > scores[size - 1]);
      if (enters && allowed.test(item)) {
        int place = size < best.length ? size++ : size - 1;
        while (place > 0 && scores[place - 1] < own) {
          scores[place] = scores[place - 1];
          best[place] = best[place - 1];
          place--;
        }
        scores[place] = own;
        best[place] = item;
      }
    }
    return Arrays.copyOf(best, size);
  }
}
