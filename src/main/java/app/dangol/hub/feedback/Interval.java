package app.dangol.hub.feedback;

/**
 * What is known of the difference of two shares, the second less the first.
 *
 * @param low the smallest difference that is not ruled out
 * @param high the largest
 * @param p how surprising the data would be without a difference
 * @param alpha how often at most such an interval misses the true difference
 */
public record Interval(double low, double high, double p, double alpha) {
  /** Whether no difference is ruled out. */
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }
}
