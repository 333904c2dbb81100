package app.dangol.scan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
  private final byte[] salt = new byte[16];

  /** The code by its salted hash: nobody's card stays in memory after they have gone. */
  private byte @Nullable [] counted;

  /** When the one that counted began to be the latest, or a tag was seen last. */
  private Instant since = Instant.EPOCH;

  public DuplicateFilter(Duration window) {
    this.window = window;
    new SecureRandom().nextBytes(salt);
  }

  /** The scan itself, or refused as a {@link Scan.Reason#DUPLICATE}. */
  public Scanned filter(Scanned scanned) {
    Scan scan = scanned.scan();
    if (isUnremembered(scanned)) {
      return scanned;
    }
    byte[] code = hash(scan);
    boolean again = Arrays.equals(code, counted) && isWithinWindow(scan.at());
    if (!again || scanned.tag().isPresent()) {
      since = scan.at();
    }
    if (!again) {
      counted = code;
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

  private byte[] hash(Scan scan) {
    String code =
        switch (scan) {
          case Scan.Member member -> "member " + member.token().kind() + member.token().value();
          case Scan.Credential credential -> "credential " + credential.token().value();
          case Scan.Item item -> "item " + item.gtin().value();
          case Scan.Unknown unknown -> "unknown " + unknown.text();
          case Scan.Refused refused -> throw new IllegalArgumentException("nothing to remember");
        };
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return digest.digest(code.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A clock set back in between makes a negative time, which counts as a new scan. */
  private boolean isWithinWindow(Instant now) {
    Duration passed = Duration.between(since, now);
    return !passed.isNegative() && passed.compareTo(window) < 0;
  }
}
