package app.dangol.hub.connector;

import app.dangol.hub.intake.Incoming;
import app.dangol.hub.stock.Figure;
import app.dangol.wire.Entity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A shop system of one product, whose one feed tells everything in one page, as counted once. */
public final class ShelfConnector implements Connector {
  /** So far apart that in a test there is one reading. */
  public static final ConnectorRunner.Schedule ONCE =
      ConnectorRunner.Schedule.of(
          Duration.ofHours(1), LocalTime.NOON, Duration.ofHours(24), ZoneOffset.UTC);

  private final String store;
  private final Instant counted;

  public ShelfConnector(String store, Instant counted) {
    this.store = store;
    this.counted = counted;
  }

  @Override
  public String source() {
    return "shelf";
  }

  @Override
  public List<Feed> feeds() {
    return List.of(
        new Feed() {
          @Override
          public String name() {
            return "all";
          }

          @Override
          public Pages open(Optional<String> cursor) {
            return () -> new Page(List.of(new Item("shelf", "1", rows())), "end", false);
          }
        });
  }

  private List<Incoming> rows() {
    Entity.Text name = new Entity.Text("머플러", "Scarf");
    return List.of(
        new Incoming.Store(store, name),
        new Incoming.Product("S1", Optional.empty(), name, "scarf", "#AA3311", "A3"),
        new Incoming.Price("S1", 59_000, "KRW", Optional.of(1_000), counted),
        new Incoming.Stock("S1", store, 3, 0, counted));
  }

  @Override
  public Map<String, Set<Figure>> proofs() {
    return Map.of("all", Set.of(Figure.PRICE, Figure.STOCK));
  }

  @Override
  public List<Census> censuses() {
    return List.of(
        new Census() {
          @Override
          public String kind() {
            return "shelf";
          }

          @Override
          public Set<String> listIds() {
            return Set.of("1");
          }

          @Override
          public Set<String> listPresent(Collection<String> ids) {
            return Set.copyOf(ids);
          }
        });
  }

  @Override
  public WriteOutcome write(Write write, boolean maybeSent) {
    throw new ConnectorException(ConnectorException.Kind.UNREACHABLE, "a shelf is silent", null);
  }

  @Override
  public void close() {}
}
