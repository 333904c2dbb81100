package app.dangol.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * How old something is and when it was, as people say it: just now, 2 min ago, 3 h ago, yesterday,
 * 28 Sep, 28 Sep 2025.
 */
public final class Times {
  private final Texts texts;
  private final ZoneId zone;

  Times(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
  }

  /** The age of a figure; a time in the future counts as now. */
  public String age(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.compareTo(Duration.ofMinutes(1)) < 0) {
      return texts.get("age.now");
    }
    if (age.compareTo(Duration.ofHours(1)) < 0) {
      return texts.get("age.minutes", age.toMinutes());
    }
    LocalDate day = day(then);
    LocalDate today = day(now);
    if (day.equals(today)) {
      return texts.get("age.hours", age.toHours());
    }
    return day.equals(today.minusDays(1)) ? texts.get("age.yesterday") : date(then, now);
  }

  /** The day, with its year where that is not the present one. */
  public String date(Instant then, Instant now) {
    LocalDate day = day(then);
    String key = day.getYear() == day(now).getYear() ? "date.day" : "date.day.year";
    return format(then, texts.get(key));
  }

  /** A calendar day, with its year where that is not the present one. */
  public String date(LocalDate day, Instant now) {
    return date(day.atStartOfDay(zone).toInstant(), now);
  }

  /** The month alone, with its year where that is not the present one. */
  public String month(Instant then, Instant now) {
    boolean sameYear = day(then).getYear() == day(now).getYear();
    return format(then, texts.get(sameYear ? "date.month" : "date.month.year"));
  }

  /** The time of day: 오전 10:42, 10:42 am. */
  public String timeOfDay(Instant then) {
    return format(then, texts.get("time.of.day"));
  }

  /** The local day of an instant. */
  public LocalDate day(Instant then) {
    return ZonedDateTime.ofInstant(then, zone).toLocalDate();
  }

  private String format(Instant then, String pattern) {
    String text = DateTimeFormatter.ofPattern(pattern, texts.locale()).format(then.atZone(zone));
    return texts.isKorean() ? text : text.replace("AM", "am").replace("PM", "pm");
  }
}
