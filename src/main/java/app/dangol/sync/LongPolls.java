package app.dangol.sync;

import app.dangol.cache.PageRequest;
import app.dangol.central.CentralApi;
import app.dangol.wire.Page;
import app.dangol.wire.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
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

  /** Asks in one request for what comes after any of those cursors, after a pause. */
  void start(List<PageRequest.Changes> asks, Duration pause) {
    threads.execute(() -> {
      if (sleep(pause)) {
        signals.add(poll(asks));
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
    return orFailure(
        Optional.of(ask),
        () -> {
          Page page = api.changes(ask.bucket(), ask.cursor(), wait);
          return new Signal.Answered(this, ask, page, isAtOnce(begun));
        });
  }

  private Signal poll(List<PageRequest.Changes> asks) {
    long begun = System.nanoTime();
    List<Waiting.Asked> asked =
        asks.stream().map(ask -> new Waiting.Asked(ask.bucket(), ask.cursor())).toList();
    return orFailure(
        Optional.empty(),
        () -> new Signal.Woken(this, asks, api.changes(asked, wait), isAtOnce(begun)));
  }

  private Signal orFailure(Optional<PageRequest.Changes> ask, Callable<Signal> call) {
    try {
      return call.call();
    } catch (RuntimeException e) {
      return new Signal.Failed(this, ask, e);
    } catch (Exception e) {
      // Kotlin code such as the HTTP client's throws InterruptedException undeclared.
      return new Signal.Failed(this, ask, new IllegalStateException("broken off", e));
    }
  }

  private static boolean isAtOnce(long begun) {
    return System.nanoTime() - begun < AT_ONCE.toNanos();
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
