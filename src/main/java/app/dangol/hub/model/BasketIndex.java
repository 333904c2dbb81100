package app.dangol.hub.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Baskets by number and, the other way round, for every item the baskets that hold it. One buyer's
 * baskets have numbers in a row, so that whoever walks through any item's baskets meets each buyer
 * once and need remember only the last.
 */
final class BasketIndex {
  private final List<String> skus;
  private final LocalDate[] days;
  private final int[] buyers;
  private final int[][] itemsOfBasket;
  private final int[][] basketsOfItem;

  private BasketIndex(
      List<String> skus,
      LocalDate[] days,
      int[] buyers,
      int[][] itemsOfBasket,
      int[][] basketsOfItem) {
    this.skus = skus;
    this.days = days;
    this.buyers = buyers;
    this.itemsOfBasket = itemsOfBasket;
    this.basketsOfItem = basketsOfItem;
  }

  static BasketIndex of(List<Basket> unordered) {
    List<Basket> baskets = unordered.stream().sorted(Comparator.comparing(Basket::buyer)).toList();
    TreeSet<String> sorted = new TreeSet<>();
    baskets.forEach(b -> sorted.addAll(b.skus()));
    List<String> skus = new ArrayList<>(sorted);
    Map<String, Integer> numbers = new HashMap<>();
    skus.forEach(sku -> numbers.put(sku, numbers.size()));

    LocalDate[] days = baskets.stream().map(Basket::day).toArray(LocalDate[]::new);
    int[][] items = new int[baskets.size()][];
    int[] sizes = new int[skus.size()];
    for (int b = 0; b < items.length; b++) {
      items[b] = baskets.get(b).skus().stream().mapToInt(numbers::get).toArray();
      for (int item : items[b]) {
        sizes[item]++;
      }
    }
    return new BasketIndex(skus, days, buyers(baskets), items, invert(items, sizes));
  }

  /** Numbers for buyers; the keys themselves are not kept. */
  private static int[] buyers(List<Basket> byBuyer) {
    int[] buyers = new int[byBuyer.size()];
    for (int b = 1; b < buyers.length; b++) {
      boolean same = byBuyer.get(b).buyer().equals(byBuyer.get(b - 1).buyer());
      buyers[b] = buyers[b - 1] + (same ? 0 : 1);
    }
    return buyers;
  }

  private static int[][] invert(int[][] items, int[] sizes) {
    int[][] inverted = new int[sizes.length][];
    Arrays.setAll(inverted, i -> new int[sizes[i]]);
    int[] filled = new int[sizes.length];
    for (int b = 0; b < items.length; b++) {
      for (int item : items[b]) {
        inverted[item][filled[item]++] = b;
      }
    }
    return inverted;
  }

  int items() {
    return skus.size();
  }

  /** Items are numbered in the order of their skus. */
  String sku(int item) {
    return skus.get(item);
  }

  /** Days of all baskets, by number. */
  List<LocalDate> days() {
    return List.of(days);
  }

  LocalDate day(int basket) {
    return days[basket];
  }

  /** From 0; never falls from one basket to the next. */
  int buyer(int basket) {
    return buyers[basket];
  }

  int[] basketsOf(int item) {
    return basketsOfItem[item];
  }

  int[] itemsOf(int basket) {
    return itemsOfBasket[basket];
  }
}
