package app.dangol.launch;

import app.dangol.cache.PageRequest;
import app.dangol.demo.DemoData;
import app.dangol.hub.model.Basket;
import app.dangol.hub.model.ModelCounts;
import app.dangol.hub.model.PairCounter;
import app.dangol.trust.ConsentPurpose;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import app.dangol.wire.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A base of any size for measuring: the demo shop's own catalogue, stock and counts, and made-up
 * customers whose histories are put together from its real baskets. Everything goes in through the
 * cache's one door, sealed as on any device. The same size and seed give the same base.
 */
final class BenchShop {
  private static final int PAGE_ROWS = 5_000;

  /** How big. */
  record Size(int customers, int history, long seed) {}

  private final DemoData data;
  private final String store;
  private final Size size;
  private final List<List<Entity.History>> baskets;

  /**
   * @param store whose customers they are
   */
  BenchShop(DemoData data, String store, Size size) {
    this.data = data;
    this.store = store;
    this.size = size;
    Map<String, List<Entity.History>> byReceipt =
        data.history()
            .filter(line -> line.kind().equals("purchase"))
            .collect(
                Collectors.groupingBy(
                    Entity.History::group, LinkedHashMap::new, Collectors.toList()));
    this.baskets = List.copyOf(byReceipt.values());
  }

  /** What a line scanner sends for that customer's card. */
  static byte[] frame(int customer) {
    return ("]C0" + card(customer) + "\r").getBytes(StandardCharsets.US_ASCII);
  }

  static String id(int customer) {
    return String.format(Locale.ROOT, "bench-%07d", customer);
  }

  private static String card(int customer) {
    return String.format(Locale.ROOT, "DG%010d", customer);
  }

  /** Fills an empty cache. Blocks. */
  void load(Stores stores) {
    List<Row> catalogue = new ArrayList<>();
    data.products().forEach(p -> add(catalogue, Entity.PRODUCT, EntityKey.of(p), p));
    data.stores().forEach(s -> add(catalogue, Entity.STORE, EntityKey.of(s), s));
    new Pages(stores, Bucket.CATALOGUE).all(catalogue);

    List<Row> prices = new ArrayList<>();
    data.prices().forEach(p -> add(prices, Entity.PRICE, EntityKey.of(p), p));
    new Pages(stores, Bucket.PRICE).all(prices);

    List<Row> stock = new ArrayList<>();
    data.stock().forEach(s -> add(stock, Entity.STOCK, EntityKey.of(s), s));
    new Pages(stores, Bucket.stockOf(store)).all(stock);

    loadCustomers(new Pages(stores, Bucket.clientsOf(store)));

    ModelCounts counts = new PairCounter().count(basketsOfAll());
    List<Row> model = new ArrayList<>();
    counts.pairs().forEach(p -> add(model, Entity.PAIR, EntityKey.of(p), p));
    counts.popularity().forEach(p -> add(model, Entity.POPULARITY, EntityKey.of(p), p));
    new Pages(stores, Bucket.MODEL).all(model);
  }

  private void loadCustomers(Pages pages) {
    Random random = new Random(size.seed());
    List<Entity.Customer> people = data.customers().toList();
    for (int i = 0; i < size.customers(); i++) {
      Entity.Customer person = customer(i, people.get(i % people.size()));
      pages.add(row(Entity.CUSTOMER, EntityKey.of(person), person));
      historyOf(i, random).forEach(h -> pages.add(row(Entity.HISTORY, EntityKey.of(h), h)));
    }
    pages.end();
  }

  private Entity.Customer customer(int number, Entity.Customer person) {
    return new Entity.Customer(
        id(number),
        person.name(),
        String.format(Locale.ROOT, "+8210%08d", number),
        String.format(Locale.ROOT, "bench%07d@example.com", number),
        List.of(card(number)),
        store,
        person.memberSince(),
        person.preferences(),
        Arrays.stream(ConsentPurpose.values()).map(ConsentPurpose::key).toList());
  }

  private List<Entity.History> historyOf(int customer, Random random) {
    List<Entity.History> lines = new ArrayList<>(size.history());
    while (lines.size() < size.history()) {
      List<Entity.History> basket = baskets.get(random.nextInt(baskets.size()));
      String receipt = basket.getFirst().group() + "-" + lines.size();
      for (Entity.History line : basket) {
        if (lines.size() < size.history()) {
          lines.add(
              new Entity.History(
                  id(customer),
                  line.id() + "-" + lines.size(),
                  receipt,
                  line.at(),
                  line.kind(),
                  line.store(),
                  line.sku(),
                  line.quantity()));
        }
      }
    }
    return lines;
  }

  private List<Basket> basketsOfAll() {
    return baskets.stream()
        .map(lines ->
            new Basket(
                LocalDate.ofInstant(Instant.parse(lines.getFirst().at()), ZoneOffset.UTC),
                lines.getFirst().customer(),
                lines.stream().map(Entity.History::sku).collect(Collectors.toSet())))
        .toList();
  }

  private static void add(List<Row> rows, String entity, String key, Object entry) {
    rows.add(row(entity, key, entry));
  }

  private static Row row(String entity, String key, Object entry) {
    return Row.of(entity, key, 1, StrictJson.toTree(entry));
  }

  /** A snapshot of one bucket, cut into pages as a hub would. */
  private static final class Pages {
    private final Stores stores;
    private final String bucket;
    private final List<Row> waiting = new ArrayList<>(PAGE_ROWS);
    private int sent;

    Pages(Stores stores, String bucket) {
      this.stores = stores;
      this.bucket = bucket;
    }

    void all(List<Row> rows) {
      rows.forEach(this::add);
      end();
    }

    void add(Row row) {
      waiting.add(row);
      if (waiting.size() == PAGE_ROWS) {
        send(true);
      }
    }

    void end() {
      send(false);
    }

    private void send(boolean more) {
      sent++;
      PageRequest asked = stores.states.get(bucket).next();
      stores.writer.applyPage(asked, new Page(waiting, bucket + "-" + sent, more, 1));
      waiting.clear();
    }
  }
}
