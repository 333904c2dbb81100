package app.dangol.insight.fit;

import app.dangol.insight.VisitFacts;
import app.dangol.insight.VisitModel;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.hipparchus.special.Gamma;

/** Fits the MBG/NBD model by maximum likelihood, over the logarithms of its parameters. */
final class VisitFit {
  private static final int MOST_EVALUATIONS = 5_000;
  private static final double PRECISION = 1e-9;

  /**
   * Where hardly anybody is ever lost, as in data of a few months, the likelihood rises for ever
   * with one parameter; from e^9 on it makes no difference.
   */
  private static final double FARTHEST = 9;

  private static final double[] GUESS = {0, Math.log(30), 0, Math.log(2)};

  private VisitFit() {}

  /** What the likelihood knows of a customer, and how many there are of the kind. */
  private record Kind(int repeats, long known, long seen) {
    static Kind of(VisitFacts facts) {
      long known = ChronoUnit.DAYS.between(facts.first(), facts.last());
      return new Kind(facts.days() - 1, known, known + facts.silent());
    }
  }

  static VisitModel fit(List<VisitFacts> customers) {
    Map<Kind, Long> kinds =
        customers.stream()
            .map(Kind::of)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    double[] logs =
        new SimplexOptimizer(PRECISION, PRECISION)
            .optimize(
                new MaxEval(MOST_EVALUATIONS),
                new ObjectiveFunction(at -> logLikelihood(within(at), kinds)),
                GoalType.MAXIMIZE,
                new InitialGuess(GUESS),
                new NelderMeadSimplex(GUESS.length, 0.5))
            .getPoint();
    return model(within(logs));
  }

  private static double[] within(double[] logs) {
    return Arrays.stream(logs).map(log -> Math.clamp(log, -FARTHEST, FARTHEST)).toArray();
  }

  private static VisitModel model(double[] logs) {
    return new VisitModel(
        Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]), Math.exp(logs[3]));
  }

  private static double logLikelihood(double[] logs, Map<Kind, Long> kinds) {
    VisitModel model = model(logs);
    double sum = 0;
    for (Map.Entry<Kind, Long> kind : kinds.entrySet()) {
      sum += kind.getValue() * logLikelihood(model, kind.getKey());
    }
    return sum;
  }

  /** Batislam and others 2007, equation 2; sums of large numbers' logarithms only. */
  private static double logLikelihood(VisitModel m, Kind kind) {
    int x = kind.repeats();
    double common =
        Gamma.logGamma(m.r() + x)
            - Gamma.logGamma(m.r())
            + m.r() * Math.log(m.alpha())
            + Gamma.logGamma(m.a() + m.b())
            - Gamma.logGamma(m.b())
            + Gamma.logGamma(m.b() + x + 1)
            - Gamma.logGamma(m.a() + m.b() + x + 1);
    double alive = -(m.r() + x) * Math.log(m.alpha() + kind.seen());
    double lost =
        Math.log(m.a()) - Math.log(m.b() + x) - (m.r() + x) * Math.log(m.alpha() + kind.known());
    double larger = Math.max(alive, lost);
    return common + larger + Math.log(Math.exp(alive - larger) + Math.exp(lost - larger));
  }
}
