package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import app.dangol.catalog.Store;
import app.dangol.customer.HistoryLine;
import app.dangol.id.LocalText;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.suggest.Steering;
import app.dangol.suggest.Struck;
import app.dangol.suggest.Suggester;
import app.dangol.suggest.Suggestion;
import app.dangol.suggest.SuggestionRequest;
import app.dangol.suggest.Term;
import app.dangol.suggest.Trial;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.feedback.Trials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Suggestions with their products, and where these lie; this store first. Blocks; not for the FX
 * thread.
 */
public final class Offers {
  private static final int LIMIT = 30;

  /** An experiment's setting: {@code off} leaves the offers in the order of their scores. */
  private static final String VARIETY = "variety";

  private static final String OFF = "off";

  private final Catalog catalog;
  private final Suggester suggester;
  private final StoreId here;
  private final Supplier<Steering> steering;
  private final Trials trials;

  /** Where nobody says anything about goods, and nothing is tried out. */
  public Offers(Catalog catalog, Suggester suggester, StoreId here) {
    this(catalog, suggester, here, () -> Steering.NONE, Trials.NONE);
  }

  /**
   * @param steering what managers say about goods here, asked each time
   * @param trials which experiments somebody takes part in
   */
  public Offers(
      Catalog catalog,
      Suggester suggester,
      StoreId here,
      Supplier<Steering> steering,
      Trials trials) {
    this.catalog = catalog;
    this.suggester = suggester;
    this.here = here;
    this.steering = steering;
    this.trials = trials;
  }

  /** Which experiments that customer, or that visit of nobody known, takes part in. */
  Trial trialOf(String unit) {
    return trials.of(unit);
  }

  /**
   * What to offer, the best first.
   *
   * @param history the customer's lines, newest first; empty for somebody unknown
   * @param granted what they agreed to; lines that a purpose does not cover are not read
   * @param dismissed products taken out of this visit's offers
   */
  public List<Offer> of(
      List<HistoryLine> history, Set<ConsentPurpose> granted, Set<Sku> dismissed, Instant now) {
    return of(history, granted, dismissed, Struck.NOTHING, Trial.NONE, now);
  }

  /**
   * As above.
   *
   * @param struck what the customer does not want to be concluded about them
   * @param trial what is tried out with them
   */
  List<Offer> of(
      List<HistoryLine> history,
      Set<ConsentPurpose> granted,
      Set<Sku> dismissed,
      Struck struck,
      Trial trial,
      Instant now) {
    Set<Sku> onShelf = catalog.listInStock(here);
    List<Suggestion> suggestions =
        suggester.suggest(
            new SuggestionRequest(
                history,
                granted,
                onShelf,
                nearby(),
                dismissed,
                now,
                LIMIT,
                steering.get(),
                struck,
                trial));
    Set<Sku> wanted = new HashSet<>();
    for (Suggestion suggestion : suggestions) {
      wanted.add(suggestion.sku());
      suggestion.terms().stream().flatMap(term -> becauseOf(term).stream()).forEach(wanted::add);
    }
    Map<Sku, Product> products = catalog.listBySkus(wanted);
    Map<Sku, List<StockLevel>> stock = catalog.listStock(wanted);
    List<Offer> offers = new ArrayList<>();
    for (Suggestion suggestion : suggestions) {
      Product product = products.get(suggestion.sku());
      if (product != null) {
        offers.add(
            new Offer(
                product,
                suggestion,
                products,
                hereFirst(stock.getOrDefault(product.sku(), List.of()))));
      }
    }
    boolean varied = !OFF.equals(trial.settings().get(VARIETY));
    return varied ? Variety.spread(offers, onShelf) : offers;
  }

  /** Levels of one product, this store first. */
  public List<StockLevel> stockOf(Sku sku) {
    return hereFirst(catalog.listStock(List.of(sku)).getOrDefault(sku, List.of()));
  }

  /** Every store's name by its id. */
  public Map<StoreId, LocalText> storeNames() {
    return catalog.listStores().stream().collect(Collectors.toMap(Store::id, Store::name));
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

  private static Optional<Sku> becauseOf(Term term) {
    return switch (term) {
      case Term.GoesWith goesWith -> Optional.of(goesWith.because());
      case Term.OwnHabit habit -> Optional.empty();
      case Term.OnlineInterest interest -> Optional.empty();
      case Term.PopularNow popular -> Optional.empty();
      case Term.PinnedHere pinned -> Optional.empty();
      case Term.Boosted boosted -> Optional.empty();
    };
  }
}
