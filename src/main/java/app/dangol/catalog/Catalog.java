package app.dangol.catalog;

import app.dangol.id.Gtin;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The device's copy of products, stores and stock. May block; never call it on the FX thread. */
public interface Catalog {
  Optional<Product> findBySku(Sku sku);

  Optional<Product> findByGtin(Gtin gtin);

  /** Products for those skus that are known, in no particular order. */
  Map<Sku, Product> listBySkus(Collection<Sku> skus);

  /** At most {@code limit} products whose name in either language, or sku, contains the text. */
  List<Product> search(String text, int limit);

  /** All stores, the smallest id first. */
  List<Store> listStores();

  /** Levels in every store, for those skus that have any. */
  Map<Sku, List<StockLevel>> listStock(Collection<Sku> skus);

  /** Skus with at least one piece available in that store. */
  Set<Sku> listInStock(StoreId store);
}
