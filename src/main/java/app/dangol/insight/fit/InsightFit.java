package app.dangol.insight.fit;

import app.dangol.id.Sku;
import app.dangol.insight.InsightParameters;
import app.dangol.insight.Logit;
import app.dangol.insight.ProductModel;
import app.dangol.insight.ProductRepeats;
import app.dangol.insight.PurchaseDay;
import app.dangol.insight.Purchases;
import app.dangol.insight.VisitFacts;
import app.dangol.insight.VisitModel;
import app.dangol.insight.VisitOutlook;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits all parameters on a shop's order lines up to a day. The two models are fitted on everything
 * up to there; the regressions that set them right learn from what customers did after some earlier
 * days, as far as the last day tells: no line after it is ever read.
 */
public final class InsightFit {
  /** A product is told of only where no single buyer can be read out of it. */
  static final int FEWEST_BUYERS = 5;

  /** Days before the last from which it is looked ahead, one a month. */
  private static final int LOOKS = 3;

  private static final int A_MONTH = 30;

  /** With fewer customers there is nothing to learn. */
  private static final int FEWEST_CUSTOMERS = 50;

  /** Of all pairs a quarter is likelier than this. */
  private static final double UPPER_QUARTER = 0.75;

  private InsightFit() {}

  /** A pair of customer and product that was bought more than once, as seen on a day. */
  record Pair(Sku sku, List<LocalDate> bought, int since, LocalDate seen, Purchases whole) {
    double silent() {
      return ChronoUnit.DAYS.between(bought.getLast(), seen);
    }

    double meanGap() {
      return (double) ChronoUnit.DAYS.between(bought.getFirst(), bought.getLast())
          / (bought.size() - 1);
    }

    double[] features(ProductModel model, LocalDate today) {
      return model.features(sku, bought, since, today);
    }

    /** Whether it was bought in the days after. */
    boolean isBought(LocalDate after, int within) {
      return whole.days().stream()
          .filter(day -> day.day().isAfter(after) && !day.day().isAfter(after.plusDays(within)))
          .anyMatch(day -> day.skus().contains(sku));
    }
  }

  /**
   * @throws TooFewException if there are too few customers, or too few days
   */
  public static InsightParameters fit(Shop all, LocalDate last) {
    Shop shop = all.until(last);
    LocalDate first = shop.first();
    if (shop.customers().size() < FEWEST_CUSTOMERS
        || first.plusDays(VisitOutlook.LATER + (long) LOOKS * A_MONTH).isAfter(last)) {
      throw new TooFewException(
          "it takes " + FEWEST_CUSTOMERS + " customers and five months to fit on");
    }
    return new InsightParameters(
        new InsightParameters.Fitted(shop.source(), first, last, shop.customers().size()),
        visits(shop, last),
        products(shop, last));
  }

  private static VisitOutlook visits(Shop shop, LocalDate last) {
    VisitModel model =
        VisitFit.fit(shop.customers().stream().map(each -> VisitFacts.of(each, last)).toList());
    return new VisitOutlook(
        model,
        outlook(shop, model, last, VisitOutlook.SOON),
        outlook(shop, model, last, VisitOutlook.LATER));
  }

  private static Logit outlook(Shop shop, VisitModel model, LocalDate last, int days) {
    List<double[]> rows = new ArrayList<>();
    List<Boolean> bought = new ArrayList<>();
    for (int look = 0; look < LOOKS; look++) {
      LocalDate day = last.minusDays(days + (long) look * A_MONTH);
      for (Purchases customer : shop.customers()) {
        Purchases known = customer.until(day);
        if (!known.isEmpty()) {
          rows.add(VisitOutlook.features(model, VisitFacts.of(known, day), days));
          bought.add(customer.boughtAfter(day, days));
        }
      }
    }
    return LogitFit.fit(rows, bought);
  }

  private static ProductModel products(Shop shop, LocalDate last) {
    ProductModel blank = unweighted(shop);
    List<double[]> rows = new ArrayList<>();
    List<Boolean> bought = new ArrayList<>();
    for (int look = 0; look < LOOKS; look++) {
      LocalDate day = last.minusDays(ProductModel.WITHIN + (long) look * A_MONTH);
      // As it was then: with the repeats of today the outcome would stand in the feature.
      ProductModel then = unweighted(shop.until(day));
      for (Pair pair : pairs(shop, day)) {
        rows.add(pair.features(then, day));
        bought.add(pair.isBought(day, ProductModel.WITHIN));
      }
    }
    Logit next = LogitFit.fit(rows, bought);
    List<Double> likely = new ArrayList<>();
    for (Pair pair : pairs(shop, last)) {
      likely.add(next.probability(pair.features(blank, last)));
    }
    Collections.sort(likely);
    return with(blank, next, likely.get((int) (UPPER_QUARTER * likely.size())));
  }

  /** Everything but the regression. */
  private static ProductModel unweighted(Shop shop) {
    Map<Sku, int[]> counts = new HashMap<>();
    List<List<LocalDate>> gaps = new ArrayList<>();
    for (Purchases customer : shop.customers()) {
      customer
          .bySku()
          .forEach((sku, days) -> {
            int[] count = counts.computeIfAbsent(sku, s -> new int[2]);
            count[0]++;
            count[1] += days.size() > 1 ? 1 : 0;
            gaps.add(days);
          });
    }
    Map<Sku, ProductRepeats> repeats = new HashMap<>();
    long buyers = 0;
    long repeaters = 0;
    for (Map.Entry<Sku, int[]> count : counts.entrySet()) {
      int[] n = count.getValue();
      buyers += n[0];
      repeaters += n[1];
      if (n[0] >= FEWEST_BUYERS) {
        repeats.put(count.getKey(), new ProductRepeats(n[0], n[1]));
      }
    }
    GapFit gap = GapFit.of(gaps);
    double share = (double) repeaters / buyers;
    return new ProductModel(
        gap.mean(),
        gap.within(),
        gap.between(),
        new Logit(0, Collections.nCopies(ProductModel.FEATURES, 0.0)),
        0,
        share,
        RepeatFit.weight(repeats.values(), share),
        repeats);
  }

  private static ProductModel with(ProductModel model, Logit next, double least) {
    return new ProductModel(
        model.meanLogGap(),
        model.within(),
        model.between(),
        next,
        least,
        model.repeatShare(),
        model.repeatWeight(),
        model.repeats());
  }

  /** What was bought on more than one day by then. */
  static List<Pair> pairs(Shop shop, LocalDate day) {
    List<Pair> pairs = new ArrayList<>();
    for (Purchases customer : shop.customers()) {
      Purchases known = customer.until(day);
      List<LocalDate> days = known.days().stream().map(PurchaseDay::day).toList();
      known
          .bySku()
          .forEach((sku, bought) -> {
            if (bought.size() > 1) {
              pairs.add(
                  new Pair(
                      sku, bought, days.size() - days.indexOf(bought.getFirst()), day, customer));
            }
          });
    }
    return pairs;
  }
}
