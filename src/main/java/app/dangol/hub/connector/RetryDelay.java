package app.dangol.hub.connector;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to leave a shop system alone after a failure: half of a time that doubles, and up to as
 * much again by chance. Never less than {@link #FIRST} / 2, so that a request that timed out has
 * ended before anybody looks for what it left.
 */
final class RetryDelay {
  static final Duration FIRST = Duration.ofSeconds(20);
  static final Duration LONGEST = Duration.ofMinutes(5);

  /** Whoever asks for more is asked again nonetheless. */
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);

  /** No pause is longer. */
  static final Duration AT_MOST = LONGEST.plus(LONGEST_ASKED);

  private final Duration first;
  private final RandomGenerator random;

  RetryDelay(Duration first, RandomGenerator random) {
    this.first = first;
    this.random = random;
  }

  /** After so long a try that was begun and not ended has ended: longer than a call may take. */
  Duration untilEnded(int tries) {
    return first.plus(after(tries, Optional.empty()));
  }

  /**
   * The wait after so many failures in a row.
   *
   * @param failures at least 1
   * @param asked what the shop system asked for (Retry-After); never undercut, up to an hour
   */
  Duration after(int failures, Optional<Duration> asked) {
    long ceiling = LONGEST.toMillis();
    int doublings = Math.min(failures - 1, 16);
    ceiling = Math.min(ceiling, first.toMillis() << doublings);
    Duration own = Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
    return asked
        .map(wish -> wish.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : wish)
        .map(own::plus)
        .orElse(own);
  }
}
