package app.dangol.sync;

import app.dangol.cache.OutboxView;
import app.dangol.failure.ErrorCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the status and tells listeners of every change of it, on the thread that changed it. */
final class StatusBoard {
  private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);

  private final Clock clock;
  private final List<Consumer<SyncStatus>> listeners = new CopyOnWriteArrayList<>();
  private SyncStatus status;

  StatusBoard(Clock clock) {
    this.clock = clock;
    this.status =
        new SyncStatus(
            SyncStatus.State.STARTING,
            clock.instant(),
            Optional.empty(),
            0,
            0,
            Optional.empty(),
            Optional.empty());
  }

  synchronized SyncStatus status() {
    return status;
  }

  Runnable subscribe(Consumer<SyncStatus> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * Work has begun that may take a while. What is complete stays so, and offline stays offline
   * until an attempt has succeeded: a banner that comes and goes with every try would be noise.
   */
  void working() {
    update(s ->
        switch (s.state()) {
          case SYNCED, OFFLINE -> s;
          case STARTING, SYNCING ->
              with(s, SyncStatus.State.SYNCING, s.lastSync(), s.problem(), Optional.empty());
        });
  }

  void synced() {
    Instant now = clock.instant();
    update(s ->
        with(s, SyncStatus.State.SYNCED, Optional.of(now), Optional.empty(), Optional.empty()));
  }

  void problem(SyncStatus.State state, ErrorCode code, Instant nextTry) {
    update(s -> with(s, state, s.lastSync(), Optional.of(code), Optional.of(nextTry)));
  }

  void lastSync(Optional<Instant> at) {
    update(s -> with(s, s.state(), at, s.problem(), s.nextTry()));
  }

  void counts(OutboxView.Counts counts) {
    update(s ->
        new SyncStatus(
            s.state(),
            s.since(),
            s.lastSync(),
            counts.waiting(),
            counts.attention(),
            s.problem(),
            s.nextTry()));
  }

  private SyncStatus with(
      SyncStatus s,
      SyncStatus.State state,
      Optional<Instant> lastSync,
      Optional<ErrorCode> problem,
      Optional<Instant> nextTry) {
    Instant since = state == s.state() ? s.since() : clock.instant();
    return new SyncStatus(state, since, lastSync, s.waiting(), s.attention(), problem, nextTry);
  }

  private void update(UnaryOperator<SyncStatus> change) {
    SyncStatus after;
    synchronized (this) {
      after = change.apply(status);
      if (after.equals(status)) {
        return;
      }
      status = after;
    }
    for (Consumer<SyncStatus> listener : listeners) {
      try {
        listener.accept(after);
      } catch (RuntimeException e) {
        LOG.error("a listener failed on the status {}", after.state(), e);
      }
    }
  }
}
