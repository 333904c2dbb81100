package app.dangol.suggest;

import app.dangol.customer.HistoryLine;
import app.dangol.id.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    // Every term that speaks of a product shares its list.
    times.replaceAll((sku, bought) -> List.copyOf(bought));
  }

  private record Basket(Instant at, Set<Sku> skus) {}

  /** A receipt while its returns are still being taken off. */
  private record Receipt(Instant at, Map<Sku, Integer> pieces) {}

  /** A product brought back. */
  private record Returned(Instant at, Sku sku, int pieces) {}

  /**
   * Reads the purchases out of a history. What was brought back is taken off the newest purchases
   * before it; a product that went back whole was never bought.
   */
  static Habits of(List<HistoryLine> history) {
    Map<String, Receipt> receipts = new LinkedHashMap<>();
    List<Returned> returns = new ArrayList<>();
    for (HistoryLine line : history) {
      switch (line.kind()) {
        case PURCHASE ->
            receipts
                .computeIfAbsent(line.group(), g -> new Receipt(line.at(), new LinkedHashMap<>()))
                .pieces()
                .merge(line.sku(), line.quantity(), Integer::sum);
        case RETURN -> returns.add(new Returned(line.at(), line.sku(), Math.abs(line.quantity())));
        case VIEW, CART, WISH ->
            throw new IllegalArgumentException("not a receipt: " + line.kind());
      }
    }
    List<Receipt> newestFirst =
        receipts.values().stream().sorted(Comparator.comparing(Receipt::at).reversed()).toList();
    returns.stream()
        .sorted(Comparator.comparing(Returned::at))
        .forEach(returned -> takeOff(returned, newestFirst));
    return new Habits(newestFirst.stream().map(Habits::basket).toList());
  }

  private static void takeOff(Returned returned, List<Receipt> newestFirst) {
    int left = returned.pieces();
    for (Receipt receipt : newestFirst) {
      int bought = receipt.pieces().getOrDefault(returned.sku(), 0);
      if (bought > 0 && !receipt.at().isAfter(returned.at())) {
        int taken = Math.min(left, bought);
        receipt.pieces().put(returned.sku(), bought - taken);
        left -= taken;
      }
    }
  }

  private static Basket basket(Receipt receipt) {
    Set<Sku> kept = new LinkedHashSet<>();
    receipt
        .pieces()
        .forEach((sku, pieces) -> {
          if (pieces > 0) {
            kept.add(sku);
          }
        });
    return new Basket(receipt.at(), kept);
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
    return bought(sku).getFirst();
  }

  Term.OwnHabit habit(Sku sku, double value, Instant now) {
    List<Instant> bought = bought(sku);
    Duration usual = usualInterval(bought);
    boolean due = false;
    if (!usual.isZero()) {
      double share =
          (double) Duration.between(bought.getFirst(), now).toSeconds() / usual.toSeconds();
      due = share >= DUE_FROM && share <= DUE_UNTIL;
    }
    return new Term.OwnHabit(value, bought, usual, due);
  }

  /** Every purchase of a product that was bought, newest first. */
  List<Instant> bought(Sku sku) {
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
