package app.dangol.insight;

import java.util.List;

/**
 * A logistic regression: the log odds of something are a constant and a weighted sum.
 *
 * @param weights one for each feature, in their order
 */
public record Logit(double intercept, List<Double> weights) {
  public Logit {
    weights = List.copyOf(weights);
  }

  /** How many features it weighs. */
  public int size() {
    return weights.size();
  }

  /**
   * The probability.
   *
   * @param features as many as there are weights
   */
  public double probability(double... features) {
    if (features.length != weights.size()) {
      throw new IllegalArgumentException(
          features.length + " features for " + weights.size() + " weights");
    }
    double sum = intercept;
    for (int i = 0; i < features.length; i++) {
      sum += weights.get(i) * features[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** The log odds of a probability, which is kept off 0 and 1. */
  public static double logOdds(double probability) {
    double p = Math.clamp(probability, 1e-9, 1 - 1e-9);
    return Math.log(p / (1 - p));
  }
}
