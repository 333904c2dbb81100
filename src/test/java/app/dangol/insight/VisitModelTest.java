package app.dangol.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class VisitModelTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final VisitModel MODEL = new VisitModel(0.8, 40, 0.9, 2.5);

  private final Random random = new Random(20261123);

  @RepeatedTest(20)
  void longerSilenceNeverMakesAPurchaseLikelierNorChurnLess() {
    VisitModel model =
        new VisitModel(
            0.2 + random.nextDouble() * 3,
            5 + random.nextDouble() * 200,
            0.05 + random.nextDouble() * 3,
            0.05 + random.nextDouble() * 10);
    VisitOutlook outlook =
        new VisitOutlook(
            model,
            new Logit(random.nextGaussian(), List.of(random.nextDouble() * 2, 0.2)),
            new Logit(random.nextGaussian(), List.of(random.nextDouble() * 2, 0.2)));
    int days = 1 + random.nextInt(12);
    int known = days == 1 ? 0 : days + random.nextInt(300);
    double alive = 1;
    double buys = 1;
    double risk = 0;
    Churn.Level level = Churn.Level.LOW;
    for (int silent = 0; silent < 800; silent++) {
      VisitFacts facts = facts(days, known, silent);
      assertThat(model.alive(facts)).isBetween(0.0, alive);
      assertThat(model.buysWithin(facts, 30)).isBetween(0.0, buys + 1e-15);
      assertThat(outlook.churn(facts).risk()).isBetween(risk - 1e-15, 1.0);
      assertThat(outlook.churn(facts).level()).isGreaterThanOrEqualTo(level);
      alive = model.alive(facts);
      buys = model.buysWithin(facts, 30);
      risk = outlook.churn(facts).risk();
      level = outlook.churn(facts).level();
    }
  }

  @RepeatedTest(5)
  void aLongerTimeIsNeverLessLikelyToBringAPurchase() {
    VisitFacts facts = facts(4, 90, random.nextInt(200));
    double before = 0;
    for (int days = 1; days < 400; days++) {
      assertThat(MODEL.buysWithin(facts, days)).isBetween(before, MODEL.alive(facts));
      before = MODEL.buysWithin(facts, days);
    }
  }

  /**
   * The closed forms against the process they describe: customers are drawn, live day by day, and
   * of those who look alike so many buy as was said.
   */
  @Test
  void saysOfSimulatedCustomersWhatTheyThenDo() {
    GammaDistribution rates = new GammaDistribution(MODEL.r(), 1 / MODEL.alpha());
    BetaDistribution losses = new BetaDistribution(MODEL.a(), MODEL.b());
    double[] said = new double[3];
    double[] did = new double[3];
    int[] n = new int[3];
    for (int i = 0; i < 60_000; i++) {
      double rate = rates.inverseCumulativeProbability(random.nextDouble());
      double loss = losses.inverseCumulativeProbability(random.nextDouble());
      int seen = 200;
      int days = 1;
      double last = 0;
      boolean alive = random.nextDouble() >= loss;
      double at = 0;
      boolean bought = false;
      while (alive) {
        at += -Math.log(1 - random.nextDouble()) / rate;
        if (at > seen) {
          bought = at <= seen + 60;
          break;
        }
        days++;
        last = at;
        alive = random.nextDouble() >= loss;
      }
      VisitFacts facts = facts(days, (int) Math.round(last), seen - (int) Math.round(last));
      int kind = Math.min(days - 1, 2);
      said[kind] += MODEL.buysWithin(facts, 60);
      did[kind] += bought ? 1 : 0;
      n[kind]++;
    }
    for (int kind = 0; kind < 3; kind++) {
      assertThat(said[kind] / n[kind]).as("%d", kind).isCloseTo(did[kind] / n[kind], within(0.012));
    }
  }

  @Test
  void refusesWhatIsNoModel() {
    assertThatThrownBy(() -> new VisitModel(0, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VisitModel(1, 1, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    Logit against = new Logit(0, List.of(-0.1, 0.0));
    Logit along = new Logit(0, List.of(0.1, 0.0));
    assertThatThrownBy(() -> new VisitOutlook(MODEL, against, along))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static VisitFacts facts(int days, int known, int silent) {
    return new VisitFacts(days, START, START.plusDays(known), silent, OptionalInt.empty(), 3);
  }
}
