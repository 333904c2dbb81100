package app.dangol.device.nfc;

import java.time.Duration;
import java.time.Instant;

/** Measures from a start; a clock that is set back in between makes it measure anew. */
final class Timer {
  private Instant started = Instant.EPOCH;

  void start(Instant now) {
    started = now;
  }

  boolean passed(Duration limit, Instant now) {
    if (now.isBefore(started)) {
      started = now;
    }
    return Duration.between(started, now).compareTo(limit) >= 0;
  }
}
