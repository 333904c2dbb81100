package app.dangol.hub.model;

import app.dangol.wire.Entity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Counts, exactly, in how many different baskets two items lie together, and keeps for every item
 * its strongest partners. Pure; the result does not depend on the order of the baskets.
 */
public final class PairCounter {
  /** Fewer common baskets than this are chance. */
  static final int MIN_COUNT = 5;

  /** Partners kept for one item. */
  static final int MAX_PARTNERS = 50;

  /** Length of the recent past, the newest day included. */
  static final int RECENT_DAYS = 28;

  private static final double SMOOTHING = 20;

  private record Partner(int item, int count, double strength) {}

  /** Strongest first; equals in the order of their skus, so that the result is stable. */
  private static final Comparator<Partner> STRONGEST_FIRST =
      Comparator.comparingDouble(Partner::strength).reversed().thenComparingInt(Partner::item);

  /** Counts all baskets given. */
  public ModelCounts count(List<Basket> baskets) {
    BasketIndex index = BasketIndex.of(baskets);
    List<Entity.Pair> pairs = new ArrayList<>();
    // One item's counts at a time: memory grows with the items, not with their square.
    int[] together = new int[index.items()];
    for (int item = 0; item < index.items(); item++) {
      for (Partner partner : partners(item, index, together)) {
        String other = index.sku(partner.item());
        pairs.add(new Entity.Pair(index.sku(item), other, partner.count()));
      }
    }
    return new ModelCounts(pairs, popularity(baskets, index));
  }

  private static List<Partner> partners(int item, BasketIndex index, int[] together) {
    List<Integer> met = new ArrayList<>();
    for (int basket : index.basketsOf(item)) {
      for (int other : index.itemsOf(basket)) {
        if (other != item && together[other]++ == 0) {
          met.add(other);
        }
      }
    }
    List<Partner> partners = new ArrayList<>();
    int own = index.basketsOf(item).length;
    for (int other : met) {
      int count = together[other];
      together[other] = 0;
      if (count >= MIN_COUNT) {
        double strength = strength(count, own, index.basketsOf(other).length);
        partners.add(new Partner(other, count, strength));
      }
    }
    partners.sort(STRONGEST_FIRST);
    return partners.subList(0, Math.min(MAX_PARTNERS, partners.size()));
  }

  /** How much more than chance: a partner that everybody buys anyway says little. */
  private static double strength(int together, int own, int other) {
    return together / (Math.sqrt(own + SMOOTHING) * Math.pow(other + SMOOTHING, 0.3));
  }

  private static List<Entity.Popularity> popularity(List<Basket> baskets, BasketIndex index) {
    List<Entity.Popularity> popularity = new ArrayList<>();
    if (baskets.isEmpty()) {
      return popularity;
    }
    LocalDate newest = baskets.stream().map(Basket::day).max(LocalDate::compareTo).orElseThrow();
    LocalDate since = newest.minusDays(RECENT_DAYS - 1L);
    for (int item = 0; item < index.items(); item++) {
      int recent = 0;
      for (int basket : index.basketsOf(item)) {
        if (!baskets.get(basket).day().isBefore(since)) {
          recent++;
        }
      }
      int all = index.basketsOf(item).length;
      popularity.add(new Entity.Popularity(index.sku(item), all, recent, since.toString()));
    }
    return popularity;
  }
}
