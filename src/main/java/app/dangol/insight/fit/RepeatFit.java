package app.dangol.insight.fit;

import app.dangol.insight.ProductRepeats;
import java.util.Collection;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;
import org.hipparchus.special.Gamma;

/**
 * How many buyers the shop's share of those who come back counts beside a product's own: the
 * products' shares are beta distributed around the shop's, fitted by maximum likelihood.
 */
final class RepeatFit {
  private static final double PRECISION = 1e-6;
  private static final int MOST_EVALUATIONS = 200;
  private static final double MOST = Math.log(10_000);

  private RepeatFit() {}

  static double weight(Collection<ProductRepeats> products, double share) {
    double log =
        new BrentOptimizer(PRECISION, PRECISION)
            .optimize(
                new MaxEval(MOST_EVALUATIONS),
                new UnivariateObjectiveFunction(at -> logLikelihood(products, share, Math.exp(at))),
                GoalType.MAXIMIZE,
                new SearchInterval(0, MOST))
            .getPoint();
    return Math.exp(log);
  }

  private static double logLikelihood(
      Collection<ProductRepeats> products, double share, double weight) {
    double a = weight * share;
    double b = weight * (1 - share);
    double one = Gamma.logGamma(weight) - Gamma.logGamma(a) - Gamma.logGamma(b);
    double sum = 0;
    for (ProductRepeats product : products) {
      sum +=
          one
              + Gamma.logGamma(a + product.repeaters())
              + Gamma.logGamma(b + product.buyers() - product.repeaters())
              - Gamma.logGamma(weight + product.buyers());
    }
    return sum;
  }
}
