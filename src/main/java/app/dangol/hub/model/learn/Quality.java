package app.dangol.hub.model.learn;

import java.util.stream.IntStream;

/**
 * How well lists of ten foretold the next baskets, each person counting once. As in Li et al., "A
 * Next Basket Recommendation Reality Check" (2023): the ideal list of NDCG is the whole basket.
 *
 * @param recall share of a basket that is among the ten
 * @param ndcg the same, earlier places counting more
 * @param hitRate share of people of whose basket anything is among the ten (PHR)
 */
public record Quality(double recall, double ndcg, double hitRate) {
  /** Length of the lists. */
  public static final int LENGTH = 10;

  private static final int MOST = 4096;
  private static final double[] GAIN =
      IntStream.range(0, MOST).mapToDouble(rank -> Math.log(2) / Math.log(rank + 2.0)).toArray();
  private static final double[] IDEAL = new double[MOST + 1];

  static {
    for (int size = 0; size < MOST; size++) {
      IDEAL[size + 1] = IDEAL[size] + GAIN[size];
    }
  }

  /** What one person's list adds. */
  static final class Sum {
    private double recall;
    private double ndcg;
    private int hit;
    private int people;

    /**
     * @param hits whether the item at each place, the best first, is in the basket
     * @param size items of the basket
     */
    void add(boolean[] hits, int size) {
      people++;
      int found = 0;
      double gain = 0;
      for (int place = 0; place < hits.length; place++) {
        if (hits[place]) {
          found++;
          gain += GAIN[place];
        }
      }
      if (size > 0) {
        recall += (double) found / size;
        ndcg += gain / IDEAL[Math.min(size, MOST)];
        hit += found > 0 ? 1 : 0;
      }
    }

    Quality mean() {
      double n = Math.max(1, people);
      return new Quality(recall / n, ndcg / n, hit / n);
    }
  }

  /** What weights are chosen by. */
  double objective() {
    return (recall + ndcg) / 2;
  }
}
