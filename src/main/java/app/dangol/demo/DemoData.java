package app.dangol.demo;

import app.dangol.wire.Entity;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The demo shop as the hub's records, its real times carried into the present. Immutable once read;
 * every stream may be drawn again.
 */
public final class DemoData {
  static final String CURRENCY = "KRW";
  static final String ONLINE = "online";

  /** Korea's VAT is in every price. */
  static final int VAT_BP = 1_000;

  private static final int PRICE_AGE_MINUTES = 12;

  private final DemoTables tables;
  private final List<DemoProduct> products;
  private final List<DemoStore> stores;
  private final List<DemoCustomer> customers;
  private final List<DemoBasket> baskets;
  private final List<DemoOnline> online;
  private final List<DemoStock> stock;
  private final DemoTime time;

  private DemoData(DemoTables tables, Clock clock) {
    this.tables = tables;
    this.products = tables.products();
    this.stores = tables.stores();
    this.customers = tables.customers();
    this.baskets = tables.baskets();
    this.online = tables.online();
    this.stock = tables.stock();
    this.time = new DemoTime(clock, baskets.getLast().minute());
  }

  /**
   * Reads all files. Blocks.
   *
   * @throws app.dangol.failure.DangolException DEMO-01 if a file is missing or damaged
   */
  public static DemoData read(DemoFiles files, Clock clock) {
    return new DemoData(DemoTables.read(files), clock);
  }

  /** The files' rows, as they stand there. */
  DemoTables tables() {
    return tables;
  }

  /** Best sellers first. */
  public Stream<Entity.Product> products() {
    return products.stream()
        .map(p ->
            new Entity.Product(
                p.sku(), p.gtin(), DemoTables.wire(p.name()), p.category(), p.colour(), p.shelf()));
  }

  /** What each product costs, said by the shop system within the last hours. */
  public Stream<Entity.Price> prices() {
    return IntStream.range(0, products.size())
        .mapToObj(i ->
            new Entity.Price(
                products.get(i).sku(),
                products.get(i).won(),
                CURRENCY,
                VAT_BP,
                time.ago(PRICE_AGE_MINUTES + i % PRICE_AGE_MINUTES).toString()));
  }

  public Stream<Entity.Store> stores() {
    return stores.stream().map(s -> new Entity.Store(s.id(), DemoTables.wire(s.name())));
  }

  /** One level for each product in each store. */
  public Stream<Entity.Stock> stock() {
    return stock.stream()
        .flatMap(s ->
            IntStream.range(0, stores.size())
                .mapToObj(i ->
                    new Entity.Stock(
                        products.get(s.product()).sku(),
                        stores.get(i).id(),
                        s.levels().get(i).available(),
                        time.ago(s.levels().get(i).ageMinutes()).toString())));
  }

  public Stream<Entity.Customer> customers() {
    return customers.stream().map(this::wire);
  }

  /** Purchases and returns in the order of time, then what was done online, by customer. */
  public Stream<Entity.History> history() {
    return Stream.concat(
        baskets.stream().flatMap(this::linesOf), online.stream().flatMap(this::eventsOf));
  }

  /** When the newest basket was, after the shift. */
  public Instant lastBasketAt() {
    return time.at(baskets.getLast().minute());
  }

  /** How the files' times are carried into the present. */
  public DemoTime time() {
    return time;
  }

  public DemoTotals totals() {
    int returns = (int) baskets.stream().filter(DemoBasket::returned).count();
    Set<Integer> buyers =
        baskets.stream()
            .filter(b -> !b.returned())
            .map(DemoBasket::customer)
            .collect(Collectors.toSet());
    return new DemoTotals(
        products.size(),
        (int) products.stream().filter(p -> !p.name().ko().isBlank()).count(),
        customers.size(),
        customers.size() - buyers.size(),
        baskets.size() - returns,
        returns,
        baskets.stream().mapToInt(b -> b.lines().size()).sum(),
        online.stream().mapToInt(o -> o.events().size()).sum(),
        stock.size() * stores.size());
  }

  private Entity.Customer wire(DemoCustomer c) {
    return new Entity.Customer(
        c.id(),
        c.name(),
        c.phone().isEmpty() ? null : c.phone(),
        c.mail().isEmpty() ? null : c.mail(),
        List.of(c.card()),
        c.home(),
        time.on(c.since()).toString(),
        c.preferences().stream().map(tables::preference).toList(),
        c.granted());
  }

  private Stream<Entity.History> linesOf(DemoBasket basket) {
    String customer = customers.get(basket.customer()).id();
    String at = time.at(basket.minute()).toString();
    String kind = basket.returned() ? "return" : "purchase";
    String place = basket.place() < stores.size() ? stores.get(basket.place()).id() : ONLINE;
    List<Entity.History> lines = new ArrayList<>(basket.lines().size());
    for (DemoBasket.Line line : basket.lines()) {
      lines.add(
          new Entity.History(
              customer,
              numbered(basket.invoice(), lines.size() + 1),
              basket.invoice(),
              at,
              kind,
              place,
              products.get(line.product()).sku(),
              line.quantity()));
    }
    return lines.stream();
  }

  private Stream<Entity.History> eventsOf(DemoOnline row) {
    String customer = customers.get(row.customer()).id();
    List<Entity.History> events = new ArrayList<>(row.events().size());
    for (DemoOnline.Event event : row.events()) {
      String id = numbered("web", events.size() + 1);
      events.add(
          new Entity.History(
              customer,
              id,
              id,
              time.at(event.minute()).toString(),
              event.kind().key(),
              ONLINE,
              products.get(event.product()).sku(),
              1));
    }
    return events.stream();
  }

  /** Padded by hand: String.format would take longer than reading the files. */
  static String numbered(String prefix, int number) {
    String digits = Integer.toString(number);
    return prefix + "-" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }
}
