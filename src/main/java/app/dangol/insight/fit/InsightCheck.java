package app.dangol.insight.fit;

import app.dangol.insight.InsightParameters;
import app.dangol.insight.Logit;
import app.dangol.insight.ProductModel;
import app.dangol.insight.Purchases;
import app.dangol.insight.VisitFacts;
import app.dangol.insight.VisitOutlook;
import app.dangol.insight.fit.CheckedPrediction.Baseline;
import app.dangol.insight.fit.Scores.Case;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Fits on the earlier part of a shop's order lines and looks at the later part how the predictions
 * did; nothing of the later part is read before. Beside them stand simpler ones, fitted on the same
 * days.
 */
public final class InsightCheck {
  private static final int TENTHS = 10;

  /** From how many earlier days the simple ones learn; as the real ones do. */
  private static final int LOOKS = 3;

  private static final int A_MONTH = 30;

  private final Shop shop;

  public InsightCheck(Shop shop) {
    this.shop = shop;
  }

  /**
   * Every prediction, from every day from which there is enough time left to see.
   *
   * @throws TooFewException if the data is too short or too small
   */
  public List<CheckedPrediction> run() {
    LocalDate last = shop.last();
    List<CheckedPrediction> checked = new ArrayList<>();
    for (int before : new int[] {2 * A_MONTH, A_MONTH}) {
      LocalDate cut = last.minusDays(before);
      InsightParameters fitted = InsightFit.fit(shop, cut);
      checked.add(
          customers(
              "buys_in_30_days",
              cut,
              VisitOutlook.SOON,
              facts -> fitted.visits().propensity(facts).probability(),
              facts -> true,
              true));
      if (before >= VisitOutlook.LATER) {
        checked.add(
            customers(
                "stays_away_60_days",
                cut,
                VisitOutlook.LATER,
                facts -> fitted.visits().churn(facts).risk(),
                facts -> true,
                false));
        // Few, and those that a shop asks about.
        checked.add(
            customers(
                "stays_away_60_days_out_of_rhythm",
                cut,
                VisitOutlook.LATER,
                facts -> fitted.visits().churn(facts).risk(),
                facts -> fitted.visits().churn(facts).isOutOfRhythm(),
                false));
      }
      checked.add(repurchase(fitted.products(), cut));
    }
    return checked;
  }

  /** Somebody, or a pair, as seen on a day, with what followed. */
  private record Seen<T>(T known, boolean happened) {}

  private CheckedPrediction customers(
      String name,
      LocalDate cut,
      int days,
      Function<VisitFacts, Double> probability,
      Predicate<VisitFacts> whom,
      boolean ofBuying) {
    List<Seen<VisitFacts>> after =
        seen(cut, days, ofBuying).stream().filter(each -> whom.test(each.known())).toList();
    List<Seen<VisitFacts>> before =
        looks(cut, days)
            .flatMap(day -> seen(day, days, ofBuying).stream())
            .filter(each -> whom.test(each.known()))
            .toList();
    double usual = usualGap(cut);
    return checked(
        name,
        "customers",
        cut,
        days,
        after.stream()
            .map(each -> new Case(probability.apply(each.known()), each.happened()))
            .toList(),
        List.of(
            baseline("recency", before, after, facts -> new double[] {Math.log1p(facts.silent())}),
            baseline(
                "own_interval",
                before,
                after,
                facts -> new double[] {Math.log((facts.silent() + 1) / (meanGap(facts, usual)))})));
  }

  private List<Seen<VisitFacts>> seen(LocalDate day, int days, boolean ofBuying) {
    List<Seen<VisitFacts>> seen = new ArrayList<>();
    for (Purchases customer : shop.customers()) {
      Purchases known = customer.until(day);
      if (!known.isEmpty()) {
        seen.add(
            new Seen<>(VisitFacts.of(known, day), customer.boughtAfter(day, days) == ofBuying));
      }
    }
    return seen;
  }

  private double usualGap(LocalDate cut) {
    return shop.until(cut).customers().stream()
        .map(each -> VisitFacts.of(each, cut))
        .filter(facts -> facts.days() > 1)
        .mapToDouble(facts -> meanGap(facts, 0))
        .average()
        .orElse(A_MONTH);
  }

  private static double meanGap(VisitFacts facts, double otherwise) {
    return facts.days() > 1
        ? (double) ChronoUnit.DAYS.between(facts.first(), facts.last()) / (facts.days() - 1)
        : otherwise;
  }

  private CheckedPrediction repurchase(ProductModel model, LocalDate cut) {
    int days = ProductModel.WITHIN;
    List<Seen<InsightFit.Pair>> after = pairs(cut, days);
    List<Seen<InsightFit.Pair>> before =
        looks(cut, days).flatMap(day -> pairs(day, days).stream()).toList();
    return checked(
        "buys_product_again_in_30_days",
        "pairs",
        cut,
        days,
        after.stream()
            .map(each ->
                new Case(
                    model.next().probability(each.known().features(model, cut)), each.happened()))
            .toList(),
        List.of(
            baseline("recency", before, after, pair -> new double[] {Math.log1p(pair.silent())}),
            baseline(
                "own_interval",
                before,
                after,
                pair -> {
                  double of = Math.log((pair.silent() + 1) / pair.meanGap());
                  // Near its end an interval is the likeliest to end: both sides are worse.
                  return new double[] {of, of * of};
                })));
  }

  private List<Seen<InsightFit.Pair>> pairs(LocalDate day, int days) {
    return InsightFit.pairs(shop, day).stream()
        .map(pair -> new Seen<>(pair, pair.isBought(day, days)))
        .toList();
  }

  private static Stream<LocalDate> looks(LocalDate cut, int days) {
    return Stream.iterate(cut.minusDays(days), day -> day.minusDays(A_MONTH)).limit(LOOKS);
  }

  private static <T> Baseline baseline(
      String name, List<Seen<T>> before, List<Seen<T>> after, Function<T, double[]> features) {
    Logit fitted =
        LogitFit.fit(
            before.stream().map(each -> features.apply(each.known())).toList(),
            before.stream().map(Seen::happened).toList());
    List<Case> cases =
        after.stream()
            .map(
                each -> new Case(fitted.probability(features.apply(each.known())), each.happened()))
            .toList();
    return new Baseline(name, Scores.auc(cases), Scores.brier(cases));
  }

  private static CheckedPrediction checked(
      String name,
      String about,
      LocalDate cut,
      int days,
      List<Case> cases,
      List<Baseline> baselines) {
    List<CheckedPrediction.Group> groups = Scores.calibration(cases, TENTHS);
    double off =
        groups.stream()
            .mapToDouble(group -> Math.abs(group.predicted() - group.observed()) * group.n())
            .sum();
    return new CheckedPrediction(
        name,
        about,
        cut,
        days,
        cases.size(),
        cases.stream().filter(Case::happened).count() / (double) cases.size(),
        Scores.auc(cases),
        Scores.brier(cases),
        off / cases.size(),
        groups,
        baselines);
  }
}
