package app.dangol.cache;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was read until a change makes it old. What was read while a change came in is never
 * kept, so nothing old outlives its change. Safe for several threads.
 */
final class Remembered<T> {
  /** A value and how many changes had come before it was read. */
  private record Held<T>(T value, long changes) {}

  private final Supplier<T> read;
  private final AtomicLong changes = new AtomicLong();
  private volatile @Nullable Held<T> held;

  /**
   * @param ages whether a change makes the value old
   */
  Remembered(Supplier<T> read, Changes source, Predicate<CacheChange> ages) {
    this.read = read;
    source.subscribe(change -> {
      if (ages.test(change)) {
        changes.incrementAndGet();
        held = null;
      }
    });
  }

  T get() {
    Held<T> known = held;
    if (known != null && known.changes == changes.get()) {
      return known.value;
    }
    long before = changes.get();
    T value = read.get();
    held = new Held<>(value, before);
    return value;
  }
}
