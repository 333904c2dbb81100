package app.dangol.sync;

import app.dangol.cache.BucketState;
import app.dangol.cache.CacheChange;
import app.dangol.cache.PageRequest;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.failure.DangolException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this device in step with the hub on a thread of its own: a full exchange, then waiting for
 * changes on either side, and after a failure the back-off and all over again.
 */
public final class SyncEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncEngine.class);
  private static final Duration STOP_WAIT = Duration.ofSeconds(1);
  private static final Duration OFFER_UNKNOWN = Duration.ofHours(1);
  private static final Duration STEADY = Duration.ofSeconds(5);

  private final SyncSettings settings;
  private final CentralApi api;
  private final SyncStores stores;
  private final Exchange exchange;
  private final Backoff backoff;
  private final Resend resend;
  private final Clock clock;
  private final StatusBoard board;
  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private long unknownOffered = System.nanoTime();
  private volatile boolean stopping;
  private @Nullable Thread thread;
  private @Nullable Runnable unsubscribe;

  public SyncEngine(
      SyncSettings settings, CentralApi api, SyncStores stores, Backoff backoff, Clock clock) {
    this.settings = settings;
    this.api = api;
    this.stores = stores;
    this.exchange = new Exchange(settings, api, stores);
    this.backoff = backoff;
    this.resend = new Resend(backoff.another());
    this.clock = clock;
    this.board = new StatusBoard(clock);
  }

  /** Begins; returns at once. */
  public synchronized void start() {
    if (thread != null) {
      throw new IllegalStateException("the engine runs already");
    }
    unsubscribe = stores.changes().subscribe(this::onChange);
    // Virtual, because closing then interrupts a blocked socket.
    thread = Thread.ofVirtual().name("sync").start(this::run);
  }

  /** Compares everything with the hub now, also while a back-off lasts. */
  public void refresh() {
    signals.add(new Signal.Refresh());
  }

  public SyncStatus status() {
    return board.status();
  }

  /** Tells every change of the status, on some thread; run what is returned to end it. */
  public Runnable onStatus(Consumer<SyncStatus> listener) {
    return board.subscribe(listener);
  }

  /**
   * One full exchange on the calling thread, for a command without a screen; not while the engine
   * runs. Blocks.
   *
   * @return also says how many writes the hub did not take yet
   * @throws DangolException if anything else could not be exchanged
   */
  public SyncResult runOnce() {
    long begun = System.nanoTime();
    long cpuBegun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    stores.outbox().requeueUnanswered();
    stores.outbox().releaseHeld();
    stores.outbox().requeueUnknown();
    Exchange.Outcome outcome = exchange.run();
    double cpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBegun) / 1e9;
    if (!outcome.failures().isEmpty()) {
      throw outcome.failures().getFirst();
    }
    int unsent = stores.outboxView().count().waiting();
    return new SyncResult(
        outcome.pulled(), outcome.pushed(), unsent, (System.nanoTime() - begun) / 1e9, cpu);
  }

  /** Ends within a second; calls under way are broken off. */
  @Override
  public synchronized void close() {
    if (thread == null || unsubscribe == null) {
      return;
    }
    stopping = true;
    unsubscribe.run();
    signals.add(new Signal.Stop());
    thread.interrupt();
    try {
      if (!thread.join(STOP_WAIT)) {
        LOG.warn("the sync thread did not end within {}", STOP_WAIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Sends what waits on the calling thread and fetches nothing: the last thing before a wipe. Not
   * while the engine runs. Blocks.
   *
   * @return how many writes still wait
   * @throws DangolException if the hub cannot be used
   */
  public int sendLast() {
    stores.outbox().requeueUnanswered();
    stores.outbox().releaseHeld();
    exchange.send();
    return stores.outboxView().count().waiting();
  }

  private void onChange(CacheChange change) {
    switch (change) {
      case CacheChange.OpAdded added -> {
        exchange.noteWrite();
        signals.add(new Signal.WriteAdded());
        board.counts(stores.outboxView().count());
      }
      case CacheChange.OpsSettled settled -> board.counts(stores.outboxView().count());
      case CacheChange.Rebuilt rebuilt -> refresh();
      case CacheChange.Damaged damaged -> refresh();
      case CacheChange.Customers customers -> {}
      case CacheChange.Catalogue catalogue -> {}
      case CacheChange.Stock stock -> {}
      case CacheChange.Model model -> {}
      case CacheChange.Work work -> {}
    }
  }

  private void run() {
    try {
      stores.outbox().requeueUnanswered();
      stores.outbox().releaseHeld();
      stores.outbox().requeueUnknown();
      board.counts(stores.outboxView().count());
      board.lastSync(oldestOf(stores.states().list()));
    } catch (DangolException e) {
      LOG.error("the local databases cannot be read", e);
    }
    while (!stopping) {
      try {
        board.working();
        offerUnknown();
        // A full exchange does whatever was asked for until now.
        signals.removeIf(signal -> !(signal instanceof Signal.Stop));
        Exchange.Outcome outcome = exchange.run();
        if (!outcome.failures().isEmpty()) {
          throw outcome.failures().getFirst();
        }
        board.synced();
        listen(outcome.sendLater());
      } catch (RuntimeException e) {
        if (!stopping) {
          failed(e);
        }
      } catch (Exception e) {
        // Kotlin code such as the HTTP client's throws InterruptedException undeclared.
        if (!stopping) {
          failed(new IllegalStateException("interrupted, but not by close()", e));
        }
      }
    }
  }

  /** What an older hub did not know goes to it again now and then: it may have been updated. */
  private void offerUnknown() {
    long now = System.nanoTime();
    if (now - unknownOffered > OFFER_UNKNOWN.toNanos()) {
      unknownOffered = now;
      stores.outbox().requeueUnknown();
    }
  }

  /** Waits for changes on either side until everything is to be compared anew. */
  private void listen(boolean sendLater) {
    long begun = System.nanoTime();
    long end = begun + settings.refresh().toNanos();
    try (LongPolls polls = new LongPolls(api, settings.longPoll(), signals)) {
      resend.begin(polls, sendLater);
      JointPoll joint = new JointPoll(settings, stores.states(), exchange, polls);
      boolean live = true;
      if (exchange.pull().mayWaitJointly()) {
        live = joint.start(Duration.ZERO);
      } else {
        live = waitForEach(polls);
      }
      while (live && !stopping) {
        Signal signal = signals.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        live = signal != null && handle(polls, joint, signal);
      }
      backoff.reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (System.nanoTime() - begun > STEADY.toNanos()) {
        backoff.reset();
      }
    }
  }

  /** Returns false if a bucket is not complete any more. */
  private boolean waitForEach(LongPolls polls) {
    return settings.liveBuckets().stream().allMatch(bucket -> poll(polls, bucket, Duration.ZERO));
  }

  /** Returns false if everything is to be compared anew. */
  private boolean handle(LongPolls polls, JointPoll joint, Signal signal) {
    return switch (signal) {
      case Signal.WriteAdded added -> {
        resend.after(polls, exchange.send().later());
        yield true;
      }
      case Signal.SendAgain again -> {
        resend.due();
        resend.after(polls, exchange.send().later());
        yield true;
      }
      case Signal.Answered answer -> answer.from() != polls || takeIn(polls, answer);
      case Signal.Woken woken -> woken.from() != polls || takeIn(joint, woken);
      case Signal.Failed failure -> {
        if (failure.from() != polls) {
          yield true;
        }
        if (failure.cause() instanceof CentralException central) {
          if (failure.ask().isEmpty() && central.isNotThere()) {
            // Another copy of the hub, not updated yet, answers than the one that was compared
            // with.
            yield waitForEach(polls);
          }
          if (central.kind() == CentralException.Kind.MUST_REFETCH) {
            // Of several buckets the next comparison finds the one.
            failure.ask().ifPresent(ask -> exchange.pull().refetch(ask.bucket()));
          }
        }
        throw failure.cause();
      }
      case Signal.Refresh refresh -> false;
      case Signal.Stop stop -> false;
    };
  }

  private boolean takeIn(JointPoll joint, Signal.Woken woken) {
    joint.takeIn(woken);
    exchange.forgetPassed();
    backoff.reset();
    board.synced();
    boolean idle = woken.atOnce() && woken.answer().bucket().isEmpty();
    return joint.start(idle ? settings.idlePause() : Duration.ZERO);
  }

  private boolean takeIn(LongPolls polls, Signal.Answered answer) {
    String bucket = answer.ask().bucket();
    exchange.pull().apply(answer.ask(), answer.page());
    if (answer.page().more()) {
      exchange.pull().catchUp(bucket, () -> {});
    }
    exchange.forgetPassed();
    backoff.reset();
    board.synced();
    boolean idle = answer.atOnce() && answer.page().rows().isEmpty();
    return poll(polls, bucket, idle ? settings.idlePause() : Duration.ZERO);
  }

  /** Returns false if the bucket is not complete any more. */
  private boolean poll(LongPolls polls, String bucket, Duration pause) {
    if (stores.states().get(bucket).next() instanceof PageRequest.Changes ask) {
      polls.start(ask, pause);
      return true;
    }
    return false;
  }

  private void failed(RuntimeException e) {
    FailedExchange failed = FailedExchange.of(e);
    Duration delay = failed.nextDelay(backoff);
    failed.log(e, delay);
    board.problem(failed.state(), failed.code(), clock.instant().plus(delay));
    pause(delay, failed.unreachable());
  }

  /** A new write cuts the wait short where that costs the hub nothing: it is not there. */
  private void pause(Duration delay, boolean untilWrite) {
    long end = System.nanoTime() + delay.toNanos();
    try {
      while (!stopping) {
        Signal signal = signals.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (signal == null
            || signal instanceof Signal.Refresh
            || (untilWrite && signal instanceof Signal.WriteAdded)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Instant> oldestOf(List<BucketState> states) {
    return states.stream()
        .filter(state -> settings.buckets().contains(state.bucket()))
        .flatMap(state -> state.syncedAt().stream())
        .min(Comparator.naturalOrder());
  }
}
