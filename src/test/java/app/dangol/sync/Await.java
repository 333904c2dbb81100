package app.dangol.sync;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something another thread does. */
public final class Await {
  private Await() {}

  /** Returns how long it took; fails after {@code atMost}. */
  public static Duration until(String what, Duration atMost, BooleanSupplier condition) {
    long begun = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begun > atMost.toNanos()) {
        throw new AssertionError("not within " + atMost + ": " + what);
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      }
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
