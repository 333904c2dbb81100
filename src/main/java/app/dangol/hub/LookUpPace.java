package app.dangol.hub;

import com.google.gson.annotations.SerializedName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often one device has asked about cards, so that nobody tries numbers one after the other.
 * Immutable; all times are epoch milliseconds by the hub's clock.
 *
 * @param missed look-ups of the running minute that found nobody
 * @param asked look-ups of the running day
 */
record LookUpPace(
    @SerializedName("minute_from") long minuteFrom,
    int missed,
    @SerializedName("day_from") long dayFrom,
    int asked) {
  static final LookUpPace FRESH = new LookUpPace(0, 0, 0, 0);

  /** A device does the same of itself; this is for one that is not ours any more. */
  static final int MISSED_A_MINUTE = 10;

  /** More than a busy store has strangers in a day. */
  static final int ASKED_A_DAY = 1_000;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** How long the device must wait before its next look-up; empty if it need not. */
  Optional<Duration> rest(Instant now) {
    if (runs(dayFrom, DAY, now) && asked >= ASKED_A_DAY) {
      return Optional.of(until(dayFrom, DAY, now));
    }
    if (runs(minuteFrom, MINUTE, now) && missed >= MISSED_A_MINUTE) {
      return Optional.of(until(minuteFrom, MINUTE, now));
    }
    return Optional.empty();
  }

  /** The pace after one more look-up. */
  LookUpPace after(boolean found, Instant now) {
    boolean sameMinute = runs(minuteFrom, MINUTE, now);
    boolean sameDay = runs(dayFrom, DAY, now);
    return new LookUpPace(
        sameMinute ? minuteFrom : now.toEpochMilli(),
        (sameMinute ? missed : 0) + (found ? 0 : 1),
        sameDay ? dayFrom : now.toEpochMilli(),
        (sameDay ? asked : 0) + 1);
  }

  /** The pace if one that counted as missed was not. */
  LookUpPace notMissed() {
    return new LookUpPace(minuteFrom, Math.max(0, missed - 1), dayFrom, asked);
  }

  /** A clock that was put back ends what it began, or nobody could ask for years. */
  private static boolean runs(long from, Duration length, Instant now) {
    long gone = now.toEpochMilli() - from;
    return gone >= 0 && gone < length.toMillis();
  }

  private static Duration until(long from, Duration length, Instant now) {
    return Duration.ofMillis(from + length.toMillis() - now.toEpochMilli());
  }
}
