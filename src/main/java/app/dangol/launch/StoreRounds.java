package app.dangol.launch;

import app.dangol.visit.StoreRound;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a tablet goes through its store's customers, on a thread of its own: once a day as soon as
 * it is in step with the hub, and those with something in their carts once an hour. A tablet that
 * is behind makes nothing of what it does not know yet.
 */
final class StoreRounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreRounds.class);
  private static final Duration HOUR = Duration.ofHours(1);

  /** Consents change a few at a time. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private final StoreRound round;
  private final Runnable done;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor thread;
  private final AtomicBoolean waits = new AtomicBoolean();
  private final AtomicBoolean letsGo = new AtomicBoolean();
  private volatile boolean synced;

  // Only touched on the thread.
  private @Nullable LocalDate lastWhole;
  private long lastCarts;

  /**
   * @param done called after everybody was gone through
   */
  StoreRounds(StoreRound round, Runnable done, Clock clock) {
    this.round = round;
    this.done = done;
    this.clock = clock;
    thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("store round").daemon().factory());
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** The tablet is in step with the hub, or not; may be told often. Returns at once. */
  void inStep(boolean now) {
    synced = now;
    if (now && waits.compareAndSet(false, true)) {
      in(
          Duration.ZERO,
          () -> {
            waits.set(false);
            step();
          });
    }
  }

  /** The rules have changed: everybody once more. Returns at once. */
  void rulesChanged() {
    in(
        Duration.ZERO,
        () -> {
          lastWhole = null;
          step();
        });
  }

  /** What somebody agreed to may have changed. Returns at once. */
  void consentsMayHaveChanged() {
    if (letsGo.compareAndSet(false, true)) {
      in(
          SOON,
          () -> {
            letsGo.set(false);
            if (synced) {
              round.letGo();
            }
          });
    }
  }

  private void step() {
    if (!synced) {
      return;
    }
    LocalDate today = LocalDate.now(clock);
    if (!today.equals(lastWhole)) {
      int made = round.whole();
      lastWhole = today;
      lastCarts = clock.millis();
      LOG.info("{} tasks were made by the store's rules", made);
      done.run();
    } else if (clock.millis() - lastCarts >= HOUR.toMillis()) {
      round.carts();
      lastCarts = clock.millis();
    }
  }

  private void in(Duration rest, Runnable work) {
    try {
      thread.schedule(() -> guarded(work), rest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the device is being closed");
    }
  }

  /** A failure must not end the rounds for good; its words may quote a customer. */
  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("the store's round broke off: {}", e.getClass().getName());
    }
  }

  /** Waits for a round to break off. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
        LOG.warn("the store's round does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
