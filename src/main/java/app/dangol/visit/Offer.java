package app.dangol.visit;

import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import app.dangol.id.Sku;
import app.dangol.suggest.Suggestion;
import app.dangol.suggest.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A suggestion ready to be shown: the product, what its score was made of, and where it lies.
 *
 * @param suggestion as the suggester made it; what is told of it is read from there alone
 * @param named products that its terms speak of, among others
 * @param stock a level for every store that has ever stocked it, this store first
 */
public record Offer(
    Product product, Suggestion suggestion, Map<Sku, Product> named, List<StockLevel> stock) {
  /** The one reason to show. */
  public Term reason() {
    return suggestion.reason();
  }

  /** A product that a term speaks of; empty where the catalogue no longer has it. */
  public Optional<Product> findNamed(Sku sku) {
    return Optional.ofNullable(named.get(sku));
  }

  /** Tells of what somebody bought, so it is not told. */
  @Override
  public String toString() {
    return "Offer[" + product.sku() + "]";
  }
}
