package app.dangol.insight.fit;

import app.dangol.insight.Purchases;
import java.time.LocalDate;
import java.util.List;

/**
 * Parts the variance of the logarithms of gaps into that within one customer's gaps of one product
 * and that between their means (one-way analysis of variance with groups of unequal size).
 *
 * @param mean of all gaps
 */
record GapFit(double mean, double within, double between) {
  /** Gaps all alike would leave nothing to divide by. */
  private static final double LEAST = 1e-3;

  /**
   * @param bought for each pair of customer and product its days, oldest first
   */
  static GapFit of(List<List<LocalDate>> bought) {
    double sum = 0;
    double squares = 0;
    double ofMeans = 0;
    double sizes = 0;
    long gaps = 0;
    int groups = 0;
    for (List<LocalDate> days : bought) {
      List<Long> own = Purchases.gaps(days);
      if (own.isEmpty()) {
        continue;
      }
      double ownSum = 0;
      for (long gap : own) {
        double log = Math.log(gap);
        ownSum += log;
        squares += log * log;
      }
      sum += ownSum;
      ofMeans += ownSum * ownSum / own.size();
      sizes += (double) own.size() * own.size();
      gaps += own.size();
      groups++;
    }
    if (groups < 2 || gaps <= groups) {
      throw new TooFewException("too few products were bought by the same customer three times");
    }
    double mean = sum / gaps;
    double within = (squares - ofMeans) / (gaps - groups);
    double evenSize = (gaps - sizes / gaps) / (groups - 1);
    double between = ((ofMeans - gaps * mean * mean) / (groups - 1) - within) / evenSize;
    return new GapFit(mean, Math.max(within, LEAST), Math.max(between, LEAST));
  }
}
