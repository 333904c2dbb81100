package app.dangol.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sees to it that nobody tries card numbers one after the other: more than ten that nobody is known
 * by within a minute, and no card is looked up until that minute has passed.
 */
final class CardThrottle {
  private static final int ALLOWED = 10;
  private static final Duration WITHIN = Duration.ofMinutes(1);

  private final Deque<Instant> misses = new ArrayDeque<>();

  /** A card was nobody's. */
  void missed(Instant at) {
    misses.addLast(at);
    if (misses.size() > ALLOWED + 1) {
      misses.removeFirst();
    }
  }

  boolean isResting(Instant now) {
    return misses.size() > ALLOWED
        && Duration.between(misses.getFirst(), now).abs().compareTo(WITHIN) < 0;
  }
}
