package app.dangol.hub.connector.vendure;

import app.dangol.failure.WordlessTrace;
import app.dangol.hub.connector.Census;
import app.dangol.hub.connector.Connector;
import app.dangol.hub.connector.ConnectorException;
import app.dangol.hub.connector.ConnectorException.Kind;
import app.dangol.hub.connector.ConnectorHttp;
import app.dangol.hub.connector.Feed;
import app.dangol.hub.connector.Item;
import app.dangol.hub.connector.RateBudget;
import app.dangol.hub.connector.Write;
import app.dangol.hub.connector.WriteOutcome;
import app.dangol.hub.stock.Figure;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vendure 3. What bears a date when it changes is read by that date; what does not is read in
 * rounds. Orders are also read by when they were placed, for placing one does not date it, and
 * bring the stock they took along.
 */
public final class VendureConnector implements Connector {
  /** The name under which Vendure's ids are kept. */
  public static final String SOURCE = "vendure";

  private static final Logger LOG = LoggerFactory.getLogger(VendureConnector.class);

  /** Refunds of older orders are not looked for. */
  private static final Duration ORDERS_ROUND = Duration.ofDays(90);

  private final VendureApi api;
  private final Queries queries;
  private final CustomerMapping customers;
  private final GoodsMapping goods;
  private final VendureWrites writes;
  private final Clock clock;
  private final Paging paging;
  private @Nullable MoneyScale money;

  /**
   * How much is read at once.
   *
   * @param take rows of a page
   * @param roundPages pages of a round read each time
   */
  public record Paging(int take, int roundPages) {
    public static final Paging STANDARD = new Paging(100, 5);
  }

