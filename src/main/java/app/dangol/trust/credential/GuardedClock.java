package app.dangol.trust.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The device's clock, held against what is known to be past: the newest time a trusted signature or
 * the hub has shown, plus what has gone by since on the counter that nobody can set. A clock that
 * was set back, or has lost its battery, is noticed, whatever it says. One that was set forward is
 * not; it makes credentials expire too early, never too late. Any thread.
 */
public final class GuardedClock {
  /** By how much clocks that are right may differ. */
  public static final Duration TOLERANCE = Duration.ofSeconds(60);

  private final Clock clock;
  private final SeenTime seen;
  private final LongSupplier nanos;
  private @Nullable Anchor anchor;

  /** A time that was shown while this process ran, and the counter's value then. */
  private record Anchor(Instant at, long nanos) {}

  /**
   * What time it is.
   *
   * @param wall what the clock says
   * @param now the same, or the newest time shown where that is later by less than the tolerance
   */
  record Reading(Instant wall, Instant now) {}

  /**
   * @param nanos a counter such as {@link System#nanoTime}
   */
  public GuardedClock(Clock clock, SeenTime seen, LongSupplier nanos) {
    this.clock = clock;
    this.seen = seen;
    this.nanos = nanos;
  }

  /** Someone trusted has shown that this time has been. May block. */
  public synchronized void saw(Instant time) {
    if (anchor == null || time.isAfter(leastOf(anchor))) {
      anchor = new Anchor(time, nanos.getAsLong());
    }
    if (time.isAfter(seen.newest())) {
      seen.raise(time);
    }
  }

  /** Empty if the clock is behind what is known to be past. */
  synchronized Optional<Reading> read() {
    Instant wall = clock.instant();
    Instant least = seen.newest();
    if (anchor != null && leastOf(anchor).isAfter(least)) {
      least = leastOf(anchor);
    }
    return wall.isBefore(least.minus(TOLERANCE))
        ? Optional.empty()
        : Optional.of(new Reading(wall, wall.isBefore(least) ? least : wall));
  }

  private Instant leastOf(Anchor known) {
    return known.at().plusNanos(Math.max(0, nanos.getAsLong() - known.nanos()));
  }
}
