package app.dangol.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's clock, which the tour may set forward to show what time does. */
final class MovableClock extends Clock {
  private final Clock clock;
  private final AtomicLong ahead;

  MovableClock(Clock clock) {
    this(clock, new AtomicLong());
  }

  private MovableClock(Clock clock, AtomicLong ahead) {
    this.clock = clock;
    this.ahead = ahead;
  }

  void advance(Duration time) {
    ahead.addAndGet(time.toNanos());
  }

  /** The same on a clock that never goes back. */
  long nanos() {
    return System.nanoTime() + ahead.get();
  }

  @Override
  public Instant instant() {
    return clock.instant().plusNanos(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new MovableClock(clock.withZone(zone), ahead);
  }
}
