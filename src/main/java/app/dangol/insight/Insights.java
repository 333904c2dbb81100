package app.dangol.insight;

import app.dangol.customer.Customer;
import app.dangol.customer.HistoryLine;
import app.dangol.id.Sku;
import app.dangol.trust.ConsentPurpose;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reckons insights. Whoever wants their data to rest has none, and neither has whoever agreed to
 * neither purpose; of the others only those lines are read that a purpose covers.
 */
public final class Insights {
  /** So many days ahead a product is worth to be told of. */
  private static final int AHEAD_DAYS = 14;

  /** One purchase is no habit. */
  private static final int A_HABIT = 2;

  private final InsightParameters parameters;
  private final ZoneId zone;

  /**
   * @param zone whose midnight parts the days
   */
  public Insights(InsightParameters parameters, ZoneId zone) {
    this.parameters = parameters;
    this.zone = zone;
  }

  public InsightParameters parameters() {
    return parameters;
  }

  /**
   * The insight into one customer; empty if none may be reckoned.
   *
   * @param history their lines, in any order
   * @param cuts the shop's, where they are known
   */
  public Optional<Insight> of(
      Customer customer, List<HistoryLine> history, Optional<RfmCuts> cuts, LocalDate today) {
    if (!mayBeReckoned(customer)) {
      return Optional.empty();
    }
    List<HistoryLine> read = readable(customer.granted(), history);
    Journey journey = JourneyWalk.of(read, customer.memberSince(), today, zone);
    Purchases purchases = Purchases.of(read, zone).until(today);
    if (purchases.isEmpty()) {
      return Optional.of(
          new Insight(
              journey,
              Optional.empty(),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              parameters.fitted()));
    }
    VisitFacts facts = VisitFacts.of(purchases, today);
    return Optional.of(
        new Insight(
            journey,
            cuts.map(known -> known.score(Rfm.Figures.of(facts, purchases))),
            due(purchases, today),
            Optional.of(parameters.visits().churn(facts)),
            Optional.of(parameters.visits().propensity(facts)),
            parameters.fitted()));
  }

  /** Their figures for the shop's cuts; empty if they may not be reckoned with. */
  public Optional<Rfm.Figures> figures(
      Customer customer, List<HistoryLine> history, LocalDate today) {
    if (!mayBeReckoned(customer)) {
      return Optional.empty();
    }
    Purchases purchases = Purchases.of(readable(customer.granted(), history), zone).until(today);
    return purchases.isEmpty()
        ? Optional.empty()
        : Optional.of(Rfm.Figures.of(VisitFacts.of(purchases, today), purchases));
  }

  /** Whether anything may be reckoned of them; if not, nothing of them need be read. */
  public static boolean mayBeReckoned(Customer customer) {
    return !customer.suspended()
        && (customer.granted().contains(ConsentPurpose.SUGGEST_PURCHASES)
            || customer.granted().contains(ConsentPurpose.SUGGEST_ONLINE));
  }

  private static List<HistoryLine> readable(
      Set<ConsentPurpose> granted, List<HistoryLine> history) {
    return history.stream()
        .filter(line ->
            granted.contains(
                switch (line.kind()) {
                  case PURCHASE, RETURN -> ConsentPurpose.SUGGEST_PURCHASES;
                  case VIEW, CART, WISH -> ConsentPurpose.SUGGEST_ONLINE;
                }))
        .toList();
  }

  /** What they bought more than once and are likely to buy again, if its time has about come. */
  private List<Due> due(Purchases purchases, LocalDate today) {
    ProductModel products = parameters.products();
    List<LocalDate> days = purchases.days().stream().map(PurchaseDay::day).toList();
    List<Due> due = new ArrayList<>();
    for (Map.Entry<Sku, List<LocalDate>> product : purchases.bySku().entrySet()) {
      List<LocalDate> bought = product.getValue();
      if (bought.size() >= A_HABIT) {
        int since = days.size() - days.indexOf(bought.getFirst());
        Due each = products.due(product.getKey(), bought, since, today);
        if (each.probability() >= products.least()
            && !each.from().isAfter(today.plusDays(AHEAD_DAYS))) {
          due.add(each);
        }
      }
    }
    due.sort(Comparator.comparingDouble(Due::probability).reversed().thenComparing(Due::sku));
    return due;
  }
}
