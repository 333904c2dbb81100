package app.dangol.launch.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A device's clock, which somebody or a flat battery may set to anything. */
final class SettableClock extends Clock {
  private final AtomicReference<Duration> off = new AtomicReference<>(Duration.ZERO);
  private final Clock right = Clock.systemUTC();

  /** How far it is off the right time. */
  void setOff(Duration by) {
    off.set(by);
  }

  void advance(Duration by) {
    off.updateAndGet(now -> now.plus(by));
  }

  @Override
  public Instant instant() {
    return right.instant().plus(off.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
