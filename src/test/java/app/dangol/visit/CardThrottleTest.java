package app.dangol.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CardThrottleTest {
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

  private final CardThrottle throttle = new CardThrottle(10);

  @Test
  void restsAfterMoreThanTenMissesInAMinuteUntilTheMinuteHasPassed() {
    for (int i = 0; i < 10; i++) {
      throttle.missed(NOW.plusSeconds(i));
    }
    assertThat(throttle.isResting(NOW.plusSeconds(10))).isFalse();
    throttle.missed(NOW.plusSeconds(10));

    assertThat(throttle.isResting(NOW.plusSeconds(11))).isTrue();
    assertThat(throttle.isResting(NOW.plusSeconds(59))).isTrue();
    assertThat(throttle.isResting(NOW.plusSeconds(60))).isFalse();
  }

  @Test
  void missesOverALongTimeAreNobodysTrial() {
    for (int i = 0; i < 50; i++) {
      Instant at = NOW.plus(Duration.ofSeconds(10L * i));
      throttle.missed(at);
      assertThat(throttle.isResting(at)).isFalse();
    }
  }

  @Test
  void aClockSetBackByADayEndsTheRest() {
    for (int i = 0; i < 11; i++) {
      throttle.missed(NOW);
    }

    assertThat(throttle.isResting(NOW.minus(Duration.ofDays(1)))).isFalse();
  }
}
