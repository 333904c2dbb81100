package app.dangol.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drops the same member or item when it comes again within the profile's window of the one that
 * counted, as from a reader that keeps seeing the code it is held over. Time is the frames' own.
 * Only the latest member or item is remembered: after a different one, the first counts again, else
 * the wrong person would stay on the screen. Not thread-safe; one per device, on its thread.
 */
public final class DuplicateFilter {
  private final Duration window;
  private @Nullable Scan counted;

  public DuplicateFilter(Duration window) {
    this.window = window;
  }

  /** The scan itself, or refused as a {@link Scan.Reason#DUPLICATE}. */
  public Scanned filter(Scanned scanned) {
    return switch (scanned.scan()) {
      case Scan.Member member -> filter(scanned, member);
      case Scan.Item item -> filter(scanned, item);
      case Scan.Unknown ignored -> scanned;
      case Scan.Refused ignored -> scanned;
    };
  }

  private Scanned filter(Scanned scanned, Scan scan) {
    Scan before = counted;
    if (before != null && sameCode(before, scan) && isWithinWindow(before.at(), scan.at())) {
      return new Scanned(
          scanned.driver(),
          scanned.raw(),
          Optional.empty(),
          new Scan.Refused(scan.at(), Scan.Reason.DUPLICATE));
    }
    counted = scan;
    return scanned;
  }

  private static boolean sameCode(Scan one, Scan other) {
    return switch (one) {
      case Scan.Member member ->
          other instanceof Scan.Member again && member.token().equals(again.token());
      case Scan.Item item -> other instanceof Scan.Item again && item.gtin().equals(again.gtin());
      case Scan.Unknown ignored -> false;
      case Scan.Refused ignored -> false;
    };
  }

  /** A clock set back in between makes a negative time, which counts as a new scan. */
  private boolean isWithinWindow(Instant before, Instant now) {
    Duration since = Duration.between(before, now);
    return !since.isNegative() && since.compareTo(window) < 0;
  }
}
