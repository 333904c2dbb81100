package app.dangol.screen;

import app.dangol.failure.BlockingGuard;
import javafx.application.Platform;

/** The one door onto the FX thread, and the guard that keeps waiting off it. */
public final class FxThread {
  private FxThread() {}

  /** Runs on the FX thread: now if we are on it, else soon. */
  public static void run(Runnable work) {
    if (Platform.isFxApplicationThread()) {
      work.run();
    } else {
      Platform.runLater(work);
    }
  }

  /** Throws when a door that may block is opened on the FX thread. */
  public static BlockingGuard blockingGuard() {
    return () -> {
      if (Platform.isFxApplicationThread()) {
        throw new IllegalStateException("a door that may block was opened on the FX thread");
      }
    };
  }
}
