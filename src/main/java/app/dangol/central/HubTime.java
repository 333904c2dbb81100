package app.dangol.central;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.LongSupplier;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What time it is at the hub, by the {@code Date} of its last answer (RFC 9110 §6.6.1) and the time
 * gone since by a clock that nobody sets. Safe for several threads.
 */
final class HubTime {
  private final Clock clock;
  private final LongSupplier nanos;
  private volatile @Nullable Said last;

  private record Said(Instant at, long nanos) {}

  /**
   * @param nanos a clock that never goes back, such as {@code System::nanoTime}
   */
  HubTime(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
  }

  void take(Response response) {
    Date said = response.headers().getDate("Date");
    if (said != null) {
      last = new Said(said.toInstant(), nanos.getAsLong());
    }
  }

  /** How far this machine's clock is ahead; negative if it is behind, empty before any answer. */
  Optional<Duration> aheadBy() {
    Said said = last;
    if (said == null) {
      return Optional.empty();
    }
    Instant there = said.at().plusNanos(nanos.getAsLong() - said.nanos());
    return Optional.of(Duration.between(there, clock.instant()));
  }
}
