package app.dangol.hub.connector;

import app.dangol.hub.intake.Intake;
import app.dangol.hub.log.HubLog;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sweeps all kinds of things of one connector, each time it is due, by whichever copy. */
final class Sweeps {
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
    Optional<Instant> last =
        log.findRecord(kind(), connector.source())
            .map(data -> Instant.parse(StrictJson.read(data, Swept.class).at()));
    return last.isEmpty() || last.get().isBefore(schedule.newestSweep(clock.instant()));
  }

  /**
   * Finds what was deleted.
   *
   * @param between run before each kind; what it throws ends the sweep
   */
  FeedReader.Tally run(Runnable between) {
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
    String data = StrictJson.write(new Swept(clock.instant().toString()));
    log.write(transaction -> {
      Intake.recountRead(transaction, clock.instant());
      transaction.keepRecord(kind(), connector.source(), data);
      return true;
    });
    return FeedReader.Tally.of(gone);
  }

  private String kind() {
    return "connector." + connector.source() + ".swept";
  }
}
