package app.dangol.demo;

import app.dangol.hub.HubWriter;
import app.dangol.hub.Put;
import app.dangol.hub.model.Basket;
import app.dangol.hub.model.PairCounter;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Puts the demo shop into an empty hub, as a chain's connector would: catalogue, stock for every
 * store with its neighbours, the customers of each store (home or visited) with their history, and
 * the counts that suggestions are made from.
 */
public final class DemoHubLoader {
  private static final String ONLINE = "online";

  private final DemoData data;
  private final ZoneId zone;

  /**
   * @param zone whose midnight parts the days of the counts
   */
  public DemoHubLoader(DemoData data, ZoneId zone) {
    this.data = data;
    this.zone = zone;
  }

  /** Loads everything. Blocks for seconds. */
  public void load(HubWriter hub) {
    List<String> stores = data.stores().map(Entity.Store::id).toList();
    hub.put(Bucket.CATALOGUE, sorted(data.products().map(Put::of), data.stores().map(Put::of)));
    List<Put> stock = sorted(data.stock().map(Put::of), Stream.empty());
    stores.forEach(store -> hub.put(Bucket.stockOf(store), stock));
    loadCustomers(hub);
    hub.replaceModel(new PairCounter().count(baskets()));
  }

  private void loadCustomers(HubWriter hub) {
    Map<String, Set<String>> storesOf = new HashMap<>();
    data.customers()
        .forEach(c -> storesOf.computeIfAbsent(c.id(), id -> new HashSet<>()).add(c.homeStore()));
    data.history()
        .filter(line -> !line.store().equals(ONLINE))
        .forEach(line -> storesOf.computeIfAbsent(line.customer(), id -> new HashSet<>()).add(line.store()));
    Map<String, List<Put>> byStore = new TreeMap<>();
    data.customers()
        .forEach(
            customer -> {
              Put row = Put.of(customer);
              spread(storesOf, customer.id(), row, byStore);
            });
    data.history().forEach(line -> spread(storesOf, line.customer(), Put.of(line), byStore));
    byStore.forEach(
        (store, rows) -> {
          rows.sort(Comparator.comparing(Put::entity).thenComparing(Put::key));
          hub.put(Bucket.clientsOf(store), rows);
        });
  }

  private static void spread(
      Map<String, Set<String>> storesOf, String customer, Put row, Map<String, List<Put>> byStore) {
    for (String store : storesOf.getOrDefault(customer, Set.of())) {
      byStore.computeIfAbsent(store, s -> new ArrayList<>()).add(row);
    }
  }

  /** What was bought in one go, by anybody; returns and online views are no baskets. */
  private List<Basket> baskets() {
    Map<String, Set<String>> skus = new HashMap<>();
    Map<String, LocalDate> days = new HashMap<>();
    data.history()
        .filter(line -> line.kind().equals("purchase"))
        .forEach(
            line -> {
              skus.computeIfAbsent(line.group(), g -> new HashSet<>()).add(line.sku());
              days.computeIfAbsent(
                  line.group(), g -> LocalDate.ofInstant(Instant.parse(line.at()), zone));
            });
    List<Basket> baskets = new ArrayList<>();
    skus.forEach((group, held) -> baskets.add(new Basket(days.getOrDefault(group, LocalDate.MIN), held)));
    return baskets;
  }

  private static List<Put> sorted(Stream<Put> one, Stream<Put> other) {
    return Stream.concat(one, other)
        .sorted(Comparator.comparing(Put::entity).thenComparing(Put::key))
        .toList();
  }
}
