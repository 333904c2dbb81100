package app.dangol.cache;

import app.dangol.catalog.Catalog;
import app.dangol.catalog.Category;
import app.dangol.catalog.Money;
import app.dangol.catalog.PendingReservations;
import app.dangol.catalog.Price;
import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import app.dangol.catalog.Store;
import app.dangol.id.Gtin;
import app.dangol.id.LocalText;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import com.google.gson.JsonArray;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Products, stores and stock from {@code cache.db}. May block; never call it on the FX thread. */
public final class SqliteCatalog implements Catalog {
  private static final String PRODUCT =
      """
      SELECT product.sku, gtin, name_ko, name_en, category, colour, shelf,
        price.amount_minor, price.currency, %s
      FROM product LEFT JOIN price ON price.sku = product.sku
      """
          .formatted(FigureAges.of("price"));
  private static final String BY_SKU = PRODUCT + "WHERE product.sku = ?";
  private static final String BY_GTIN = PRODUCT + "WHERE gtin = ? ORDER BY product.sku LIMIT 1";
  private static final String BY_SKUS =
      PRODUCT + "WHERE product.sku IN (SELECT value FROM json_each(?))";
  private static final String SEARCH =
      PRODUCT + "WHERE instr(search_text, ?) > 0 ORDER BY product.sku LIMIT ?";
  private static final String STORES = "SELECT id, name_ko, name_en FROM store ORDER BY id";
  private static final String STOCK =
      """
      SELECT sku, store, available, %s FROM stock
      WHERE sku IN (SELECT value FROM json_each(?)) ORDER BY sku, store
      """
          .formatted(FigureAges.of("stock"));
  private static final String IN_STOCK = "SELECT store, sku FROM stock WHERE available > 0";

  private final CacheDatabase database;
  private final PendingReservations pending;

  /** The shelf of every store; suggestions ask for it at each scan, and it changes rarely. */
  private final Remembered<Map<StoreId, Set<Sku>>> shelves;

  /** Nothing is reserved on this device. */
  public SqliteCatalog(CacheDatabase database, Changes changes) {
    this(database, changes, PendingReservations.NONE);
  }

  /**
   * @param pending taken off the levels that {@link #listStock} gives; asked outside of any read
   */
  public SqliteCatalog(CacheDatabase database, Changes changes, PendingReservations pending) {
    this.database = database;
    this.pending = pending;
    shelves =
        new Remembered<>(
            this::readShelves,
            changes,
            change -> change instanceof CacheChange.Stock || change instanceof CacheChange.Rebuilt);
  }

  @Override
  public Optional<Product> findBySku(Sku sku) {
    return listProducts(BY_SKU, query -> query.text(sku.value())).stream().findFirst();
  }

  @Override
  public Optional<Product> findByGtin(Gtin gtin) {
    return listProducts(BY_GTIN, query -> query.text(gtin.value())).stream().findFirst();
  }

  @Override
  public Map<Sku, Product> listBySkus(Collection<Sku> skus) {
    Map<Sku, Product> bySku = new HashMap<>();
    for (Product product : listProducts(BY_SKUS, query -> query.text(jsonOf(skus)))) {
      bySku.put(product.sku(), product);
    }
    return bySku;
  }

  @Override
  public List<Product> search(String text, int limit) {
    String wanted = SearchText.of(text.strip());
    return wanted.isEmpty()
        ? List.of()
        : listProducts(SEARCH, query -> query.text(wanted).number(limit));
  }

  @Override
  public List<Store> listStores() {
    return database.read(session -> {
      List<Store> stores = new ArrayList<>();
      try (ResultSet row = session.prepare(STORES).executeQuery()) {
        while (row.next()) {
          LocalText name = new LocalText(row.getString(2), row.getString(3));
          stores.add(new Store(new StoreId(row.getString(1)), name));
        }
      }
      return stores;
    });
  }

  @Override
  public Map<Sku, List<StockLevel>> listStock(Collection<Sku> skus) {
    Map<StoreId, Map<Sku, Integer>> pieces = pending.listPieces();
    Map<Sku, List<StockLevel>> levels = readStock(skus);
    levels.values().forEach(each -> each.replaceAll(level -> less(level, pieces)));
    return levels;
  }

  private static StockLevel less(StockLevel level, Map<StoreId, Map<Sku, Integer>> pieces) {
    int waiting = pieces.getOrDefault(level.store(), Map.of()).getOrDefault(level.sku(), 0);
    return waiting == 0
        ? level
        : new StockLevel(
            level.sku(), level.store(), Math.max(0, level.available() - waiting), level.asOf());
  }

  private Map<Sku, List<StockLevel>> readStock(Collection<Sku> skus) {
    return database.read(session -> {
      PreparedStatement list = session.prepare(STOCK);
      list.setString(1, jsonOf(skus));
      Map<Sku, List<StockLevel>> levels = new HashMap<>();
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          Sku sku = new Sku(row.getString(1));
          StoreId store = new StoreId(row.getString(2));
          Instant asOf = Instant.ofEpochMilli(row.getLong(4));
          levels
              .computeIfAbsent(sku, _ -> new ArrayList<>())
              .add(new StockLevel(sku, store, row.getInt(3), asOf));
        }
      }
      return levels;
    });
  }

  @Override
  public Set<Sku> listInStock(StoreId store) {
    Set<Sku> shelf = shelves.get().getOrDefault(store, Set.of());
    Set<Sku> asked = pending.listPieces().getOrDefault(store, Map.of()).keySet();
    if (asked.isEmpty()) {
      return shelf;
    }
    Set<Sku> left = new HashSet<>(shelf);
    listStock(asked)
        .forEach((sku, levels) -> {
          if (levels.stream().noneMatch(l -> l.store().equals(store) && l.available() > 0)) {
            left.remove(sku);
          }
        });
    return left;
  }

  private Map<StoreId, Set<Sku>> readShelves() {
    return database.read(session -> {
      Map<StoreId, Set<Sku>> byStore = new HashMap<>();
      try (ResultSet row = session.prepare(IN_STOCK).executeQuery()) {
        while (row.next()) {
          byStore
              .computeIfAbsent(new StoreId(row.getString(1)), first -> new HashSet<>())
              .add(new Sku(row.getString(2)));
        }
      }
      return byStore;
    });
  }

  /** Skus as one parameter for {@code json_each}: a list of any length in one fixed statement. */
  static String jsonOf(Collection<Sku> skus) {
    JsonArray array = new JsonArray(skus.size());
    skus.forEach(sku -> array.add(sku.value()));
    return array.toString();
  }

  /** Sets a query's parameters. */
  private interface Parameters {
    void bind(Binding query) throws SQLException;
  }

  private List<Product> listProducts(String sql, Parameters parameters) {
    return database.read(session -> {
      PreparedStatement list = session.prepare(sql);
      parameters.bind(new Binding(list));
      List<Product> products = new ArrayList<>();
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          products.add(product(row));
        }
      }
      return products;
    });
  }

  private static Optional<Price> price(ResultSet row) throws SQLException {
    String currency = row.getString(9);
    return currency == null
        ? Optional.empty()
        : Optional.of(
            new Price(Money.of(row.getLong(8), currency), Instant.ofEpochMilli(row.getLong(10))));
  }

  private static Product product(ResultSet row) throws SQLException {
    return new Product(
        new Sku(row.getString(1)),
        Optional.ofNullable(row.getString(2)).map(Gtin::new),
        new LocalText(row.getString(3), row.getString(4)),
        Category.of(row.getString(5)),
        row.getString(6),
        price(row),
        row.getString(7));
  }
}
