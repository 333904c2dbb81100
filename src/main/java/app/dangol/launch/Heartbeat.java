package app.dangol.launch;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the FX thread for a beat twice a second, and ends the process when none comes: a frozen
 * screen is only mended by a new start, which is the service's part.
 */
final class Heartbeat implements AutoCloseable {
  /** Leaves 5 s of the 15 in which the welcome has to be back. */
  static final Duration LIMIT = Duration.ofSeconds(8);

  static final Duration PERIOD = Duration.ofMillis(500);

  /** Whoever looks this late has been standing still too: the machine was, not the screen. */
  static final Duration STANDSTILL = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final Executor screen;
  private final LongSupplier nanos;
  private final Runnable halt;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("heartbeat").daemon().factory());

  private volatile long lastBeat;

  // Only touched by whoever looks.
  private long lastLook;

  /**
   * @param screen runs on the FX thread, such as {@code Platform::runLater}
   * @param nanos a clock that never goes back, such as {@code System::nanoTime}
   * @param halt ends the process at once; whatever would run in between may be what is stuck
   */
  Heartbeat(Executor screen, LongSupplier nanos, Runnable halt) {
    this.screen = screen;
    this.nanos = nanos;
    this.halt = halt;
    lastBeat = nanos.getAsLong();
    lastLook = lastBeat;
  }

  /** Begins to look, on a thread of its own that keeps no process alive. */
  void start() {
    lastBeat = nanos.getAsLong();
    lastLook = lastBeat;
    thread.scheduleAtFixedRate(
        this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks once, unless an answer is still due, and halts if it has been due for too long. */
  void look() {
    long now = nanos.getAsLong();
    if (now - lastLook > STANDSTILL.toNanos()) {
      lastBeat = now;
    }
    lastLook = now;
    long silent = now - lastBeat;
    if (silent >= LIMIT.toNanos()) {
      LOG.error(
          "the screen has not answered for {} ms; the process ends so that it starts anew",
          Duration.ofNanos(silent).toMillis());
      halt.run();
    } else if (asked.compareAndSet(false, true)) {
      screen.execute(this::beat);
    }
  }

  private void beat() {
    lastBeat = nanos.getAsLong();
    asked.set(false);
  }

  /** The screen is about to go, and will not answer any more. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
