package app.dangol.insight.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.dangol.customer.HistoryLine;
import app.dangol.customer.HistoryLine.Kind;
import app.dangol.demo.DemoData;
import app.dangol.demo.DemoFiles;
import app.dangol.demo.DemoTime;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.insight.InsightParameters;
import app.dangol.insight.Logit;
import app.dangol.insight.ParameterFile;
import app.dangol.insight.PurchaseDay;
import app.dangol.insight.Purchases;
import app.dangol.insight.VisitFacts;
import app.dangol.insight.VisitModel;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.junit.jupiter.api.Test;

/** On the demo shop's purchases, which are real; the demo keeps the newest of most customers. */
class InsightFitTest {
  private static final Shop SHOP = demoShop();

  @Test
  void nothingAfterTheLastDayIsRead() {
    LocalDate cut = SHOP.last().minusDays(60);
    List<Purchases> other = new ArrayList<>();
    for (Purchases customer : SHOP.customers()) {
      List<PurchaseDay> days = new ArrayList<>(customer.until(cut).days());
      // Everybody comes every day, and buys what they never bought.
      for (int day = 1; day < 60; day++) {
        days.add(new PurchaseDay(cut.plusDays(day), Set.of(new Sku("NEW"))));
      }
      other.add(new Purchases(days));
    }
    InsightParameters parameters = InsightFit.fit(SHOP, cut);
    String fitted = ParameterFile.write(parameters);

    assertThat(ParameterFile.write(InsightFit.fit(new Shop(SHOP.source(), other), cut)))
        .isEqualTo(fitted);
    assertThat(parameters.products().repeats().values())
        .as("nobody can be read out of them")
        .hasSizeGreaterThan(500)
        .allMatch(repeats -> repeats.buyers() >= 5);
  }

  @Test
  void everyPredictionBeatsTheSimpleOnesAndSaysAboutWhatHappens() {
    List<CheckedPrediction> checked = new InsightCheck(SHOP).run();

    assertThat(checked)
        .extracting(CheckedPrediction::prediction)
        .containsExactly(
            "buys_in_30_days",
            "stays_away_60_days",
            "stays_away_60_days_out_of_rhythm",
            "buys_product_again_in_30_days",
            "buys_in_30_days",
            "buys_product_again_in_30_days");
    // A few dozen: told, and nothing to be held to.
    assertThat(checked)
        .filteredOn(each -> !each.prediction().endsWith("out_of_rhythm"))
        .allSatisfy(each -> {
          assertThat(each.auc()).isGreaterThan(0.7);
          assertThat(each.calibrationError()).isLessThan(0.06);
          assertThat(each.baselines())
              .hasSize(2)
              .allSatisfy(simple -> {
                assertThat(each.auc()).isGreaterThan(simple.auc() + 0.04);
                assertThat(each.brier()).isLessThan(simple.brier());
              });
          assertThat(each.calibration()).hasSize(10);
          assertThat(each.calibration().stream().mapToInt(CheckedPrediction.Group::n).sum())
              .isEqualTo(each.cases());
        });
  }

  @Test
  void tooLittleIsSaidToBeTooLittle() {
    assertThatThrownBy(() -> InsightFit.fit(SHOP, SHOP.first().plusDays(100)))
        .isInstanceOf(TooFewException.class);
    assertThatThrownBy(
            () -> InsightFit.fit(new Shop("", SHOP.customers().subList(0, 20)), SHOP.last()))
        .isInstanceOf(TooFewException.class);
    assertThatThrownBy(() -> new Shop("", List.of())).isInstanceOf(TooFewException.class);
  }

