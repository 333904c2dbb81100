package app.dangol.device.camera;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When to give up on a picture, whatever is left to try. */
final class Deadline {
  private final LongSupplier nanos;
  private final long end;

  /**
   * @param nanos a clock in nanoseconds that only goes forward
   */
  Deadline(LongSupplier nanos, Duration patience) {
    this.nanos = nanos;
    end = nanos.getAsLong() + patience.toNanos();
  }

  boolean isOver() {
    return nanos.getAsLong() - end >= 0;
  }
}
