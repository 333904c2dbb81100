package app.dangol.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drops the same code when it comes again within the profile's window of the one that counted, as
 * from a reader that keeps seeing the code it is held over. A tag that lies on its reader is told
 * of again and again for as long as it lies there, so its window begins anew each time. Time is the
 * frames' own. Only the latest code is remembered: after a different one, the first counts again,
 * else the wrong person would stay on the screen. Not thread-safe; one per device, on its thread.
 */
public final class DuplicateFilter {
  private final Duration window;
  private @Nullable Scan counted;

  /** When the one that counted began to be the latest, or a tag was seen last. */
  private Instant since = Instant.EPOCH;

  public DuplicateFilter(Duration window) {
    this.window = window;
  }

  /** The scan itself, or refused as a {@link Scan.Reason#DUPLICATE}. */
  public Scanned filter(Scanned scanned) {
    Scan scan = scanned.scan();
    if (isUnremembered(scanned)) {
      return scanned;
    }
    Scan before = counted;
    boolean again = before != null && sameCode(before, scan) && isWithinWindow(scan.at());
    if (!again || scanned.tag().isPresent()) {
      since = scan.at();
    }
    if (!again) {
      counted = scan;
      return scanned;
    }
    return new Scanned(
        scanned.driver(),
        scanned.raw(),
        Optional.empty(),
        new Scan.Refused(scan.at(), Scan.Reason.DUPLICATE));
  }

  /** Rubbish between two looks at a code must not make it count again; a tag is never rubbish. */
  private static boolean isUnremembered(Scanned scanned) {
    return switch (scanned.scan()) {
      case Scan.Member member -> false;
      case Scan.Credential credential -> false;
      case Scan.Item item -> false;
      case Scan.Unknown unknown -> scanned.tag().isEmpty();
      case Scan.Refused refused -> true;
    };
  }

  private static boolean sameCode(Scan one, Scan other) {
    return switch (one) {
      case Scan.Member member ->
          other instanceof Scan.Member again && member.token().equals(again.token());
      case Scan.Credential credential ->
          other instanceof Scan.Credential again && credential.token().equals(again.token());
      case Scan.Item item -> other instanceof Scan.Item again && item.gtin().equals(again.gtin());
      case Scan.Unknown unknown ->
          other instanceof Scan.Unknown again && unknown.text().equals(again.text());
      case Scan.Refused ignored -> false;
    };
  }

  /** A clock set back in between makes a negative time, which counts as a new scan. */
  private boolean isWithinWindow(Instant now) {
    Duration passed = Duration.between(since, now);
    return !passed.isNegative() && passed.compareTo(window) < 0;
  }
}
