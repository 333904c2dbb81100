package app.dangol.launch;

import app.dangol.cache.DeviceRetention;
import app.dangol.cache.SqliteErasure;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a device does by itself as time passes, on a thread of its own: at its start, every ten
 * minutes, and so soon after a long sleep too.
 */
final class DeviceChores implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceChores.class);
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final DeviceRetention retention;
  private final KeyRotation rotation;
  private final SqliteErasure erasure;
  private final ScheduledExecutorService thread;

  DeviceChores(DeviceRetention retention, KeyRotation rotation, SqliteErasure erasure) {
    this(retention, rotation, erasure, oneThread());
  }

  /**
   * @param thread ends with this
   */
  DeviceChores(
      DeviceRetention retention,
      KeyRotation rotation,
      SqliteErasure erasure,
      ScheduledExecutorService thread) {
    this.thread = thread;
    this.retention = retention;
    this.rotation = rotation;
    this.erasure = erasure;
    erasure.onErased(() -> soon(this::overwrite));
  }

  /** What waits for a quiet moment must not hold up the device's end; the next start does it. */
  private static ScheduledExecutorService oneThread() {
    ScheduledThreadPoolExecutor thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("device chores").daemon().factory());
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return thread;
  }

  /** Begins; returns at once. */
  void start() {
    thread.scheduleWithFixedDelay(this::run, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  /** Once more soon, for something has changed; returns at once. */
  void runSoon() {
    soon(this::run);
  }

  private void soon(Runnable work) {
    in(Duration.ZERO, work);
  }

  private void in(Duration rest, Runnable work) {
    try {
      thread.schedule(work, rest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the device is being closed");
    }
  }

  /** A failure must not end the chores for good. */
  private void run() {
    try {
      int gone = retention.run();
      if (gone > 0) {
        LOG.info("{} customers and rows of history left this device, their time being up", gone);
      }
    } catch (RuntimeException e) {
      LOG.error("what is too old could not be let go of; tried again in {}", EVERY, e);
    }
    overwrite();
    try {
      rotation.run();
    } catch (RuntimeException e) {
      LOG.error("not everything was sealed with a fresh key; tried again in {}", EVERY, e);
    }
  }

  /** Once nobody looks, for whoever looks would wait. */
  private void overwrite() {
    try {
      Duration rest = erasure.untilQuiet();
      if (rest.isPositive()) {
        in(rest, this::overwrite);
      } else {
        erasure.overwrite();
      }
    } catch (RuntimeException e) {
      LOG.error("what erasures left in the files stays there; tried again in {}", EVERY, e);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
