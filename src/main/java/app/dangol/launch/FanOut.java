package app.dangol.launch;

import java.time.Duration;
import java.util.Arrays;

/** When each of many devices had one change. Safe for several threads. */
final class FanOut {
  private final double[] millis;
  private int arrived;
  private String change = "";
  private long begun;

  FanOut(int devices) {
    this.millis = new double[devices];
  }

  /** A change is about to be sent; what is still on its way of an earlier one no longer counts. */
  synchronized void begin(String change, long nanos) {
    this.change = change;
    this.begun = nanos;
    this.arrived = 0;
  }

  synchronized void arrived(String seen, long nanos) {
    if (seen.equals(change) && arrived < millis.length) {
      millis[arrived++] = (nanos - begun) / 1e6;
      if (arrived == millis.length) {
        notifyAll();
      }
    }
  }

  /** Waits for all; returns how long each took that has it by then. */
  synchronized double[] await(Duration patience) throws InterruptedException {
    long deadline = begun + patience.toNanos();
    long left = deadline - System.nanoTime();
    while (arrived < millis.length && left > 0) {
      wait(Math.max(1, left / 1_000_000));
      left = deadline - System.nanoTime();
    }
    return Arrays.copyOf(millis, arrived);
  }
}
