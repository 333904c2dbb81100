package app.dangol.hub.log;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for the next commit. Safe for several threads. */
final class CommitSignal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long commits;
  private boolean closed;

  /** Commits seen so far; to be read before looking for rows, so that none is missed. */
  long commits() {
    lock.lock();
    try {
      return commits;
    } finally {
      lock.unlock();
    }
  }

  void committed() {
    lock.lock();
    try {
      commits++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there are more commits than the caller has seen.
   *
   * @return what is left of the time, not positive if it ran out
   */
  long await(long seen, long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (commits == seen && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return left;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Wakes everybody; from now on nobody waits. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
