package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerAccount;
import app.dangol.customer.CustomerAccounts;
import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.HistoryLine;
import app.dangol.customer.Notes;
import app.dangol.customer.Tasks;
import app.dangol.customer.Timeline;
import app.dangol.customer.TimelineEntry;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.insight.Insight;
import app.dangol.suggest.Trial;
import app.dangol.trust.ConsentPurpose;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers everything a screen shows about one customer. Blocks; not for the FX thread. */
public final class CustomerViews {
  /** More than the heaviest buyer has in years; counts such as "bought 16 times" need them all. */
  private static final int HISTORY_LIMIT = 20_000;

  private static final int TIMELINE_LIMIT = 40;
  private static final StoreId ONLINE = new StoreId("online");

  private final CustomerDirectory customers;
  private final CustomerAccounts accounts;
  private final Tasks tasks;
  private final Notes notes;
  private final Catalog catalog;
  private final Offers offers;
  private final Freshness freshness;
  private final CustomerInsight insight;
  private final StruckGoods struck;
  private final Clock clock;

  public CustomerViews(
      CustomerDirectory customers,
      CustomerAccounts accounts,
      Tasks tasks,
      Notes notes,
      Catalog catalog,
      Offers offers,
      Freshness freshness,
      CustomerInsight insight,
      Clock clock) {
    this.customers = customers;
    this.accounts = accounts;
    this.tasks = tasks;
    this.notes = notes;
    this.catalog = catalog;
    this.offers = offers;
    this.freshness = freshness;
    this.insight = insight;
    this.struck = new StruckGoods(catalog);
    this.clock = clock;
  }

  /**
   * The view of one customer now.
   *
   * @param dismissed products taken out of this visit's offers
   */
  public CustomerView of(Customer customer, Set<Sku> dismissed) {
    Instant now = clock.instant();
    if (customer.suspended()) {
      return suspended(customer);
    }
    boolean online = customer.granted().contains(ConsentPurpose.SUGGEST_ONLINE);
    List<HistoryLine> history =
        customers.listHistory(customer.id(), HISTORY_LIMIT).stream()
            .filter(line -> online || isReceipt(line))
            .toList();
    CustomerAccount whole = accounts.get(customer.id());
    CustomerAccount account = online ? whole : whole.withoutOnline();
    List<TimelineEntry> timeline =
        Timeline.of(history, notes.list(customer.id()), account, clock.getZone()).stream()
            .limit(TIMELINE_LIMIT)
            .toList();
    Optional<Insight> known = insight.of(customer, history);
    List<Instant> visits =
        history.stream()
            .filter(l -> l.kind() == HistoryLine.Kind.PURCHASE && !l.store().equals(ONLINE))
            .map(HistoryLine::at)
            .toList();
    return new CustomerView(
        customer,
        visits.stream().max(Comparator.naturalOrder()),
        visitDaysThisMonth(visits, now),
        offers.of(
            history,
            customer.granted(),
            dismissed,
            struck.of(whole.struck()),
            Suggestible.named(customer).map(id -> offers.trialOf(id.value())).orElse(Trial.NONE),
            now),
        online || customer.granted().contains(ConsentPurpose.SUGGEST_PURCHASES),
        timeline,
        catalog.listBySkus(skusOf(timeline, account, known)),
        offers.storeNames(),
        account,
        tasks.listOpenOf(customer.id()),
        freshness.dataAsOf(customer.id()),
        freshness.findFetchedAt(customer.id()),
        known);
  }

  /** Who it is and what they can use or have asked for; of what they did nothing is even read. */
  private CustomerView suspended(Customer customer) {
    CustomerAccount account = accounts.get(customer.id()).suspended();
    return new CustomerView(
        customer,
        Optional.empty(),
        0,
        List.of(),
        false,
        List.of(),
        catalog.listBySkus(skusOf(List.of(), account, Optional.empty())),
        offers.storeNames(),
        account,
        tasks.listOpenOf(customer.id()),
        freshness.dataAsOf(customer.id()),
        freshness.findFetchedAt(customer.id()),
        Optional.empty());
  }

  /**
   * Purchases and returns belong to the shop's books; what was done online needs its own consent.
   */
  private static boolean isReceipt(HistoryLine line) {
    return switch (line.kind()) {
      case PURCHASE, RETURN -> true;
      case VIEW, CART, WISH -> false;
    };
  }

  private int visitDaysThisMonth(List<Instant> visits, Instant now) {
    YearMonth month = YearMonth.from(LocalDate.ofInstant(now, clock.getZone()));
    return (int)
        visits.stream()
            .map(at -> LocalDate.ofInstant(at, clock.getZone()))
            .filter(day -> YearMonth.from(day).equals(month))
            .distinct()
            .count();
  }

  private static Set<Sku> skusOf(
      List<TimelineEntry> timeline, CustomerAccount account, Optional<Insight> insight) {
    Set<Sku> skus = new HashSet<>();
    insight.ifPresent(known -> skus.addAll(known.skus()));
    account.cart().forEach(item -> skus.add(item.sku()));
    account.wishes().forEach(item -> skus.add(item.sku()));
    account.reservations().forEach(each -> skus.add(each.sku()));
    for (TimelineEntry entry : timeline) {
      switch (entry) {
        case TimelineEntry.Basket basket -> basket.pieces().forEach(p -> skus.add(p.sku()));
        case TimelineEntry.Online online -> skus.addAll(online.skus());
        case TimelineEntry.Searched searched -> {}
        case TimelineEntry.Written written -> {}
      }
    }
    return skus;
  }
}
