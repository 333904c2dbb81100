package app.dangol.hub.model;

import app.dangol.wire.Entity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Counts, exactly, in how many different baskets two items lie together, and keeps for every item
 * its strongest partners. What fewer than {@value #MIN_BUYERS} different people bought is not told,
 * however often they did. Pure; the result does not depend on the order of the baskets.
 */
public final class PairCounter implements ModelEngine {
  /** Fewer buyers than this are chance, and could be recognised. */
  static final int MIN_BUYERS = 5;

  /** Partners kept for one item. */
  static final int MAX_PARTNERS = 50;

  /** Length of the recent past, the newest day included. */
  static final int RECENT_DAYS = 28;

  private static final double SMOOTHING = 20;

  private record Partner(int item, int count, double strength) {}

  /** Strongest first; equals in the order of their skus, so that the result is stable. */
  private static final Comparator<Partner> STRONGEST_FIRST =
      Comparator.comparingDouble(Partner::strength).reversed().thenComparingInt(Partner::item);

  @Override
  public ModelCounts train(List<Basket> baskets) {
    return count(baskets);
  }

  /** Counts all baskets given. */
  public ModelCounts count(List<Basket> baskets) {
    if (baskets.isEmpty()) {
      return new ModelCounts(List.of(), List.of());
    }
    BasketIndex index = BasketIndex.of(baskets);
    List<Entity.Pair> pairs = new ArrayList<>();
    // One item's counts at a time: memory grows with the items, not with their square.
    Tally together = new Tally(index.items());
    for (int item = 0; item < index.items(); item++) {
      for (Partner partner : partners(item, index, together)) {
        String other = index.sku(partner.item());
        pairs.add(new Entity.Pair(index.sku(item), other, partner.count()));
      }
    }
    return new ModelCounts(pairs, popularity(index));
  }

  private static List<Partner> partners(int item, BasketIndex index, Tally together) {
    for (int basket : index.basketsOf(item)) {
      int buyer = index.buyer(basket);
      for (int other : index.itemsOf(basket)) {
        if (other != item) {
          together.meet(other, buyer);
        }
      }
    }
    List<Partner> partners = new ArrayList<>();
    int own = index.basketsOf(item).length;
    for (int other : together.met()) {
      if (together.buyers(other) >= MIN_BUYERS) {
        int count = together.times(other);
        double strength = strength(count, own, index.basketsOf(other).length);
        partners.add(new Partner(other, count, strength));
      }
    }
    together.clear();
    partners.sort(STRONGEST_FIRST);
    return partners.subList(0, Math.min(MAX_PARTNERS, partners.size()));
  }

  /** How much more than chance: a partner that everybody buys anyway says little. */
  private static double strength(int together, int own, int other) {
    return together / (Math.sqrt(own + SMOOTHING) * Math.pow(other + SMOOTHING, 0.3));
  }

  private static List<Entity.Popularity> popularity(BasketIndex index) {
    LocalDate since = Collections.max(index.days()).minusDays(RECENT_DAYS - 1L);
    List<Entity.Popularity> popularity = new ArrayList<>();
    Tally all = new Tally(index.items());
    Tally recent = new Tally(index.items());
    for (int item = 0; item < index.items(); item++) {
      for (int basket : index.basketsOf(item)) {
        all.meet(item, index.buyer(basket));
        if (!index.day(basket).isBefore(since)) {
          recent.meet(item, index.buyer(basket));
        }
      }
      if (all.buyers(item) >= MIN_BUYERS) {
        int lately = recent.buyers(item) >= MIN_BUYERS ? recent.times(item) : 0;
        popularity.add(
            new Entity.Popularity(index.sku(item), all.times(item), lately, since.toString()));
      }
    }
    return popularity;
  }
}
