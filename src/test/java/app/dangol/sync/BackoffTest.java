package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
  /** Always the most that was asked for. */
  private static final RandomGenerator HIGHEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  @Test
  void doublesItsCeilingUpToAMinute() {
    Backoff backoff = new Backoff(HIGHEST);

    for (long expected : new long[] {500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000}) {
      assertThat(backoff.next(Optional.empty())).isEqualTo(Duration.ofMillis(expected));
    }
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.next(Optional.empty())).isEqualTo(Duration.ofMinutes(1));
    }
  }

  @Test
  void leavesAHubThatRefusesInPeaceForMinutes() {
    Backoff backoff = new Backoff(HIGHEST);
    for (int i = 0; i < 20; i++) {
      backoff.nextAfterRefusal(Optional.empty());
    }

    assertThat(backoff.nextAfterRefusal(Optional.empty())).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void looksForAHubThatIsAwayEveryFewSeconds() {
    Backoff backoff = new Backoff(HIGHEST);
    for (int i = 0; i < 20; i++) {
      backoff.nextWhileAway(Optional.empty());
    }

    assertThat(backoff.nextWhileAway(Optional.empty())).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void startsAgainAfterASuccess() {
    Backoff backoff = new Backoff(HIGHEST);
    backoff.next(Optional.empty());
    backoff.next(Optional.empty());
    backoff.reset();

    assertThat(backoff.next(Optional.empty())).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void spreadsOverTheWholeRange() {
    Random random = new Random(5);
    long below = 0;
    for (int i = 0; i < 1000; i++) {
      below += new Backoff(random).next(Optional.empty()).toMillis() < 250 ? 1 : 0;
    }

    assertThat(below).isBetween(400L, 600L);
  }

  @Test
  void neverComesBeforeTheHubAskedFor() {
    Random random = new Random(6);
    for (int i = 0; i < 1000; i++) {
      assertThat(new Backoff(random).next(Optional.of(Duration.ofSeconds(7))))
          .isBetween(Duration.ofSeconds(7), Duration.ofMillis(7500));
    }
  }

  @Test
  void isNotSentAwayForEver() {
    assertThat(new Backoff(HIGHEST).next(Optional.of(Duration.ofDays(3650))))
        .isLessThan(Duration.ofMinutes(11));
  }
}
