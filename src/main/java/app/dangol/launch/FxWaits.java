package app.dangol.launch;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.beans.Observable;

/** Waits until a screen shows something, woken by its properties and never by the clock alone. */
final class FxWaits {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Semaphore changes = new Semaphore(0);

  /**
   * @param watched whatever changes when the screen does
   */
  FxWaits(Observable... watched) throws InterruptedException {
    FxRuntime.run(() -> {
      for (Observable one : watched) {
        one.addListener(changed -> changes.release());
      }
    });
  }

  /**
   * @param what is waited for, for the failure's words
   * @param shown asked on the FX thread
   * @throws IllegalStateException if it is not shown in two minutes
   */
  void until(String what, Callable<Boolean> shown) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!FxRuntime.call(shown)) {
      long left = end - System.nanoTime();
      if (left <= 0 || !changes.tryAcquire(left, TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("the screen did not show " + what + " in " + PATIENCE);
      }
    }
  }
}
