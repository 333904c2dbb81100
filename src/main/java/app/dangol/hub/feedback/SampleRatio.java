package app.dangol.hub.feedback;

import java.util.Collection;
import org.apache.commons.statistics.inference.ChiSquareTest;

/**
 * Whether the arms are as large as their lots make them: if not, something loses or adds customers
 * in one of them, and no comparison means anything. Fabijan and others, "Diagnosing Sample Ratio
 * Mismatch in Online Controlled Experiments", KDD 2019.
 *
 * @param p of the chi-squared test for equal shares; 1 with nobody in any arm
 */
public record SampleRatio(double p) {
  /** Below that it is no accident; low, for it is looked at with every report. */
  private static final double ALARM = 0.001;

  static SampleRatio of(Collection<Long> units) {
    long[] observed = units.stream().mapToLong(Long::longValue).toArray();
    long all = units.stream().mapToLong(Long::longValue).sum();
    return new SampleRatio(all == 0 ? 1 : ChiSquareTest.withDefaults().test(observed).getPValue());
  }

  /** Whether something is wrong. */
  public boolean isMismatch() {
    return p < ALARM;
  }
}
