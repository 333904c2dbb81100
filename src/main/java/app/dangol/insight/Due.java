package app.dangol.insight;

import app.dangol.id.Sku;
import java.time.LocalDate;
import java.util.List;

/**
 * When somebody is about to want a product again.
 *
 * @param on the day at which half of such gaps are over
 * @param from when a quarter of them is
 * @param until when three quarters are
 * @param probability that they buy it, between 0 and 1
 * @param within in so many days from today
 * @param facts what it was reckoned from
 */
public record Due(
    Sku sku,
    LocalDate on,
    LocalDate from,
    LocalDate until,
    double probability,
    int within,
    Facts facts) {
  /**
   * The facts behind it.
   *
   * @param bought the days on which they bought it, oldest first; never empty
   * @param visits on how many days they bought anything from the first of these on
   * @param gap the days reckoned with from one to the next: their own drawn to the shop's
   * @param shopGap the days that lie between two purchases of a product in this shop
   * @param repeats how many of the product's buyers come back for it; none where it is not known
   */
  public record Facts(
      List<LocalDate> bought, int visits, long gap, long shopGap, ProductRepeats repeats) {
    /** Of a product with too few buyers to say. */
    static final ProductRepeats UNKNOWN = new ProductRepeats(0, 0);

    public Facts {
      bought = List.copyOf(bought);
    }

    public LocalDate last() {
      return bought.getLast();
    }

    /** Tells of what somebody bought, so it is not told. */
    @Override
    public String toString() {
      return "Facts[" + bought.size() + " days]";
    }
  }

  /** How the day stands to today. */
  public enum State {
    /** Not yet. */
    AHEAD,
    /** Today lies between the first day and the last. */
    DUE,
    /** The last of the days has passed. */
    OVERDUE
  }

  public State state(LocalDate today) {
    if (today.isBefore(from)) {
      return State.AHEAD;
    }
    return today.isAfter(until) ? State.OVERDUE : State.DUE;
  }

  /** Tells of what somebody bought, so it is not told. */
  @Override
  public String toString() {
    return "Due[" + on + "]";
  }
}
