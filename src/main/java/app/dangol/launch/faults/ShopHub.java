package app.dangol.launch.faults;

import app.dangol.central.CentralApi;
import app.dangol.central.OkHttpCentralApi;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.HubWriter;
import app.dangol.hub.Put;
import app.dangol.hub.TrailRows;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.id.StoreId;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The real hub of a small shop, over a file of its own, served on loopback. */
final class ShopHub implements AutoCloseable {
  static final String TOKEN = "the-fault-suite's-own-token";
  static final StoreId STORE = new StoreId("seoul-1");
  static final String CLIENTS = Bucket.clientsOf(STORE.value());
  static final String WORK = Bucket.workOf(STORE.value());
  static final int CUSTOMERS = 240;

  private static final int LINES_EACH = 4;
  private static final int PRODUCTS = 60;

  /** Small, so that a first load has many pages to be killed between. */
  private static final PageLimit PAGES = new PageLimit(150, 200_000);

  private final Path file;
  private final Clock clock;
  private final int customers;
  private @Nullable Hub hub;
  private @Nullable URI url;

  private ShopHub(Path file, Clock clock, int customers, PageLimit pages) {
    this.file = file;
    this.clock = clock;
    this.customers = customers;
    this.hub = Hub.open(file, clock, BlockingGuard.NONE, pages);
  }

  static Hub open(Path file, Clock clock) {
    return Hub.open(file, clock, BlockingGuard.NONE, PAGES);
  }

  /** A shop's goods and customers, served. */
  static ShopHub filled(Path file, Clock clock) {
    return served(new ShopHub(file, clock, CUSTOMERS, PAGES));
  }

  /** A tenth of the customers, and pages a tenth as long. */
  static ShopHub small(Path file, Clock clock) {
    return served(new ShopHub(file, clock, CUSTOMERS / 10, new PageLimit(15, 200_000)));
  }

  private static ShopHub served(ShopHub hub) {
    fill(hub.writer(), hub.clock.instant(), hub.customers);
    hub.start();
    return hub;
  }

  Path file() {
    return file;
  }

  HubWriter writer() {
    return running().writer();
  }

  void start() {
    url = running().start(url == null ? 0 : url.getPort(), TOKEN);
  }

  /** Closes the file as well. */
  void stop() {
    running().close();
    hub = null;
  }

  void startAgain() {
    hub = open(file, clock);
    start();
  }

  /** What a served hub does once an hour, between two runs of it. */
  void prune(Instant now, Duration age) {
    stop();
    try (SqliteHubStore store = SqliteHubStore.open(file, BlockingGuard.NONE)) {
      store.prune(now, age);
    }
    startAgain();
  }

  URI url() {
    return Objects.requireNonNull(url, "not started");
  }

  OkHttpCentralApi client() {
    return client(url());
  }

  static OkHttpCentralApi client(URI url) {
    return new OkHttpCentralApi(url, () -> TOKEN, Clock.systemUTC(), BlockingGuard.NONE);
  }

  /**
   * Everything a bucket holds, fetched as a device would: a row that changed while the snapshot was
   * read is in none of its later pages, but among the changes after it.
   */
  static List<Row> listRows(CentralApi api, String bucket) {
    Map<String, Row> rows = new LinkedHashMap<>();
    Page page = api.snapshot(bucket, Optional.empty());
    take(page, rows);
    while (page.more()) {
      page = api.snapshot(bucket, Optional.of(page.next()));
      take(page, rows);
    }
    do {
      page = api.changes(bucket, page.next(), Duration.ZERO);
      take(page, rows);
    } while (page.more());
    return List.copyOf(rows.values());
  }

  private static void take(Page page, Map<String, Row> rows) {
    for (Row row : page.rows()) {
      String key = row.entity() + " " + row.key();
      if (row.removed()) {
        rows.remove(key);
      } else {
        rows.put(key, row);
      }
    }
  }

  List<Row> listClients() {
    try (OkHttpCentralApi api = client()) {
      return listRows(api, CLIENTS);
    }
  }

  /** Numbers of the rows of audit trails that are kept, where they are as they were signed. */
  List<Long> listTrailRows() {
    List<Long> rows = new ArrayList<>();
    TrailRows trails = running().trailRows();
    trails
        .listAll()
        .values()
        .forEach(all ->
            all.forEach(stretch ->
                trails.forEach(
                    stretch,
                    (row, fits) -> {
                      if (fits) {
                        rows.add(row.seq());
                      }
                    },
                    unreadable -> {})));
    return rows;
  }

