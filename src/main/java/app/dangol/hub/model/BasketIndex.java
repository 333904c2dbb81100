package app.dangol.hub.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Baskets by number and, the other way round, for every item the baskets that hold it. */
final class BasketIndex {
  private final List<String> skus;
  private final int[][] itemsOfBasket;
  private final int[][] basketsOfItem;

  private BasketIndex(List<String> skus, int[][] itemsOfBasket, int[][] basketsOfItem) {
    this.skus = skus;
    this.itemsOfBasket = itemsOfBasket;
    this.basketsOfItem = basketsOfItem;
  }

  static BasketIndex of(List<Basket> baskets) {
    TreeSet<String> sorted = new TreeSet<>();
    baskets.forEach(b -> sorted.addAll(b.skus()));
    List<String> skus = new ArrayList<>(sorted);
    Map<String, Integer> numbers = new HashMap<>();
    skus.forEach(sku -> numbers.put(sku, numbers.size()));

    int[][] items = new int[baskets.size()][];
    int[] sizes = new int[skus.size()];
    for (int b = 0; b < items.length; b++) {
      items[b] = baskets.get(b).skus().stream().mapToInt(numbers::get).toArray();
      for (int item : items[b]) {
        sizes[item]++;
      }
    }
    return new BasketIndex(skus, items, invert(items, sizes));
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

  int[] basketsOf(int item) {
    return basketsOfItem[item];
  }

  int[] itemsOf(int basket) {
    return itemsOfBasket[basket];
  }
}
