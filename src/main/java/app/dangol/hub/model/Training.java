package app.dangol.hub.model;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.store.HubStore;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from the hub's own orders when it is due: where there is no model yet, once a night, and
 * after much has come in. What is the same as before changes no row, so no device fetches it again.
 * To be run by one copy of the hub at a time; for one thread. May block for minutes.
 */
public final class Training {
  private static final Logger LOG = LoggerFactory.getLogger(Training.class);

  /** Kind and key of the hub's record of the last time. */
  private static final String KIND = "model";

  private static final String KEY = "trained";

  /** Fewer new rows than these, and than a tenth, can wait for the night. */
  private static final long MANY = 1_000;

  private static final int A_TENTH = 10;
  private static final int A_HUNDREDTH = 100;

  private final HubStore store;
  private final ToIntFunction<ModelCounts> publish;
  private final ModelEngine engine;
  private final Clock clock;
  private final Schedule schedule;
  private long seen = -1;

  /**
   * @param publish makes devices hold these counts and no others; returns how many rows changed
   */
  public Training(
      HubStore store,
      ToIntFunction<ModelCounts> publish,
      ModelEngine engine,
      Clock clock,
      Schedule schedule) {
    this.store = store;
    this.publish = publish;
    this.engine = engine;
    this.clock = clock;
    this.schedule = schedule;
  }

  /**
   * When, besides after a large import.
   *
   * @param at time of day
   * @param zone of that time, and of the days on which things were bought
   */
  public record Schedule(LocalTime at, ZoneId zone) {}

  /**
   * @param rows of customers that were there then
   */
  private record Trained(String at, int baskets, long rows) {}

  /** Trains if it is time to; returns whether it was. */
  public boolean runIfDue() {
    long rows = store.count(ClientBuckets.ALL);
    // In the middle of an import more is to come.
    boolean quiet = Math.abs(rows - seen) <= rows / A_HUNDREDTH;
    seen = rows;
    if (!isDue(rows, quiet)) {
      return false;
    }
    run();
    return true;
  }

  /** Trains and publishes what is new; returns how many rows that were. */
  public int run() {
    long rows = store.count(ClientBuckets.ALL);
    List<Basket> baskets = Baskets.read(store, schedule.zone());
    int changed = publish.applyAsInt(engine.train(baskets));
    Trained done = new Trained(clock.instant().toString(), baskets.size(), rows);
    store.write(transaction -> {
      transaction.keepRecord(KIND, KEY, StrictJson.write(done));
      return true;
    });
    LOG.info("the model is made of {} baskets; {} of its rows changed", baskets.size(), changed);
    return changed;
  }

  private boolean isDue(long rows, boolean quiet) {
    Optional<Trained> last =
        store.findRecord(KIND, KEY).map(data -> StrictJson.read(data, Trained.class));
    if (last.isEmpty()) {
      return rows > 0;
    }
    long more = Math.abs(rows - last.get().rows());
    boolean large = more >= MANY && more >= last.get().rows() / A_TENTH;
    return (large && quiet) || Instant.parse(last.get().at()).isBefore(newestNight());
  }

  private Instant newestNight() {
    ZonedDateTime now = clock.instant().atZone(schedule.zone());
    ZonedDateTime due = now.with(schedule.at());
    return (due.isAfter(now) ? due.minusDays(1) : due).toInstant();
  }
}
