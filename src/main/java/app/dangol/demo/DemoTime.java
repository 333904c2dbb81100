package app.dangol.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Carries the real times into the present by a whole number of weeks, so that the last basket falls
 * within the seven days before now and every weekday and hour stays what it was.
 */
public final class DemoTime {
  /** Minute 0 of the files, in the shop's local time. */
  public static final LocalDateTime START = LocalDateTime.of(2010, 12, 1, 0, 0);

  /** The zone of the demo's stores; it has no summer time, so no hour is skipped or doubled. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  private static final long MINUTES_A_WEEK = Duration.ofDays(7).toMinutes();

  private final Instant now;
  private final long weeks;

  /**
   * Fixes now and the shift once, so that everything read with it agrees.
   *
   * @param lastMinute when the last basket was, in minutes since {@link #START}
   */
  DemoTime(Clock clock, int lastMinute) {
    this.now = clock.instant();
    Instant last = START.plusMinutes(lastMinute).atZone(ZONE).toInstant();
    this.weeks = Math.floorDiv(Duration.between(last, now).toMinutes(), MINUTES_A_WEEK);
  }

  /** When that minute is now. */
  public Instant at(int minute) {
    return START.plusMinutes(minute).plusWeeks(weeks).atZone(ZONE).toInstant();
  }

  /** Which day that day is now. */
  public LocalDate on(LocalDate day) {
    return day.plusWeeks(weeks);
  }

  /** The moment so many minutes before now. */
  public Instant ago(int minutes) {
    return now.minus(Duration.ofMinutes(minutes));
  }

  /** The day it is now, in the shop. */
  LocalDate today() {
    return LocalDate.ofInstant(now, ZONE);
  }

  /** By how many weeks everything is shifted. */
  public long weeks() {
    return weeks;
  }
}
