package app.dangol.hub.model.learn;

import app.dangol.hub.model.data.Buyer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How likely somebody who has an item takes it again with their next basket, over how likely that
 * is for any item. Shrunk towards 1, newer baskets counting more.
 */
final class RepeatRates {
  private static final double DECAY = 0.7;

  /** Chances of the average item that are added to each. */
  private static final double SHRINK = 20;

  private RepeatRates() {}

  /**
   * @param single how many people bought each item; one that fewer than the least did has rate 1
   */
  static float[] of(List<Buyer> buyers, int[] single, int least) {
    double[] taken = new double[single.length];
    double[] chances = new double[single.length];
    for (Buyer buyer : buyers) {
      int[][] baskets = buyer.baskets();
      Set<Integer> had = new HashSet<>();
      for (int next = 1; next < baskets.length; next++) {
        Arrays.stream(baskets[next - 1]).forEach(had::add);
        double weight = Math.pow(DECAY, baskets.length - 1.0 - next);
        for (int item : had) {
          chances[item] += weight;
        }
        for (int item : baskets[next]) {
          taken[item] += had.contains(item) ? weight : 0;
        }
      }
    }
    double average = Arrays.stream(taken).sum() / Math.max(1, Arrays.stream(chances).sum());
    float[] rates = new float[single.length];
    Arrays.fill(rates, 1);
    for (int item = 0; item < rates.length && average > 0; item++) {
      if (single[item] >= least) {
        double rate = (taken[item] + average * SHRINK) / (chances[item] + SHRINK);
        rates[item] = (float) (rate / average);
      }
    }
    return rates;
  }
}
