package app.dangol.hub.erasure;

import app.dangol.hub.Hub;
import app.dangol.hub.connector.Census;
import app.dangol.hub.connector.Connector;
import app.dangol.hub.connector.ConnectorRunner;
import app.dangol.hub.connector.ConnectorStatus;
import app.dangol.hub.connector.Feed;
import app.dangol.hub.connector.Item;
import app.dangol.hub.connector.ShelfConnector;
import app.dangol.hub.connector.Write;
import app.dangol.hub.connector.WriteOutcome;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.Leadership;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A shop system whose customers are read, and swept, through the hub's own runner of connectors.
 * What it has may be changed between the readings.
 */
final class ToldByConnector implements Connector {
  static final String FEED = "customers";
  private static final String KIND = "customer";

  private final String source;
  private final ConnectorRunner runner;
  private List<Item> items = List.of();

  ToldByConnector(Hub hub, String source, Clock clock) {
    this.source = source;
    HubLog log = (HubLog) hub.reads();
    this.runner = new ConnectorRunner(this, log, ShelfConnector.ONCE, ALONE, clock, new Random(1));
  }

  static void read(Hub hub, String source, Clock clock, List<Incoming.Customer> people) {
    try (ToldByConnector shop = new ToldByConnector(hub, source, clock)) {
      shop.has(people);
      shop.poll();
    }
  }

  static Item item(Incoming.Customer customer) {
    return new Item(KIND, customer.id(), List.of(customer));
  }

  void has(Collection<Incoming.Customer> people) {
    items = people.stream().map(ToldByConnector::item).toList();
  }

  void hasItems(Item... all) {
    items = List.of(all);
  }

  /** Reads all there is. */
  void poll() {
    runner.poll();
  }

  /** Looks for who is there no more. */
  void sweep() {
    runner.sweep();
  }

  ConnectorStatus.Part read() {
    return Objects.requireNonNull(runner.status().feeds().get(FEED));
  }

  /** Rows the sweep changed: of those it found to be gone. */
  long swept() {
    return Objects.requireNonNull(runner.status().feeds().get("sweep")).rows();
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public List<Feed> feeds() {
    return List.of(
        new Feed() {
          @Override
          public String name() {
            return FEED;
          }

          @Override
          public Pages open(Optional<String> cursor) {
            return () -> new Page(items, "end", false);
          }
        });
  }

  @Override
  public List<Census> censuses() {
    return List.of(
        new Census() {
          @Override
          public String kind() {
            return KIND;
          }

          @Override
          public Set<String> listIds() {
            return new HashSet<>(items.stream().map(Item::id).toList());
          }

          @Override
          public Set<String> listPresent(Collection<String> ids) {
            Set<String> present = listIds();
            present.retainAll(ids);
            return present;
          }
        });
  }

  @Override
  public WriteOutcome write(Write write, boolean maybeSent) {
    return new WriteOutcome.Confirmed();
  }

  @Override
  public void close() {}

  /** Nobody else reads this shop system. */
  private static final Leadership ALONE =
      job ->
          Optional.of(
              new Leadership.Lease() {
                @Override
                public boolean isHeld() {
                  return true;
                }

                @Override
                public void close() {}
              });
}
