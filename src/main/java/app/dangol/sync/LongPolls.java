package app.dangol.sync;

import app.dangol.cache.PageRequest;
import app.dangol.central.CentralApi;
import app.dangol.wire.Page;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Waits for changes of several buckets at once, each on a virtual thread, whose blocked socket an
 * interrupt closes at once. They only report; the engine's thread does all the work.
 */
final class LongPolls implements AutoCloseable {
  private static final Duration AT_ONCE = Duration.ofMillis(500);

  private final CentralApi api;
  private final Duration wait;
  private final Queue<Signal> signals;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sync-poll-", 0).factory());

  LongPolls(CentralApi api, Duration wait, Queue<Signal> signals) {
    this.api = api;
    this.wait = wait;
    this.signals = signals;
  }

  /** Asks for what comes after that cursor, after a pause. */
  void start(PageRequest.Changes ask, Duration pause) {
    threads.execute(() -> {
      if (sleep(pause)) {
        signals.add(poll(ask));
      }
    });
  }

  /** Gives a signal after a pause. */
  void signalAfter(Duration pause, Signal signal) {
    threads.execute(() -> {
      if (sleep(pause)) {
        signals.add(signal);
      }
    });
  }

  /** Ends all waiting; does not wait for the threads. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private Signal poll(PageRequest.Changes ask) {
    long begun = System.nanoTime();
    try {
      Page page = api.changes(ask.bucket(), ask.cursor(), wait);
      boolean atOnce = System.nanoTime() - begun < AT_ONCE.toNanos();
      return new Signal.Answered(this, ask, page, atOnce);
    } catch (RuntimeException e) {
      return new Signal.Failed(this, ask, e);
    } catch (Exception e) {
      // Kotlin code such as the HTTP client's throws InterruptedException undeclared.
      return new Signal.Failed(this, ask, new IllegalStateException("broken off", e));
    }
  }

  private static boolean sleep(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
