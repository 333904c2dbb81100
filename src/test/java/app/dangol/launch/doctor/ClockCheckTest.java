package app.dangol.launch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockCheckTest {
  private static final Instant BUILT = Instant.parse("2026-11-21T00:00:00Z");
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  @Test
  void showsTheTimeAndTheZone() {
    Finding finding = look(BUILT.plusSeconds(3600), Optional.empty());

    assertThat(finding.state()).isEqualTo(Finding.State.OK);
    assertThat(finding.detail())
        .isEqualTo("it is 2026-11-21 10:00:00 +09:00 [Asia/Seoul]; not compared with a hub");
  }

  @Test
  void aTimeBeforeTheBuildIsWrongWhateverTheHubSays() {
    Finding finding = look(BUILT.minusSeconds(1), Optional.of(Duration.ZERO));

    assertThat(finding.state()).isEqualTo(Finding.State.FAILED);
    assertThat(finding.detail()).endsWith("before this program was built (2026-11-21T00:00:00Z)");
    assertThat(finding.fix())
        .isEqualTo(
            "Run `sudo timedatectl set-ntp true`, or set the clock by hand; a clock that falls back"
                + " after a power cut needs a new battery.");
  }

  @ParameterizedTest
  @CsvSource({
    "120, OK, 2 min ahead of the hub",
    "121, FAILED, 2 min ahead of the hub",
    "-120, OK, 2 min behind the hub",
    "-121, FAILED, 2 min behind the hub",
    "0, OK, 0 s ahead of the hub",
    "-90000, FAILED, 25 h behind the hub"
  })
  void twoMinutesAreAllowed(long seconds, Finding.State state, String words) {
    Finding finding = look(BUILT, Optional.of(Duration.ofSeconds(seconds)));

    assertThat(finding.state()).isEqualTo(state);
    assertThat(finding.detail()).endsWith(words);
  }

  @Test
  void theBuildWroteItsTimeDown() {
    assertThat(BuildTime.read()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
  }

  private static Finding look(Instant now, Optional<Duration> aheadOfHub) {
    return new ClockCheck(Clock.fixed(now, SEOUL), BUILT, () -> aheadOfHub).look().getFirst();
  }
}
