package app.dangol.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTimeTest {
  /** 2011-09-30 17:22 local time, a Friday. */
  private static final int LAST = 303 * 24 * 60 + 17 * 60 + 22;

  private static DemoTime at(String now) {
    return new DemoTime(Clock.fixed(Instant.parse(now), ZoneOffset.UTC), LAST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21T03:00:00Z",
        "2026-11-20T08:22:00Z",
        "2026-11-20T08:21:59Z",
        "2027-01-01T00:00:00Z",
        "2028-02-29T23:59:59Z",
        "2011-09-30T08:22:00Z",
        "2001-01-01T00:00:00Z"
      })
  void theLastBasketFallsWithinTheSevenDaysBeforeNow(String now) {
    Duration ago = Duration.between(at(now).at(LAST), Instant.parse(now));

    assertThat(ago).isBetween(Duration.ZERO, Duration.ofDays(7));
    assertThat(ago).isNotEqualTo(Duration.ofDays(7));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 506, 100_000, 262_801, LAST})
  void weekdayAndTimeOfDayStayWhatTheyWere(int minute) {
    LocalDateTime real = DemoTime.START.plusMinutes(minute);
    LocalDateTime shifted =
        LocalDateTime.ofInstant(at("2026-11-21T03:00:00Z").at(minute), DemoTime.ZONE);

    assertThat(shifted.getDayOfWeek()).isEqualTo(real.getDayOfWeek());
    assertThat(shifted.toLocalTime()).isEqualTo(real.toLocalTime());
  }

  @Test
  void datesMoveByTheSameWeeksAsTimes() {
    DemoTime time = at("2026-11-21T03:00:00Z");
    LocalDate start = DemoTime.START.toLocalDate();

    assertThat(time.on(start))
        .isEqualTo(LocalDate.ofInstant(time.at(0), DemoTime.ZONE))
        .isEqualTo(start.plusWeeks(time.weeks()));
  }

  @Test
  void agesCountBackFromNow() {
    assertThat(at("2026-11-21T03:00:00Z").ago(12)).isEqualTo(Instant.parse("2026-11-21T02:48:00Z"));
  }
}
