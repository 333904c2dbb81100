package app.dangol.hub.log;

import app.dangol.hub.store.CommitListener;
import app.dangol.hub.store.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Wakes those who wait for a commit in their bucket, and nobody else. Safe for several threads; a
 * bucket costs something only while somebody watches it.
 */
final class CommitSignal implements CommitListener {
  /** Devices of one bucket stand at few different cursors; more than that need not be shared. */
  private static final int MAX_SHARED = 16;

  private final ConcurrentHashMap<String, Bell> bells = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * Begins to watch a bucket; to be called before looking for rows, so that no commit is missed.
   */
  Watch watch(String bucket) {
    Bell watched =
        bells.compute(
            bucket,
            (name, bell) -> {
              Bell at = bell == null ? new Bell() : bell;
              at.watchers++;
              return at;
            });
    return new Watch(bucket, watched);
  }

  /** Begins to watch several buckets at once; as {@link #watch}. */
  JointWatch watch(List<String> buckets) {
    return new JointWatch(buckets.stream().map(this::watch).toList());
  }

  @Override
  public void committed(Map<String, Long> newest) {
    newest.forEach((bucket, position) -> {
      Bell bell = bells.get(bucket);
      if (bell != null && position == 0) {
        bell.nudge();
      } else if (bell != null) {
        bell.ring(position);
      }
    });
  }

  boolean isClosed() {
    return closed;
  }

  /** Wakes everybody; from now on nobody waits. */
  void close() {
    closed = true;
    bells.values().forEach(Bell::wake);
  }

  /** One device's look at a bucket. */
  final class Watch implements AutoCloseable {
    private final String bucket;
    private final Bell bell;

    private Watch(String bucket, Bell bell) {
      this.bucket = bucket;
      this.bell = bell;
    }

    /**
     * Waits until something newer than a position was committed, the time is up, or waiting has
     * ended, which is looked at first and whenever somebody asks for it.
     *
     * @param deadline as {@link System#nanoTime} tells it
     */
    void await(long after, long deadline, BooleanSupplier ended) throws InterruptedException {
      long heard = bell.nudges();
      while (!ended.getAsBoolean() && bell.isNudgedFirst(after, heard, deadline)) {
        heard = bell.nudges();
      }
    }

    /** The newest position that was told of since somebody watches; 0 if none was. */
    long newest() {
      return bell.newest();
    }

    /**
     * Reads changes, once for all who want the same at the same time.
     *
     * @param newest the newest position the reader knows of; an older reading is not given to it
     */
    Slice changes(long after, long newest, Supplier<Slice> read) {
      Slice shared = bell.share(after, read);
      return shared.more() || shared.position() >= Math.max(newest, bell.newest())
          ? shared
          : read.get();
    }

    @Override
    public void close() {
      bells.computeIfPresent(bucket, (name, at) -> --at.watchers == 0 ? null : at);
    }
  }

  /** One device's look at several buckets. */
  final class JointWatch implements AutoCloseable {
    private final List<Watch> watches;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long times;

    private JointWatch(List<Watch> watches) {
      this.watches = watches;
      watches.forEach(watch -> watch.bell.joint.add(this));
    }

    /** The look at one of them, in the order they were named. */
    Watch get(int bucket) {
      return watches.get(bucket);
    }

    /** How often something happened so far; to be asked before looking what it was. */
    long times() {
      lock.lock();
      try {
        return times;
      } finally {
        lock.unlock();
      }
    }

    /** Waits until something happened that was not counted; returns false if the time is up. */
    boolean await(long counted, long deadline) throws InterruptedException {
      lock.lock();
      try {
        long left = deadline - System.nanoTime();
        while (times == counted && !closed && left > 0) {
          left = rung.awaitNanos(left);
        }
        return left > 0 && !closed;
      } finally {
        lock.unlock();
      }
    }

    private void wake() {
      lock.lock();
      try {
        times++;
        rung.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      watches.forEach(watch -> watch.bell.joint.remove(this));
      watches.forEach(Watch::close);
    }
  }

  private final class Bell {
    private final Set<JointWatch> joint = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final Map<Long, CompletableFuture<Slice>> shared = new HashMap<>();
    private long newest;

    /** How often those who wait were asked to see whether they still should. */
    private long nudges;

    /** Guarded by the map that holds the bell. */
    private int watchers;

    void ring(long position) {
      lock.lock();
      try {
        if (position > newest) {
          newest = position;
          // What was read before is old now.
          shared.clear();
          rung.signalAll();
        }
      } finally {
        lock.unlock();
      }
      joint.forEach(JointWatch::wake);
    }

    void nudge() {
      lock.lock();
      try {
        nudges++;
        rung.signalAll();
      } finally {
        lock.unlock();
      }
      joint.forEach(JointWatch::wake);
    }

    long nudges() {
      lock.lock();
      try {
        return nudges;
      } finally {
        lock.unlock();
      }
    }

    long newest() {
      lock.lock();
      try {
        return newest;
      } finally {
        lock.unlock();
      }
    }

    void wake() {
      lock.lock();
      try {
        rung.signalAll();
      } finally {
        lock.unlock();
      }
      joint.forEach(JointWatch::wake);
    }

    /** Whether the wait was broken off by a nudge, and neither by news nor by its end. */
    boolean isNudgedFirst(long after, long heard, long deadline) throws InterruptedException {
      lock.lock();
      try {
        long left = deadline - System.nanoTime();
        while (newest <= after && nudges == heard && !closed && left > 0) {
          left = rung.awaitNanos(left);
        }
        return newest <= after && !closed && left > 0;
      } finally {
        lock.unlock();
      }
    }

    Slice share(long after, Supplier<Slice> read) {
      CompletableFuture<Slice> mine = new CompletableFuture<>();
      CompletableFuture<Slice> theirs = first(after, mine);
      if (theirs != null) {
        return join(theirs);
      }
      try {
        Slice slice = read.get();
        mine.complete(slice);
        return slice;
      } catch (RuntimeException e) {
        forget(after, mine);
        mine.completeExceptionally(e);
        throw e;
      }
    }

    /** Another's reading, or null if there is none and mine shall be the one. */
    private @Nullable CompletableFuture<Slice> first(long after, CompletableFuture<Slice> mine) {
      lock.lock();
      try {
        CompletableFuture<Slice> theirs = shared.get(after);
        if (theirs == null && shared.size() < MAX_SHARED) {
          shared.put(after, mine);
        }
        return theirs;
      } finally {
        lock.unlock();
      }
    }

    private void forget(long after, CompletableFuture<Slice> mine) {
      lock.lock();
      try {
        shared.remove(after, mine);
      } finally {
        lock.unlock();
      }
    }

    private static Slice join(CompletableFuture<Slice> theirs) {
      try {
        return theirs.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException failure ? failure : e;
      }
    }
  }
}
