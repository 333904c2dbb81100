package app.dangol.demo;

import app.dangol.hub.HubWriter;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Report;
import app.dangol.hub.model.Basket;
import app.dangol.hub.model.PairCounter;
import app.dangol.wire.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the demo shop into an empty hub, through the door every source comes in by: catalogue, stock
 * for every store with its neighbours, the customers with all they have with the shop, the store's
 * work, and the counts that suggestions are made from. Days are those of {@link DemoTime#ZONE},
 * wherever the machine is.
 */
public final class DemoHubLoader {
  /** Raised when a hub filled by an earlier program must be filled anew. */
  public static final int FORMAT = 5;

  /** As many customers as one transaction takes; more would cost memory and save no time. */
  private static final int CUSTOMERS_AT_ONCE = 500;

  private final DemoData data;

  public DemoHubLoader(DemoData data) {
    this.data = data;
  }

  /**
   * Loads everything. Blocks for seconds.
   *
   * @throws app.dangol.failure.DangolException DEMO-01 if the hub takes something not
   */
  public void load(HubWriter hub) {
    DemoFeed feed = new DemoFeed(data);
    take(hub, feed.goods());
    for (int from = 0; from < feed.customers(); from += CUSTOMERS_AT_ONCE) {
      take(hub, feed.customers(from, Math.min(feed.customers(), from + CUSTOMERS_AT_ONCE)));
    }
    new DemoWork(data, hub).load();
    hub.replaceModel(new PairCounter().count(baskets(data.history().toList())));
  }

  private void take(HubWriter hub, List<Incoming> told) {
    Clock clock = Clock.fixed(data.time().ago(0), DemoTime.ZONE);
    Report report = hub.take(DemoFeed.SOURCE, told, clock);
    if (!report.refused().isEmpty()) {
      Report.Refused first = report.refused().getFirst();
      throw DemoTables.damaged("the demo's shop", "is refused by the hub: " + first.code());
    }
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
}
