package app.dangol.suggest;

import app.dangol.id.Sku;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One summand of a suggestion's score together with the fact it came from. The terms of a
 * suggestion sum to its score, so the reason shown is the calculation and not a story about it.
 */
public sealed interface Term {
  /** What this fact adds to the score; never negative. */
  double value();

  /** A stable word for the kind of fact, as it is used in data. */
  default String word() {
    return switch (this) {
      case OwnHabit habit -> "habit";
      case GoesWith goesWith -> "goes_with";
      case OnlineInterest interest -> "online";
      case PopularNow popular -> "popular";
      case PinnedHere pinned -> "pinned";
      case Boosted boosted -> "boosted";
    };
  }

  /**
   * They buy it themselves.
   *
   * @param bought when, a basket of theirs each, newest first; never empty
   * @param usualInterval median time between two of them, zero with fewer than three
   * @param due whether about that time has passed since
   */
  record OwnHabit(double value, List<Instant> bought, Duration usualInterval, boolean due)
      implements Term {
    public OwnHabit {
      bought = List.copyOf(bought);
    }

    /** Baskets of theirs that hold it. */
    public int times() {
      return bought.size();
    }

    /** The newest of them. */
    public Instant last() {
      return bought.getFirst();
    }
  }

  /**
   * It is often bought together with something they bought.
   *
   * @param because that other product
   * @param bought when they bought that, a basket each, newest first; never empty
   * @param counts how often everybody buys the two
   */
  record GoesWith(double value, Sku because, List<Instant> bought, Counts counts) implements Term {
    public GoesWith {
      bought = List.copyOf(bought);
    }

    /**
     * Baskets of all customers.
     *
     * @param both that hold both products
     * @param because that hold the one they bought
     * @param offered that hold the one that is offered
     */
    public record Counts(int both, int because, int offered) {}

    /** When they last bought it. */
    public Instant boughtAt() {
      return bought.getFirst();
    }
  }

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

  /** A manager put it first; nothing about the customer. */
  record PinnedHere(double value) implements Term {}

  /**
   * A manager gave it more weight; nothing about the customer.
   *
   * @param value what the factor added to the other terms
   * @param factor what their sum was taken times, above 1
   */
  record Boosted(double value, double factor) implements Term {}
}
