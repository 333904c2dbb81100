package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens something that may not open yet, and tries again until it does: a kiosk has nobody who
 * would start it anew once the disk, a key or a driver is mended.
 */
final class Reopening {
  /** Shorter than it takes the page that tells of the failure to ask whether anybody is there. */
  static final Duration PAUSE = Duration.ofSeconds(25);

  private static final Logger LOG = LoggerFactory.getLogger(Reopening.class);

  private final Consumer<ErrorCode> onFailure;
  private final Pause pause;
  private @Nullable ErrorCode told;

  /** Lets time pass before the next try. */
  @FunctionalInterface
  interface Pause {
    /**
     * @return whether there is to be no other try
     */
    boolean isLast(Duration time) throws InterruptedException;
  }

  /**
   * @param onFailure told the code after each try that failed, on the thread that tries
   */
  Reopening(Consumer<ErrorCode> onFailure, Pause pause) {
    this.onFailure = onFailure;
    this.pause = pause;
  }

  /**
   * Tries until it opens; empty if the pause ended the tries. Blocks.
   *
   * @param opening closes what it has opened when it throws
   */
  <T> Optional<T> open(Supplier<T> opening) throws InterruptedException {
    do {
      try {
        return Optional.of(opening.get());
      } catch (DangolException e) {
        log(e.code(), e.getMessage(), e);
        onFailure.accept(e.code());
      } catch (RuntimeException e) {
        log(ErrorCode.RUN_99, "unforeseen " + e.getClass().getName(), e);
        onFailure.accept(ErrorCode.RUN_99);
      }
    } while (!pause.isLast(PAUSE));
    return Optional.empty();
  }

  /** Whether any try failed. */
  boolean hasFailed() {
    return told != null;
  }

  /** Once for each kind of failure that follows another: a night of tries must not fill the log. */
  private void log(ErrorCode code, @Nullable String words, RuntimeException failure) {
    if (code != told) {
      LOG.error("kiosk: cannot be opened, trying every {}: {}", PAUSE, words, failure);
    }
    told = code;
  }
}
