package app.dangol.suggest;

import app.dangol.id.Sku;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One summand of a suggestion's score together with the fact it came from. The terms of a
 * suggestion sum to its score, so the reason shown is the calculation and not a story about it.
 */
public sealed interface Term {
  /** What this fact adds to the score; never negative. */
  double value();

  /**
   * They buy it themselves.
   *
   * @param times baskets of theirs that hold it
   * @param last the newest of them
   * @param usualInterval median time between two of them, zero with fewer than three
   * @param due whether about that time has passed since
   */
  record OwnHabit(double value, int times, Instant last, Duration usualInterval, boolean due)
      implements Term {}

  /**
   * It is often bought together with something they bought.
   *
   * @param because that other product
   * @param boughtAt when they last bought it
   * @param baskets how many baskets of all customers hold both
   */
  record GoesWith(double value, Sku because, Instant boughtAt, int baskets) implements Term {}

  /**
   * They looked at it, put it into the cart or wished for it online.
   *
   * @param kind which of the three, the strongest one
   */
  record OnlineInterest(double value, Kind kind, Instant at) implements Term {
    /** What they did online. */
    public enum Kind {
      VIEW,
      CART,
      WISH
    }
  }

  /**
   * Many buy it now.
   *
   * @param baskets baskets that hold it since that day
   */
  record PopularNow(double value, int baskets, LocalDate since) implements Term {}
}
