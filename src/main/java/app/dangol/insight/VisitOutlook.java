package app.dangol.insight;

/**
 * Probabilities about somebody's next purchase: the visit model's, set right on what customers did
 * afterwards. Two features are weighed, the log odds of the model and the logarithm of one more
 * than the products a day.
 *
 * @param soon for {@link #SOON} days
 * @param later for {@link #LATER} days
 */
public record VisitOutlook(VisitModel model, Logit soon, Logit later) {
  /** Days from now for which it is said how likely a purchase is. */
  public static final int SOON = 30;

  /** Days from now in which whoever does not come counts as drifting away. */
  public static final int LATER = 60;

  public VisitOutlook {
    requireRising(soon);
    requireRising(later);
  }

  /** A weight below zero would call whoever is silent for longer the likelier to come. */
  private static void requireRising(Logit logit) {
    if (logit.size() != 2 || logit.weights().getFirst() < 0) {
      throw new IllegalArgumentException("the model's odds must weigh, and not against themselves");
    }
  }

  /** The features for that many days, as the two regressions take them. */
  public static double[] features(VisitModel model, VisitFacts facts, int days) {
    return new double[] {
      Logit.logOdds(model.buysWithin(facts, days)), Math.log1p(facts.products())
    };
  }

  /** How likely they buy here in the next {@link #SOON} days. */
  public Propensity propensity(VisitFacts facts) {
    return new Propensity(soon.probability(features(model, facts, SOON)), SOON, facts);
  }

  /** How likely they do not buy here in the next {@link #LATER} days. */
  public Churn churn(VisitFacts facts) {
    return new Churn(1 - later.probability(features(model, facts, LATER)), LATER, facts);
  }
}
