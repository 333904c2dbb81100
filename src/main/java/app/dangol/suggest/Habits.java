package app.dangol.suggest;

import app.dangol.customer.HistoryLine;
import app.dangol.id.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A customer's purchases as the model sees them: baskets from the newest (age 0) to the oldest, and
 * for each product when it was in one.
 */
final class Habits {
  /** From this share of the usual interval on, the next purchase is about due. */
  private static final double DUE_FROM = 0.8;

  /** Longer than this many intervals ago, the habit has lapsed and is no longer "due". */
  private static final double DUE_UNTIL = 3.0;

  private final List<Set<Sku>> baskets;
  private final Map<Sku, List<Instant>> times = new HashMap<>();

  private Habits(Collection<Basket> newestFirst) {
    baskets = new ArrayList<>();
    for (Basket basket : newestFirst) {
      baskets.add(basket.skus);
      for (Sku sku : basket.skus) {
        times.computeIfAbsent(sku, s -> new ArrayList<>()).add(basket.at);
      }
    }
  }

  private record Basket(Instant at, Set<Sku> skus) {}

  /** Reads the purchases out of a history; a product wholly returned within its basket is out. */
  static Habits of(List<HistoryLine> history) {
    Map<String, Map<Sku, Integer>> pieces = new LinkedHashMap<>();
    Map<String, Instant> at = new HashMap<>();
    for (HistoryLine line : history) {
      if (line.kind() == HistoryLine.Kind.PURCHASE) {
        at.merge(line.group(), line.at(), (a, b) -> a.isAfter(b) ? a : b);
        pieces
            .computeIfAbsent(line.group(), g -> new LinkedHashMap<>())
            .merge(line.sku(), line.quantity(), Integer::sum);
      }
    }
    Map<Instant, List<Basket>> ordered = new TreeMap<>((a, b) -> b.compareTo(a));
    pieces.forEach(
        (group, skus) -> {
          Set<Sku> kept = new LinkedHashSet<>();
          skus.forEach(
              (sku, quantity) -> {
                if (quantity > 0) {
                  kept.add(sku);
                }
              });
          Instant when = Objects.requireNonNull(at.get(group));
          ordered.computeIfAbsent(when, t -> new ArrayList<>()).add(new Basket(when, kept));
        });
    return new Habits(ordered.values().stream().flatMap(List::stream).toList());
  }

  /** Baskets, newest first. */
  List<Set<Sku>> baskets() {
    return baskets;
  }

  Set<Sku> skus() {
    return times.keySet();
  }

  /** Newest purchase of a product that was bought. */
  Instant last(Sku sku) {
    return timesOf(sku).getFirst();
  }

  Term.OwnHabit habit(Sku sku, double value, Instant now) {
    List<Instant> bought = timesOf(sku);
    Duration usual = usualInterval(bought);
    boolean due = false;
    if (!usual.isZero()) {
      double share = (double) Duration.between(bought.getFirst(), now).toSeconds() / usual.toSeconds();
      due = share >= DUE_FROM && share <= DUE_UNTIL;
    }
    return new Term.OwnHabit(value, bought.size(), bought.getFirst(), usual, due);
  }

  private List<Instant> timesOf(Sku sku) {
    List<Instant> bought = times.get(sku);
    if (bought == null) {
      throw new IllegalArgumentException("never bought: " + sku);
    }
    return bought;
  }

  /** Median gap; two purchases make one gap, which is no habit yet. */
  private static Duration usualInterval(List<Instant> newestFirst) {
    if (newestFirst.size() < 3) {
      return Duration.ZERO;
    }
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < newestFirst.size(); i++) {
      gaps.add(Duration.between(newestFirst.get(i), newestFirst.get(i - 1)));
    }
    gaps.sort(null);
    return gaps.get(gaps.size() / 2);
  }
}
