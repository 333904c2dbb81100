package app.dangol.sync;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: full jitter below a ceiling that doubles, so that a chain's
 * devices do not come back all at once. Used by one thread.
 */
public final class Backoff {
  private static final Duration FIRST_CEILING = Duration.ofMillis(500);
  private static final Duration HIGHEST_CEILING = Duration.ofSeconds(60);

  /** Somebody stands before the screen when the network is back. */
  private static final Duration HIGHEST_WHILE_AWAY = Duration.ofSeconds(15);

  /** Half of it on average, for two requests an attempt: less than one request a minute. */
  private static final Duration HIGHEST_FOR_REFUSALS = Duration.ofMinutes(5);

  private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

  private final RandomGenerator random;
  private int failures;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The wait after one more failure.
   *
   * @param asked what the hub asked for (Retry-After); never undercut, up to ten minutes
   */
  public Duration next(Optional<Duration> asked) {
    return next(asked, HIGHEST_CEILING);
  }

  /**
   * As {@link #next}, for a hub that is not there: whoever does not answer has no trouble by it.
   */
  public Duration nextWhileAway(Optional<Duration> asked) {
    return next(asked, HIGHEST_WHILE_AWAY);
  }

  /**
   * As {@link #next}, for a hub that is there and refuses: trying often costs nothing where nobody
   * answers, but a hub in trouble has to be left in peace.
   */
  public Duration nextAfterRefusal(Optional<Duration> asked) {
    return next(asked, HIGHEST_FOR_REFUSALS);
  }

  private Duration next(Optional<Duration> asked, Duration highest) {
    long ceiling = highest.toMillis();
    int doublings = Math.min(failures, 16);
    ceiling = Math.min(ceiling, FIRST_CEILING.toMillis() << doublings);
    failures++;
    Duration jitter = Duration.ofMillis(random.nextLong(ceiling + 1));
    return asked
        .map(wish -> wish.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : wish)
        .map(jitter::plus)
        .orElse(jitter);
  }

  /** Another one of the same chance, which knows of no failure. */
  Backoff another() {
    return new Backoff(random);
  }

  /** Starts from the beginning: something went right. */
  public void reset() {
    failures = 0;
  }
}
