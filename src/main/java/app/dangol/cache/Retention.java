package app.dangol.cache;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * How long a device keeps what somebody did.
 *
 * @param months at least 1
 */
public record Retention(int months) {
  /** Unless the shop says otherwise. */
  public static final Retention STANDARD = new Retention(24);

  public Retention {
    if (months < 1) {
      throw new IllegalArgumentException("nothing would be kept");
    }
  }

  /** The first moment that is still kept: a midnight in UTC, so that it moves once a day. */
  Instant keptSince(Instant now) {
    return now.atZone(ZoneOffset.UTC).minusMonths(months).truncatedTo(ChronoUnit.DAYS).toInstant();
  }
}
