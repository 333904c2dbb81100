package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.screen.theme.Fonts;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Starts JavaFX once for this process, on a screen or without one. */
final class FxRuntime {
  private FxRuntime() {}

  /** Whether there is nothing to show a window on. */
  static boolean isDisplayMissing() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    return linux && blank(System.getenv("DISPLAY")) && blank(System.getenv("WAYLAND_DISPLAY"));
  }

  private static boolean blank(@Nullable String value) {
    return value == null || value.isBlank();
  }

  /**
   * Starts the toolkit and loads the fonts; returns when that is done.
   *
   * @param headless draw with the processor, on no screen
   * @throws DangolException RUN-02 if the display that is named cannot be opened
   */
  static void start(boolean headless) throws InterruptedException {
    if (headless) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
      System.setProperty("prism.text", "t2k");
      System.setProperty("java.awt.headless", "true");
    }
    // JavaFX remembers the texts it has laid out, for good: a name that was read or typed, too.
    System.setProperty("prism.cacheLayoutSize", "0");
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
    } catch (UnsupportedOperationException e) {
      throw new DangolException(
          ErrorCode.RUN_02,
          "the display '" + System.getenv("DISPLAY") + "' cannot be opened: " + e.getMessage(),
          e);
    }
    started.await();
    Platform.setImplicitExit(false);
    call(() -> new Fonts().load());
  }

  /** Runs on the FX thread and waits for the answer; not to be called on it. */
  static <T> T call(Callable<T> work) throws InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Runs on the FX thread and waits until it is done; not to be called on it. */
  static void run(Runnable work) throws InterruptedException {
    call(() -> {
      work.run();
      return true;
    });
  }

  static void exit() {
    Platform.exit();
  }
}
