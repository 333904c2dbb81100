package app.dangol.demo;

import app.dangol.hub.HubWriter;
import app.dangol.hub.Put;
import app.dangol.hub.model.Basket;
import app.dangol.hub.model.PairCounter;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the demo shop into an empty hub, as a chain's connector would: catalogue, stock for every
 * store with its neighbours, the customers with their history, and the counts that suggestions are
 * made from. Days are those of {@link DemoTime#ZONE}, wherever the machine is.
 */
public final class DemoHubLoader {
  /** Raised when a hub filled by an earlier program must be filled anew. */
  public static final int FORMAT = 4;

  private final DemoData data;

  public DemoHubLoader(DemoData data) {
    this.data = data;
  }

  /** Loads everything. Blocks for seconds. */
  public void load(HubWriter hub) {
    List<Entity.History> history = data.history().toList();
    List<String> stores = data.stores().map(Entity.Store::id).toList();
    hub.put(Bucket.CATALOGUE, sorted(data.products().map(Put::of), data.stores().map(Put::of)));
    hub.put(Bucket.PRICE, sorted(data.prices().map(Put::of), Stream.empty()));
    List<Put> stock = sorted(data.stock().map(Put::of), Stream.empty());
    stores.forEach(store -> hub.put(Bucket.stockOf(store), stock));
    hub.putClients(data.customers().toList(), history);
    hub.replaceModel(new PairCounter().count(baskets(history)));
  }

  /** What was bought in one go, by anybody; returns and online views are no baskets. */
  static List<Basket> baskets(List<Entity.History> history) {
    Map<String, List<Entity.History>> receipts = new HashMap<>();
    for (Entity.History line : history) {
      if (line.kind().equals("purchase")) {
        receipts.computeIfAbsent(line.group(), group -> new ArrayList<>()).add(line);
      }
    }
    return receipts.values().stream().map(DemoHubLoader::basket).toList();
  }

  private static Basket basket(List<Entity.History> lines) {
    Entity.History first = lines.getFirst();
    LocalDate day = LocalDate.ofInstant(Instant.parse(first.at()), DemoTime.ZONE);
    Set<String> skus = lines.stream().map(Entity.History::sku).collect(Collectors.toSet());
    return new Basket(day, first.customer(), skus);
  }

  private static List<Put> sorted(Stream<Put> one, Stream<Put> other) {
    return Stream.concat(one, other)
        .sorted(Comparator.comparing(Put::entity).thenComparing(Put::key))
        .toList();
  }
}
