package app.dangol.hub.feedback;

/**
 * Compares two shares in a way that stays true however often somebody looks and whenever they stop:
 * the mixture sequential probability ratio test for the difference of two means, with a normal
 * mixture.
 *
 * <p>With the estimated variance {@code V} of the difference {@code d} and the mixture's variance
 * {@code T}, the likelihood ratio is {@code sqrt(V/(V+T)) exp(T d² / (2 V (V+T)))}; its inverse is
 * the p-value, and the interval is {@code d ± sqrt(V (V+T)/T · (ln((V+T)/V) − 2 ln alpha))}.
 * Johari, Koomen, Pekelis and Walsh, "Always Valid Inference: Continuous Monitoring of A/B Tests",
 * Operations Research 70(3), 2022, section 5; the same boundary is Robbins', "Statistical Methods
 * Related to the Law of the Iterated Logarithm", Annals of Mathematical Statistics 41(5), 1970. It
 * leans on the central limit theorem, hence {@link #FEWEST}.
 */
final class AlwaysValid {
  /** Fewer hits or misses in an arm are too few for the normal approximation. */
  static final int FEWEST = 20;

  /** For alpha = 0.05 the interval is narrowest where T is so many times V. */
  private static final double NARROWEST_AT = 7.94;

  private final double alpha;
  private final double mixture;

  /**
   * @param alpha above 0 and below 1
   * @param expected the share that is expected without a difference; said before any data
   * @param planned units in each arm at which the interval shall be as narrow as it can; likewise
   */
  AlwaysValid(double alpha, double expected, long planned) {
    if (!(alpha > 0 && alpha < 1) || !(expected > 0 && expected < 1) || planned < 1) {
      throw new IllegalArgumentException("shares lie between 0 and 1, and somebody is counted");
    }
    this.alpha = alpha;
    this.mixture = NARROWEST_AT * 2 * expected * (1 - expected) / planned;
  }

  /** Whether there is enough to say anything. */
  static boolean isEnough(Proportion control, Proportion treatment) {
    return Math.min(control.hits(), control.misses()) >= FEWEST
        && Math.min(treatment.hits(), treatment.misses()) >= FEWEST;
  }

  /** The treatment's share less the control's. */
  Interval compare(Proportion control, Proportion treatment) {
    double v = control.variance() + treatment.variance();
    double difference = treatment.rate() - control.rate();
    double both = v + mixture;
    double half = Math.sqrt(v * both / mixture * (Math.log(both / v) - 2 * Math.log(alpha)));
    double logRatio = 0.5 * Math.log(v / both) + mixture * difference * difference / (2 * v * both);
    return new Interval(
        difference - half, difference + half, Math.min(1, Math.exp(-logRatio)), alpha);
  }
}