  /**
   * @param key asked anew for every call
   */
  public VendureConnector(
      VendureConfig config,
      Supplier<String> key,
      Paging paging,
      ConnectorHttp.Limits limits,
      Clock clock) {
    ConnectorHttp http =
        new ConnectorHttp(config.url(), RateBudget.of(config.ratePerSecond()), limits, clock);
    this.api = new VendureApi(http, key, config.channel());
    this.queries = new Queries(config);
    this.customers = new CustomerMapping(config);
    this.goods = new GoodsMapping(config);
    this.writes = new VendureWrites(api);
    this.paging = paging;
    this.clock = clock;
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public List<Feed> feeds() {
    UnaryOperator<ListOptions> all = options -> options;
    return List.of(
        round("stores", all, this::listLocations, l -> List.of(goods.location(l))),
        changes("variants", "updatedAt", this::listVariants, this::variant),
        changes("products", "updatedAt", this::listProducts, this::product),
        round("stock.round", all, this::listStock, this::stock),
        changes("customers", "updatedAt", this::listCustomers, this::customer),
        new ChangeFeed<>(
            "orders.placed",
            "orderPlacedAt",
            paging.take(),
            new Placed(),
            mappable("orders.placed", this::order)),
        changes("orders", "updatedAt", this::listOrders, this::order),
        round("variants.round", all, this::listVariants, this::variant),
        round("customers.round", all, this::listCustomers, this::customer),
        round("orders.round", this::recent, this::listOrders, this::order));
  }

  /** Only the rounds: a new tax rate or a delivery dates no variant. */
  @Override
  public Map<String, Set<Figure>> proofs() {
    return Map.of("variants.round", Set.of(Figure.PRICE), "stock.round", Set.of(Figure.STOCK));
  }

  private <T extends Answers.Dated> Feed changes(
      String name,
      String field,
      Function<ListOptions, List<T>> source,
      Function<T, List<Item>> mapping) {
    ChangeFeed.Source<T> dated =
        new ChangeFeed.Source<>() {
          @Override
          public List<T> list(ListOptions options) {
            return source.apply(options);
          }

          @Override
          public String id(T row) {
            return row.id();
          }

          @Override
          public Instant at(T row) {
            return moment(row.updatedAt());
          }
        };
    return new ChangeFeed<>(name, field, paging.take(), dated, mappable(name, mapping));
  }

  private <T> Feed round(
      String name,
      UnaryOperator<ListOptions> filter,
      Function<ListOptions, List<T>> source,
      Function<T, List<Item>> mapping) {
    return new RoundFeed<>(
        name, paging.take(), paging.roundPages(), filter, source, mappable(name, mapping));
  }

  /**
   * One row with a value nobody can use, such as an unknown currency, must not hold up the rest.
   */
  private static <T> Function<T, Mapped> mappable(String name, Function<T, List<Item>> mapping) {
    return row -> {
      try {
        return Mapped.of(mapping.apply(row));
      } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
        LOG.warn("vendure {}: a row was left out", name, WordlessTrace.of(e));
        return Mapped.LEFT_OUT;
      }
    };
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new ConnectorException(Kind.MALFORMED, "a date is none", null);
    }
  }

  /** Orders by when they were placed; carts have no such moment and are not asked for. */
  private final class Placed implements ChangeFeed.Source<Answers.Order> {
    @Override
    public List<Answers.Order> list(ListOptions options) {
      return listOrders(options);
    }

    @Override
    public String id(Answers.Order order) {
      return order.id();
    }

    @Override
    public Instant at(Answers.Order order) {
      String at = order.orderPlacedAt();
      return at == null ? Instant.EPOCH : moment(at);
    }
  }

  private ListOptions recent(ListOptions options) {
    return options.after("orderPlacedAt", clock.instant().minus(ORDERS_ROUND));
  }

  private List<Answers.Location> listLocations(ListOptions options) {
    return ask("Locations", Queries.LOCATIONS, options, Answers.Locations.class)
        .stockLocations()
        .items();
  }

  private List<Answers.Variant> listVariants(ListOptions options) {
    return ask("Variants", queries.variants(), options, Answers.Variants.class)
        .productVariants()
        .items();
  }

  private List<Answers.ChangedProduct> listProducts(ListOptions options) {
    return ask("Products", queries.products(), options, Answers.Products.class).products().items();
  }

  private List<Answers.StockedVariant> listStock(ListOptions options) {
    return ask("Stock", Queries.STOCK, options, Answers.Stocked.class).productVariants().items();
  }

  private List<Answers.Customer> listCustomers(ListOptions options) {
    return ask("Customers", queries.customers(), options, Answers.Customers.class)
        .customers()
        .items();
  }

  private List<Answers.Order> listOrders(ListOptions options) {
    options.with("active", "eq", false);
    return ask("Orders", Queries.ORDERS, options, Answers.Orders.class).orders().items();
  }

  private <T> T ask(String name, String query, ListOptions options, Class<T> type) {
    return api.ask(name, query, options.variables(), type);
  }

  private List<Item> variant(Answers.Variant variant) {
    Answers.Product product = variant.product();
    if (product == null) {
      throw new IllegalArgumentException("a variant without its product");
    }
    return List.of(goods.variant(variant, product, money(), clock.instant()));
  }

  private List<Item> product(Answers.ChangedProduct product) {
    return product.variants().stream()
        .map(variant -> goods.variant(variant, product.product(), money(), clock.instant()))
        .toList();
  }

  private List<Item> stock(Answers.StockedVariant variant) {
    return List.of(
        goods.stock(variant.id(), variant.sku(), variant.stockLevels(), clock.instant()));
  }

  private List<Item> customer(Answers.Customer customer) {
    return List.of(customers.map(customer, clock.instant()));
  }

  private List<Item> order(Answers.Order order) {
    List<Item> items = new ArrayList<>();
    OrderMapping.map(order, money()).ifPresent(items::add);
    for (Answers.OrderLine line : order.lines()) {
      Answers.OrderedVariant variant = line.productVariant();
      items.add(goods.stock(variant.id(), variant.sku(), variant.stockLevels(), clock.instant()));
    }
    return items;
  }

  private MoneyScale money() {
    MoneyScale known = money;
    if (known == null) {
      Answers.Shop shop = api.ask("Shop", Queries.SHOP, new JsonObject(), Answers.Shop.class);
      known = new MoneyScale(shop.globalSettings().serverConfig().moneyStrategyPrecision());
      money = known;
    }
    return known;
  }

  @Override
  public List<Census> censuses() {
    return List.of(
        new IdCensus(
            CustomerMapping.KIND,
            List.of(),
            options ->
                ask("CustomerIds", Queries.CUSTOMER_IDS, options, Answers.CustomerIds.class)
                    .customers()),
        new IdCensus(
            GoodsMapping.VARIANT,
            List.of(GoodsMapping.STOCK),
            options ->
                ask("VariantIds", Queries.VARIANT_IDS, options, Answers.VariantIds.class)
                    .productVariants()));
  }

  @Override
  public WriteOutcome write(Write write, boolean maybeSent) {
    return writes.write(write, maybeSent);
  }

  @Override
  public void close() {
    api.close();
  }
}
