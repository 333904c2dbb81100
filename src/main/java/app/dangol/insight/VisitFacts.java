package app.dangol.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is known of how often somebody buys: the facts that a statement about their next purchase
 * rests on, and all of them.
 *
 * @param days on how many different days they bought; at least one
 * @param first the first of these days
 * @param last the newest of them
 * @param silent days from the newest until today, never negative
 * @param usualGap the median of the days between two of them, where there are three or more
 * @param products different products on one of these days, on average
 */
public record VisitFacts(
    int days, LocalDate first, LocalDate last, int silent, OptionalInt usualGap, double products) {
  /** Two days make one gap, which is no habit yet. */
  private static final int A_HABIT = 3;

  /**
   * Of purchases, of which there is at least one, seen on that day.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static VisitFacts of(Purchases purchases, LocalDate today) {
    if (purchases.isEmpty()) {
      throw new IllegalArgumentException("nothing was bought");
    }
    List<PurchaseDay> days = purchases.days();
    List<Long> gaps =
        Purchases.gaps(days.stream().map(PurchaseDay::day).toList()).stream().sorted().toList();
    double products = days.stream().mapToInt(day -> day.skus().size()).average().orElseThrow();
    return new VisitFacts(
        days.size(),
        purchases.first(),
        purchases.last(),
        Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(purchases.last(), today))),
        days.size() < A_HABIT
            ? OptionalInt.empty()
            : OptionalInt.of(Math.toIntExact(gaps.get(gaps.size() / 2))),
        products);
  }

  /** Purchases after the first. */
  int repeats() {
    return days - 1;
  }

  /** Days from the first purchase to the newest. */
  long known() {
    return ChronoUnit.DAYS.between(first, last);
  }
}
