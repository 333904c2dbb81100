package app.dangol.hub.connector;

import app.dangol.hub.intake.ReadRecount;
import app.dangol.hub.log.HubLog;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sweeps all kinds of things of one connector, each time it is due, by whichever copy. */
final class Sweeps {
  private static final String SWEPT = "swept";
  private static final String RECOUNTED = "recounted";

  private final Connector connector;
  private final HubLog log;
  private final ConnectorRunner.Schedule schedule;
  private final Clock clock;

  Sweeps(Connector connector, HubLog log, ConnectorRunner.Schedule schedule, Clock clock) {
    this.connector = connector;
    this.log = log;
    this.schedule = schedule;
    this.clock = clock;
  }

  private record Swept(String at) {}

  /** At the first start, after its time has passed since the last one, and never else. */
  boolean isDue() {
    return isDue(SWEPT);
  }

  private boolean isDue(String work) {
    Optional<Instant> last =
        log.findRecord(kind(work), connector.source())
            .map(data -> Instant.parse(StrictJson.read(data, Swept.class).at()));
    return last.isEmpty() || last.get().isBefore(schedule.newestSweep(clock.instant()));
  }

  /**
   * Finds what was deleted.
   *
   * @param between run before each kind; what it throws ends the sweep
   */
  FeedReader.Tally run(Runnable between) {
    recount();
    Sweep sweep = new Sweep(connector.source(), log, clock);
    int gone = 0;
    @Nullable ConnectorException first = null;
    for (Census census : connector.censuses()) {
      between.run();
      try {
        gone += sweep.run(census);
      } catch (ConnectorException e) {
        // The other kinds may be swept nonetheless.
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
    note(SWEPT);
    return FeedReader.Tally.of(gone);
  }

  /** Does not wait for a shop system that cannot be swept; of one that is tried again, once. */
  private void recount() {
    if (!isDue() || isDue(RECOUNTED)) {
      new ReadRecount(log).run();
      note(RECOUNTED);
    }
  }

  private void note(String work) {
    String data = StrictJson.write(new Swept(clock.instant().toString()));
    log.write(transaction -> {
      transaction.keepRecord(kind(work), connector.source(), data);
      return true;
    });
  }

  private String kind(String work) {
    return "connector." + connector.source() + "." + work;
  }
}
