package app.dangol.launch;

import java.util.Arrays;

/** Measured figures as they are printed. */
final class Figures {
  private static final double DECIMALS = 1_000;

  private Figures() {}

  /** To three decimals. */
  static double rounded(double value) {
    return Math.round(value * DECIMALS) / DECIMALS;
  }

  /**
   * The value below which that share lies (nearest rank).
   *
   * @param percent 1 to 100
   * @throws IllegalArgumentException if there is nothing to choose from
   */
  static double percentile(double[] values, int percent) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return sorted[Math.max(1, rank) - 1];
  }
}
