package app.dangol.customer.search;

import app.dangol.failure.WordlessTrace;
import app.dangol.id.CustomerId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of all customers of a device, in memory from when somebody of the staff logs in until
 * they log out, never at a kiosk. Reads them on a thread of its own, and again those that change.
 * Safe for many threads.
 */
public final class NameSearch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NameSearch.class);

  /** With more changes than this it is quicker to read all names again. */
  private static final int MANY_CHANGES = 2_000;

  /** A first load brings changes without end: reading all again takes this share of the time. */
  private static final int REST_PER_READING = 10;

  private static final Duration SHORTEST_REST = Duration.ofMillis(200);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

  private final NameSource source;
  private final Runnable onReady;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("names").daemon().factory());
  private final Set<CustomerId> changed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean all = new AtomicBoolean(true);
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /** Held for reading while somebody searches: no name is overwritten under their hands. */
  private final ReadWriteLock inUse = new ReentrantReadWriteLock();

  volatile @Nullable Names names;
  private volatile boolean closed;

  /** For the names' own thread. */
  private Duration rest = SHORTEST_REST;

  /**
   * @param onReady told on the names' own thread, once they can be searched
   */
  public NameSearch(NameSource source, Runnable onReady) {
    this.source = source;
    this.onReady = onReady;
  }

  /** Whether a name can be found by that: it is something, and its digits, if any, are four. */
  public static boolean isSearchable(String text) {
    return TypedName.of(text).isSearchable();
  }

  /** The four digits among what was typed. */
  public static Optional<String> digitsIn(String text) {
    TypedName typed = TypedName.of(text);
    return typed.isSearchable() ? typed.digits() : Optional.empty();
  }

  /**
   * All names as they were read, and those that have changed since.
   *
   * @param replaced ids whose rows in {@code all} are out of date
   */
  record Names(
      NamePool all, Map<CustomerId, NameEntry> later, NamePool newer, Set<String> replaced) {
    static Names of(NamePool all) {
      return new Names(all, Map.of(), new NamePool(), Set.of());
    }

    Names with(Map<CustomerId, NameEntry> now, Set<String> outOfDate) {
      NamePool pool = new NamePool();
      now.values().forEach(pool::add);
      return new Names(all, Map.copyOf(now), pool, Set.copyOf(outOfDate));
    }

    NameHits find(TypedName typed, int limit) {
      NameLook among = new NameLook(all, typed);
      NameLook amongNewer = new NameLook(newer, typed);
      BestHits best = new BestHits(limit);
      among.find(replaced, best);
      amongNewer.find(Set.of(), best);
      if (best.all() < limit) {
        among.findTypos(replaced, best);
        amongNewer.findTypos(Set.of(), best);
      }
      return best.toHits();
    }

    void wipe() {
      all.wipe();
      newer.wipe();
    }

    /** Overwrites what does not live on in those that have come instead. */
    void wipeFor(Names next) {
      if (all != next.all) {
        all.wipe();
      }
      newer.wipe();
    }
  }

  /** Begins to read the names; returns at once. */
  public void start() {
    schedule(Duration.ZERO);
  }

  /** Those customers are new, changed or gone; returns at once. */
  public void changed(Collection<CustomerId> customers) {
    if (!customers.isEmpty()) {
      changed.addAll(customers);
      schedule(rest);
    }
  }

  /** Nothing is as it was; returns at once. */
  public void allChanged() {
    all.set(true);
    schedule(rest);
  }

  /**
   * Looks for whom that may be the beginning of a name: of the whole or of a part, in Hangul, by
   * first sounds (ㄱㅁㅈ), in Latin letters whichever way it is spelt, and with a slip of a finger;
   * four digits among it are the last ones of a number. Takes some milliseconds.
   *
   * @param limit how many of the best are told
   * @return empty while the names are still being read
   */
  public Optional<NameHits> find(String text, int limit) {
    inUse.readLock().lock();
    try {
      Names now = names;
      if (now == null) {
        return Optional.empty();
      }
      TypedName typed = TypedName.of(text);
      return Optional.of(typed.isSearchable() ? now.find(typed, limit) : NameHits.NONE);
    } finally {
      inUse.readLock().unlock();
    }
  }

  private void schedule(Duration delay) {
    if (!scheduled.getAndSet(true)) {
      try {
        thread.schedule(this::read, delay.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        LOG.debug("nobody is logged in any more");
      }
    }
  }

  private void read() {
    scheduled.set(false);
    boolean whole = all.getAndSet(false) || names == null;
    try {
      Names before = names;
      if (whole || before == null || isMuch(before)) {
        readAll();
      } else {
        readChanged(before);
      }
    } catch (RuntimeException e) {
      if (closed) {
        return;
      }
      LOG.error("the names could not be read; tried again later", WordlessTrace.of(e));
      all.set(true);
      rest = Duration.ofSeconds(REST_PER_READING);
      schedule(rest);
    }
  }

  private boolean isMuch(Names before) {
    return changed.size() + before.later.size() + before.replaced.size() > MANY_CHANGES;
  }

  private void readAll() {
    long begun = System.nanoTime();
    // What changes from here on is read once more.
    changed.clear();
    boolean first = names == null;
    NamePool pool = new NamePool();
    try {
      source.readAll(entry -> {
        stopIfClosed();
        pool.add(entry);
      });
      pool.trim();
    } catch (RuntimeException e) {
      pool.wipe();
      throw e;
    }
    // Before they can be searched, for from then on a log-out may wipe them at any moment.
    int read = pool.size();
    publish(Names.of(pool));
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    rest = max(SHORTEST_REST, taken.multipliedBy(REST_PER_READING));
    LOG.info("{} names read in {} ms", read, taken.toMillis());
    if (first) {
      onReady.run();
    }
  }

  /** Whoever has logged out does not wait for the rest to be read. */
  private void stopIfClosed() {
    if (closed) {
      throw new CancellationException("nobody is logged in any more");
    }
  }

  /** After the end nothing comes back; what they replace is overwritten. */
  private void publish(Names now) {
    inUse.writeLock().lock();
    try {
      if (closed) {
        now.wipe();
        stopIfClosed();
      }
      Names before = names;
      names = now;
      if (before != null) {
        before.wipeFor(now);
      }
    } finally {
      inUse.writeLock().unlock();
    }
  }

  private void readChanged(Names before) {
    Set<CustomerId> now = Set.copyOf(changed);
    changed.removeAll(now);
    Map<CustomerId, NameEntry> later = new HashMap<>(before.later);
    Set<String> replaced = new HashSet<>(before.replaced);
    for (CustomerId id : now) {
      replaced.add(id.value());
      source.find(id).ifPresentOrElse(entry -> later.put(id, entry), () -> later.remove(id));
    }
    publish(before.with(later, replaced));
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /**
   * Overwrites every name; a second time does nothing. Returns within moments, also while they are
   * being read.
   */
  @Override
  public void close() {
    inUse.writeLock().lock();
    try {
      closed = true;
      Names last = names;
      names = null;
      if (last != null) {
        last.wipe();
      }
    } finally {
      inUse.writeLock().unlock();
    }
    changed.clear();
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("reading the names did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
