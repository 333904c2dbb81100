package app.dangol.sync;

import app.dangol.cache.PageRequest;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.wire.Page;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one bucket's pages, the next one already while the one before is taken in: the network
 * and the disk then wait for each other only where one of them is slower. Never more than one page
 * ahead, so that memory holds two at most. For one thread; blocks.
 */
final class PagesAhead implements AutoCloseable {
  private final CentralApi api;
  private @Nullable Ahead ahead;

  PagesAhead(CentralApi api) {
    this.api = api;
  }

  private record Ahead(PageRequest ask, FutureTask<Page> answer) {}

  /** Begins to fetch what will be asked for next if nothing comes in between; returns at once. */
  void begin(PageRequest ask) {
    drop();
    FutureTask<Page> answer = new FutureTask<>(() -> fetch(ask));
    ahead = new Ahead(ask, answer);
    // Virtual, because breaking it off then closes a blocked socket.
    Thread.ofVirtual().name("sync-page").start(answer);
  }

  /**
   * The answer to that request; what was begun for another one is broken off and dropped.
   *
   * @throws CentralException as {@link CentralApi} does, also if fetching ahead failed, or if this
   *     thread is interrupted, even though the answer is here
   */
  Page take(PageRequest ask) {
    // Where every page is here in time nothing would wait, and nobody could end a long load.
    if (Thread.currentThread().isInterrupted()) {
      throw brokenOff(null);
    }
    Ahead begun = ahead;
    if (begun == null || !begun.ask.equals(ask)) {
      drop();
      return fetch(ask);
    }
    try {
      return begun.answer.get();
    } catch (ExecutionException e) {
      throw unchecked(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw brokenOff(e);
    } finally {
      drop();
    }
  }

  /** Breaks off what was begun; does not wait for its thread. */
  @Override
  public void close() {
    drop();
  }

  private void drop() {
    if (ahead != null) {
      ahead.answer.cancel(true);
      ahead = null;
    }
  }

  private Page fetch(PageRequest ask) {
    return switch (ask) {
      case PageRequest.Snapshot snapshot -> api.snapshot(snapshot.bucket(), snapshot.page());
      case PageRequest.Changes feed -> api.changes(feed.bucket(), feed.cursor(), Duration.ZERO);
    };
  }

  private static CentralException brokenOff(@Nullable InterruptedException cause) {
    return new CentralException(
        CentralException.Kind.UNREACHABLE, "fetching a page was broken off", cause);
  }

  private static RuntimeException unchecked(ExecutionException failed) {
    return switch (failed.getCause()) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      // Kotlin code such as the HTTP client's throws InterruptedException undeclared.
      case null, default -> new IllegalStateException("broken off", failed);
    };
  }
}
