package app.dangol.hub.feedback;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Compares two shares once, at the size that was planned before: narrower than what may be looked
 * at any time, and of no use when looked at twice.
 *
 * <p>The interval is that of Agresti and Caffo, "Simple and Effective Confidence Intervals for
 * Proportions and Differences of Proportions Result from Adding Two Successes and Two Failures",
 * The American Statistician 54(4), 2000; the p-value that of the pooled two-sided z-test.
 */
final class FixedHorizon {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private FixedHorizon() {}

  /** The treatment's share less the control's. */
  static Interval compare(Proportion control, Proportion treatment, double alpha) {
    double n1 = control.units() + 2.0;
    double n2 = treatment.units() + 2.0;
    double p1 = (control.hits() + 1) / n1;
    double p2 = (treatment.hits() + 1) / n2;
    double half =
        NORMAL.inverseSurvivalProbability(alpha / 2)
            * Math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2);
    return new Interval(p2 - p1 - half, p2 - p1 + half, p(control, treatment), alpha);
  }

  private static double p(Proportion control, Proportion treatment) {
    double pooled =
        (double) (control.hits() + treatment.hits()) / (control.units() + treatment.units());
    double deviation =
        Math.sqrt(pooled * (1 - pooled) * (1.0 / control.units() + 1.0 / treatment.units()));
    if (deviation == 0) {
      return 1;
    }
    double z = Math.abs(treatment.rate() - control.rate()) / deviation;
    return 2 * NORMAL.survivalProbability(z);
  }
}