  /** Purchases at known rates, of which nobody is ever lost. */
  @Test
  void theVisitModelFindsTheRatesItWasMadeFrom() {
    Random random = new Random(3);
    GammaDistribution rates = new GammaDistribution(1.5, 1 / 45.0);
    LocalDate first = LocalDate.of(2026, 1, 1);
    List<VisitFacts> customers = new ArrayList<>();
    for (int i = 0; i < 8_000; i++) {
      double rate = rates.inverseCumulativeProbability(random.nextDouble());
      double at = 0;
      double last = 0;
      int days = 1;
      while ((at += -Math.log(1 - random.nextDouble()) / rate) < 300) {
        last = at;
        days++;
      }
      int known = (int) Math.round(last);
      customers.add(
          new VisitFacts(days, first, first.plusDays(known), 300 - known, OptionalInt.empty(), 1));
    }
    VisitModel fitted = VisitFit.fit(customers);

    assertThat(fitted.r()).isCloseTo(1.5, within(0.1));
    assertThat(fitted.alpha()).isCloseTo(45, within(3.0));
    assertThat(fitted.a() / (fitted.a() + fitted.b())).isLessThan(0.005);
  }

  @Test
  void theRegressionFindsTheWeightsItWasMadeFrom() {
    Random random = new Random(5);
    Logit truth = new Logit(-0.5, List.of(1.2, -0.7));
    List<double[]> rows = new ArrayList<>();
    List<Boolean> outcomes = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      double[] row = {random.nextGaussian(), random.nextGaussian()};
      rows.add(row);
      outcomes.add(random.nextDouble() < truth.probability(row));
    }
    Logit fitted = LogitFit.fit(rows, outcomes);

    assertThat(fitted.intercept()).isCloseTo(-0.5, within(0.05));
    assertThat(fitted.weights().get(0)).isCloseTo(1.2, within(0.06));
    assertThat(fitted.weights().get(1)).isCloseTo(-0.7, within(0.05));
  }

  @Test
  void theGapsVarianceIsPartedIntoItsTwoParts() {
    Random random = new Random(9);
    List<List<LocalDate>> bought = new ArrayList<>();
    for (int pair = 0; pair < 4_000; pair++) {
      double mean = Math.log(400) + random.nextGaussian() * 0.6;
      LocalDate day = LocalDate.of(2000, 1, 1);
      List<LocalDate> days = new ArrayList<>(List.of(day));
      for (int gap = 0; gap < 1 + random.nextInt(6); gap++) {
        day = day.plusDays(Math.max(1, Math.round(Math.exp(mean + random.nextGaussian() * 0.4))));
        days.add(day);
      }
      bought.add(days);
    }
    GapFit fitted = GapFit.of(bought);

    assertThat(fitted.within()).isCloseTo(0.16, within(0.01));
    assertThat(fitted.between()).isCloseTo(0.36, within(0.03));
    assertThat(fitted.mean()).isCloseTo(Math.log(400), within(0.05));
  }

  @Test
  void aucCountsPairsAndHalvesEqualScores() {
    assertThat(
            Scores.auc(
                List.of(
                    new Scores.Case(0.1, false),
                    new Scores.Case(0.4, true),
                    new Scores.Case(0.4, false),
                    new Scores.Case(0.9, true))))
        .isEqualTo(3.5 / 4);
  }

  private static Shop demoShop() {
    DemoData demo = DemoData.read(DemoFiles.shipped(), Clock.systemUTC());
    Map<String, List<HistoryLine>> histories = new LinkedHashMap<>();
    demo.history()
        .filter(line -> line.kind().equals("purchase") || line.kind().equals("return"))
        .forEach(line ->
            histories
                .computeIfAbsent(line.customer(), c -> new ArrayList<>())
                .add(
                    new HistoryLine(
                        line.id(),
                        line.group(),
                        Instant.parse(line.at()),
                        line.kind().equals("return") ? Kind.RETURN : Kind.PURCHASE,
                        new StoreId(line.store()),
                        new Sku(line.sku()),
                        line.quantity())));
    return new Shop(
        "demo",
        histories.values().stream()
            .map(history -> Purchases.of(history, DemoTime.ZONE))
            .filter(purchases -> !purchases.isEmpty())
            .toList());
  }
}
