package app.dangol.screen.kiosk;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long nobody has touched the screen. Counts on the machine's monotonic clock, so that setting
 * the wall clock neither wipes a visit nor keeps one alive.
 */
final class IdleWatch {
  /** After this long the screen asks whether anybody is there. */
  static final Duration WARNING = Duration.ofSeconds(30);

  /** After this long everything is wiped. */
  static final Duration WIPE = Duration.ofSeconds(45);

  /** After this long nobody waits for help before the screen any more. */
  static final Duration LONG_GONE = Duration.ofMinutes(3);

  /** Times as long for whoever needs more time. */
  static final int EXTENDED = 3;

  private final LongSupplier nanos;
  private long lastTouch;
  private boolean extended;

  /**
   * @param nanos a clock that never goes back, such as {@code System::nanoTime}
   */
  IdleWatch(LongSupplier nanos) {
    this.nanos = nanos;
    this.lastTouch = nanos.getAsLong();
  }

  /** Somebody is there. */
  void touch() {
    lastTouch = nanos.getAsLong();
  }

  void setExtended(boolean wanted) {
    extended = wanted;
  }

  boolean isWarningDue() {
    return idle() >= times(WARNING);
  }

  boolean isWipeDue() {
    return idle() >= times(WIPE);
  }

  boolean isLongGone() {
    return idle() >= times(LONG_GONE);
  }

  /** Whole seconds until the wipe, never below zero. */
  int secondsLeft() {
    long left = times(WIPE) - idle();
    return (int) Math.max(0, Math.ceilDiv(left, Duration.ofSeconds(1).toNanos()));
  }

  /** From the warning to the wipe, in seconds. */
  int countdown() {
    return (int) WIPE.minus(WARNING).multipliedBy(extended ? EXTENDED : 1).toSeconds();
  }

  private long idle() {
    return nanos.getAsLong() - lastTouch;
  }

  private long times(Duration limit) {
    return limit.multipliedBy(extended ? EXTENDED : 1).toNanos();
  }
}
