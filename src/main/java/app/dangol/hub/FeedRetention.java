package app.dangol.hub;

import app.dangol.failure.DangolException;
import app.dangol.hub.feedback.SuggestionRetention;
import app.dangol.hub.store.HubStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes old tombstones, rows of audit trails and events of suggestions away once an hour, at one
 * copy of the hub, without anybody's click.
 */
final class FeedRetention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedRetention.class);
  private static final String JOB = "retention";

  private final HubStore store;
  private final Clock clock;
  private final Duration age;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("hub-retention").daemon().factory());

  private FeedRetention(HubStore store, Clock clock, Duration age) {
    this.store = store;
    this.clock = clock;
    this.age = age;
  }

  static FeedRetention start(HubStore store, Clock clock, Duration age) {
    FeedRetention retention = new FeedRetention(store, clock, age);
    // Not at once: a start has better things to do.
    retention.timer.scheduleWithFixedDelay(retention::run, 1, 60, TimeUnit.MINUTES);
    return retention;
  }

  private void run() {
    try {
      store
          .leadership()
          .runIfLeader(
              JOB,
              () -> {
                store.prune(clock.instant(), age);
                new TrailRetention(store).run(clock.instant());
                new SuggestionRetention(store).runIfDue(clock.instant());
              });
    } catch (DangolException e) {
      LOG.warn(
          "old tombstones and rows of trails could not be taken away; the next try is in an hour",
          e);
    } catch (RuntimeException e) {
      // The timer would never run a task again that threw.
      LOG.error("taking old tombstones and rows of trails away failed", e);
    }
  }

  @Override
  public void close() {
    timer.close();
  }
}
