package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.central.CentralException;
import app.dangol.central.CentralException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedExchangeTest {
  /** The longest wait the jitter allows. */
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

  /** Twenty in a row: the ceiling of the wait is what tells the kinds apart. */
  @ParameterizedTest
  @CsvSource({
    "BUSY,300",
    "REFUSED,300",
    "NOT_AUTHORISED,300",
    "UNREACHABLE,15",
    "MALFORMED,60",
    "MUST_REFETCH,60",
  })
  void aHubInTroubleIsLeftInPeaceAndOneThatIsAwayIsLookedFor(Kind kind, long seconds) {
    Backoff backoff = new Backoff(HIGHEST);
    FailedExchange failed = FailedExchange.of(new CentralException(kind, "test", null));
    Duration last = Duration.ZERO;
    for (int i = 0; i < 20; i++) {
      last = failed.nextDelay(backoff);
    }

    assertThat(last).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"BUSY,90", "REFUSED,90"})
  void neverComesBackBeforeItIsAskedTo(Kind kind, long asked) {
    CentralException busy =
        new CentralException(kind, 503, "test", Duration.ofSeconds(asked), null);

    assertThat(FailedExchange.of(busy).nextDelay(new Backoff(HIGHEST)))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(asked));
    assertThat(FailedExchange.of(busy).retryAfter())
        .isEqualTo(Optional.of(Duration.ofSeconds(asked)));
  }
}
