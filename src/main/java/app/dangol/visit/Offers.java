package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import app.dangol.catalog.Store;
import app.dangol.customer.HistoryLine;
import app.dangol.id.LocalText;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.suggest.Suggester;
import app.dangol.suggest.Suggestion;
import app.dangol.suggest.SuggestionRequest;
import app.dangol.suggest.Term;
import app.dangol.trust.ConsentPurpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Suggestions with their products, and where these lie; this store first. Blocks; not for the FX
 * thread.
 */
public final class Offers {
  private static final int LIMIT = 30;

  private final Catalog catalog;
  private final Suggester suggester;
  private final StoreId here;

  public Offers(Catalog catalog, Suggester suggester, StoreId here) {
    this.catalog = catalog;
    this.suggester = suggester;
    this.here = here;
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
    Set<Sku> onShelf = catalog.listInStock(here);
    List<Suggestion> suggestions =
        suggester.suggest(
            new SuggestionRequest(history, granted, onShelf, nearby(), dismissed, now, LIMIT));
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
    return Variety.spread(offers, onShelf);
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
    };
  }
}
