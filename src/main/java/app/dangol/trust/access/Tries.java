package app.dangol.trust.access;

import java.time.Duration;

/**
 * How often a person's PIN was wrong since it last was right, as it is kept on disk.
 *
 * @param failed so many times
 * @param pause how long the device has to run before the next try; zero for none
 */
public record Tries(int failed, Duration pause) {
  /** So many wrong ones bring a pause. */
  public static final int UNTIL_PAUSE = 5;

  /** So many wrong ones, and a manager has to let them try again. */
  public static final int UNTIL_BARRED = 10;

  /** How long the pause is. */
  public static final Duration PAUSE = Duration.ofMinutes(5);

  public static final Tries NONE = new Tries(0, Duration.ZERO);

  boolean isBarred() {
    return failed >= UNTIL_BARRED;
  }

  /** One more, taken as wrong until it turns out right. */
  Tries another() {
    return new Tries(failed + 1, failed + 1 == UNTIL_PAUSE ? PAUSE : Duration.ZERO);
  }

  /** How many may still be wrong before something happens. */
  int left() {
    return (failed < UNTIL_PAUSE ? UNTIL_PAUSE : UNTIL_BARRED) - failed;
  }

  Tries withoutPause() {
    return new Tries(failed, Duration.ZERO);
  }
}