  /** What there is of customers and of work. */
  List<Row> listWritten() {
    try (OkHttpCentralApi api = client()) {
      List<Row> rows = new ArrayList<>(listRows(api, CLIENTS));
      rows.addAll(listRows(api, WORK));
      return rows;
    }
  }

  List<Row> listStock() {
    try (OkHttpCentralApi api = client()) {
      return listRows(api, Bucket.stockOf(STORE.value()));
    }
  }

  /** What {@link MixedWrites} needs to find. */
  void prepareForMixedWrites() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String at = now.toString();
    List<Incoming> stock = new ArrayList<>();
    stock.add(new Incoming.Store(STORE.value(), new Entity.Text("Main", "Main")));
    for (int i = 0; i < PRODUCTS; i++) {
      stock.add(new Incoming.Stock(sku(i), STORE.value(), MixedWrites.STOCKED, 0, now));
    }
    // As a source tells it: what is shown is worked out anew from it with every reservation.
    writer().take("stock-room", stock, clock);
    List<Put> kept = new ArrayList<>();
    for (int i = 0; i < MixedWrites.WISHERS; i++) {
      for (int n = 0; n < MixedWrites.UNWISHED; n++) {
        kept.add(Put.of(new Entity.Wish(id(i), sku(MixedWrites.FIRST_UNWISHED + n), at)));
      }
    }
    // Without it the hub shows no device what they wish for.
    for (int i = 0; i < MixedWrites.CONSENTING; i++) {
      kept.add(
          Put.of(
              new Entity.Consent(
                  id(i), "k" + i, at, "suggest_online", true, "consent", "prepared " + i, "shop")));
    }
    writer().keepOfCustomers(kept);
    List<Entity.Customer> told = new ArrayList<>();
    for (int i = 0; i < MixedWrites.PROFILES; i++) {
      told.add(
          new Entity.Customer(
              MixedWrites.told(i),
              "Renée " + i,
              null,
              null,
              List.of("28%06d".formatted(i)),
              STORE.value(),
              "2024-05-01",
              List.of(),
              List.of("lookup")));
    }
    writer().putClients(told, List.of());
  }

  static void fill(HubWriter writer, Instant now, int customers) {
    List<Put> goods = new ArrayList<>();
    List<Put> prices = new ArrayList<>();
    List<Put> stock = new ArrayList<>();
    List<Put> model = new ArrayList<>();
    goods.add(Put.of(new Entity.Store(STORE.value(), new Entity.Text("본점", "Main"))));
    String at = now.truncatedTo(ChronoUnit.SECONDS).toString();
    for (int i = 0; i < PRODUCTS; i++) {
      String sku = sku(i);
      Entity.Text name = new Entity.Text("머플러 " + i, "Scarf " + i);
      goods.add(Put.of(new Entity.Product(sku, null, name, "scarf", "#AA3311", "A" + i)));
      prices.add(Put.of(new Entity.Price(sku, 10_000L + i, "KRW", 1_000, at)));
      stock.add(Put.of(new Entity.Stock(sku, STORE.value(), i % 7, at)));
      model.add(Put.of(new Entity.Popularity(sku, 9 + i, 2, "2026-10-24")));
    }
    writer.put(Bucket.CATALOGUE, goods);
    writer.put(Bucket.PRICE, prices);
    writer.put(Bucket.stockOf(STORE.value()), stock);
    writer.put(Bucket.MODEL, model);
    List<Put> clients = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      clients.add(customer(i, "Renée " + i));
    }
    for (int i = 0; i < customers; i++) {
      for (int line = 0; line < LINES_EACH; line++) {
        clients.add(history(i, line, now));
      }
    }
    writer.put(CLIENTS, clients);
  }

  static Put customer(int i, String name) {
    return Put.of(told(i, name));
  }

  /** A customer as a source tells them; they may be looked up. */
  static Entity.Customer told(int i, String name) {
    return new Entity.Customer(
        id(i),
        name,
        "+8210%08d".formatted(i),
        null,
        List.of("29%06d".formatted(i)),
        STORE.value(),
        "2024-05-01",
        List.of(),
        List.of("lookup"));
  }

  static Put history(int i, int line, Instant now) {
    String at = now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(30L + line)).toString();
    return Put.of(
        new Entity.History(
            id(i), "h" + line, "b" + line, at, "purchase", STORE.value(), sku(line), 1));
  }

  static String id(int i) {
    return "c%05d".formatted(i);
  }

  static String sku(int i) {
    return "S%03d".formatted(i);
  }

  private Hub running() {
    return Objects.requireNonNull(hub, "the hub is stopped");
  }

  @Override
  public void close() {
    if (hub != null) {
      hub.close();
    }
  }
}
