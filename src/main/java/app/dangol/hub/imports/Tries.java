package app.dangol.hub.imports;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which files could not be taken, how often that was tried, and when it is worth a next try. For
 * one thread.
 */
final class Tries {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Clock clock;
  private final Map<Path, Try> byFile = new HashMap<>();
  private final Map<Path, Integer> refused = new HashMap<>();
  private int outages;
  private Instant storeAgain = Instant.MIN;

  Tries(Clock clock) {
    this.clock = clock;
  }

  private record Try(int times, Instant again) {}

  /** Whether that file may be tried now. */
  boolean isDue(Path file) {
    Try last = byFile.get(file);
    return last == null || !clock.instant().isBefore(last.again());
  }

  /** Whether the store may be tried now. */
  boolean isStoreDue() {
    return !clock.instant().isBefore(storeAgain);
  }

  /** That file could not be taken; returns how often that was so. */
  int failed(Path file) {
    Try last = byFile.get(file);
    int times = last == null ? 1 : last.times() + 1;
    byFile.put(file, new Try(times, clock.instant().plus(pause(times))));
    return times;
  }

  /** The store did not take that file, and nothing else that would tell whose fault it is. */
  void refused(Path file) {
    refused.merge(file, 1, Integer::sum);
  }

  int timesRefused(Path file) {
    return refused.getOrDefault(file, 0);
  }

  /** That file is done with. */
  void forget(Path file) {
    refused.remove(file);
    byFile.remove(file);
  }

  /** The store took nothing; returns how long it is left in peace. */
  Duration storeFailed() {
    Duration pause = pause(++outages);
    storeAgain = clock.instant().plus(pause);
    return pause;
  }

  void storeWorked() {
    outages = 0;
  }

  private static Duration pause(int times) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(times - 1, 16));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
