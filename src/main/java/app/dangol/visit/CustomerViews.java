package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import app.dangol.catalog.Store;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.HistoryLine;
import app.dangol.customer.Notes;
import app.dangol.customer.Timeline;
import app.dangol.customer.TimelineEntry;
import app.dangol.id.LocalText;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.suggest.Suggester;
import app.dangol.suggest.Suggestion;
import app.dangol.suggest.SuggestionRequest;
import app.dangol.suggest.Term;
import app.dangol.trust.ConsentPurpose;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers everything a screen shows about one customer. Blocks; not for the FX thread. */
public final class CustomerViews {
  /** More than the heaviest buyer has in years; counts such as "bought 16 times" need them all. */
  private static final int HISTORY_LIMIT = 20_000;

  private static final int TIMELINE_LIMIT = 40;
  private static final int OFFER_LIMIT = 30;
  private static final StoreId ONLINE = new StoreId("online");

  private final CustomerDirectory customers;
  private final Notes notes;
  private final Catalog catalog;
  private final Suggester suggester;
  private final Freshness freshness;
  private final StoreId here;
  private final Clock clock;

  public CustomerViews(
      CustomerDirectory customers,
      Notes notes,
      Catalog catalog,
      Suggester suggester,
      Freshness freshness,
      StoreId here,
      Clock clock) {
    this.customers = customers;
    this.notes = notes;
    this.catalog = catalog;
    this.suggester = suggester;
    this.freshness = freshness;
    this.here = here;
    this.clock = clock;
  }

  /**
   * The view of one customer now.
   *
   * @param dismissed products taken out of this visit's offers
   */
  public CustomerView of(Customer customer, Set<Sku> dismissed) {
    Instant now = clock.instant();
    boolean online = customer.granted().contains(ConsentPurpose.SUGGEST_ONLINE);
    List<HistoryLine> history =
        customers.listHistory(customer.id(), HISTORY_LIMIT).stream()
            .filter(line -> online || isReceipt(line))
            .toList();
    List<TimelineEntry> timeline =
        Timeline.of(history, notes.list(customer.id()), clock.getZone()).stream()
            .limit(TIMELINE_LIMIT)
            .toList();
    List<Instant> visits =
        history.stream()
            .filter(l -> l.kind() == HistoryLine.Kind.PURCHASE && !l.store().equals(ONLINE))
            .map(HistoryLine::at)
            .toList();
    return new CustomerView(
        customer,
        visits.stream().max(Comparator.naturalOrder()),
        visitDaysThisMonth(visits, now),
        offers(customer, history, dismissed, now),
        online || customer.granted().contains(ConsentPurpose.SUGGEST_PURCHASES),
        timeline,
        catalog.listBySkus(skusOf(timeline)),
        storeNames(),
        freshness.dataAsOf());
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

  /** Levels of one product, this store first. */
  public List<StockLevel> stockOf(Sku sku) {
    return hereFirst(catalog.listStock(List.of(sku)).getOrDefault(sku, List.of()));
  }

  /** Every store's name by its id. */
  public Map<StoreId, LocalText> storeNames() {
    return catalog.listStores().stream().collect(Collectors.toMap(Store::id, Store::name));
  }

  private List<Offer> offers(
      Customer customer, List<HistoryLine> history, Set<Sku> dismissed, Instant now) {
    Set<Sku> onShelf = catalog.listInStock(here);
    List<Suggestion> suggestions =
        suggester.suggest(
            new SuggestionRequest(
                history, customer.granted(), onShelf, nearby(), dismissed, now, OFFER_LIMIT));
    Set<Sku> wanted = new HashSet<>();
    for (Suggestion suggestion : suggestions) {
      wanted.add(suggestion.sku());
      becauseOf(suggestion.reason()).ifPresent(wanted::add);
    }
    Map<Sku, Product> products = catalog.listBySkus(wanted);
    Map<Sku, List<StockLevel>> stock = catalog.listStock(wanted);
    List<Offer> offers = new ArrayList<>();
    for (Suggestion suggestion : suggestions) {
      Product product = products.get(suggestion.sku());
      if (product != null) {
        Term reason = suggestion.reason();
        offers.add(
            new Offer(
                product,
                reason,
                becauseOf(reason).map(products::get),
                hereFirst(stock.getOrDefault(product.sku(), List.of()))));
      }
    }
    return Variety.spread(offers, onShelf);
  }

  private Set<Sku> nearby() {
    Set<Sku> skus = new HashSet<>();
    catalog.listStores().stream()
        .filter(store -> !store.id().equals(here))
        .forEach(store -> skus.addAll(catalog.listInStock(store.id())));
    return skus;
  }

  private List<StockLevel> hereFirst(List<StockLevel> levels) {
    return levels.stream()
        .sorted(
            Comparator.comparing((StockLevel level) -> !level.store().equals(here))
                .thenComparing(StockLevel::available, Comparator.reverseOrder()))
        .toList();
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

  private static Optional<Sku> becauseOf(Term term) {
    return switch (term) {
      case Term.GoesWith goesWith -> Optional.of(goesWith.because());
      case Term.OwnHabit habit -> Optional.empty();
      case Term.OnlineInterest interest -> Optional.empty();
      case Term.PopularNow popular -> Optional.empty();
    };
  }

  private static Set<Sku> skusOf(List<TimelineEntry> timeline) {
    Set<Sku> skus = new HashSet<>();
    for (TimelineEntry entry : timeline) {
      switch (entry) {
        case TimelineEntry.Basket basket -> basket.pieces().forEach(p -> skus.add(p.sku()));
        case TimelineEntry.Online online -> skus.addAll(online.skus());
        case TimelineEntry.Written written -> {}
      }
    }
    return skus;
  }
}
