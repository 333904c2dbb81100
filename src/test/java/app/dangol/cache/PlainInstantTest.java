package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainInstantTest {
  @Test
  void readsWhatTheFullParserReads() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      Instant at = Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 253_000_000_000L));
      if (at.toString().length() == 20) {
        assertThat(PlainInstant.millis(at.toString())).isEqualTo(at.toEpochMilli());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:60Z",
        "2026-01-01 00:00:00Z",
        "2026-01-01T00:00:00z",
        "2026-01-01T00:00:0\u0663Z",
        "2026-01-01T00:00:00.5Z",
        "2026-01-01T09:00:00+09:00"
      })
  void leavesEveryOtherFormToTheFullParser(String text) {
    assertThat(PlainInstant.millis(text)).isEqualTo(PlainInstant.OTHER);
  }
}
