package app.dangol.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sees to it that nobody tries numbers one after the other: with too many wrong ones within a
 * minute, no more are looked at until that minute has passed.
 */
final class CardThrottle {
  /** As many cards in a minute may be nobody's. */
  static final int UNKNOWN_CARDS = 10;

  private static final Duration WITHIN = Duration.ofMinutes(1);

  private final int allowed;
  private final Deque<Instant> misses = new ArrayDeque<>();

  /**
   * @param allowed how many may be wrong within a minute; one more is too many
   */
  CardThrottle(int allowed) {
    this.allowed = allowed;
  }

  /** A number was wrong. */
  void missed(Instant at) {
    misses.addLast(at);
    if (misses.size() > allowed + 1) {
      misses.removeFirst();
    }
  }

  boolean isResting(Instant now) {
    return misses.size() > allowed
        && Duration.between(misses.getFirst(), now).abs().compareTo(WITHIN) < 0;
  }
}
