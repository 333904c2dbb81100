package app.dangol.demo.make;

import app.dangol.demo.DemoBasket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which products lie in one basket more often than chance: the neighbours of each. */
final class CoPurchases {
  private static final int NEIGHBOURS = 12;
  private static final int MIN_TOGETHER = 4;

  private record Neighbour(int product, double nearness) {}

  private final int[][] together;
  private final List<List<Integer>> neighbours = new ArrayList<>();

  CoPurchases(List<DemoBasket> baskets, int products) {
    this.together = new int[products][products];
    for (DemoBasket basket : baskets) {
      if (!basket.returned()) {
        count(basket.lines());
      }
    }
    for (int product = 0; product < products; product++) {
      neighbours.add(nearest(product));
    }
  }

  private void count(List<DemoBasket.Line> lines) {
    for (DemoBasket.Line one : lines) {
      int[] row = together[one.product()];
      for (DemoBasket.Line other : lines) {
        row[other.product()]++;
      }
    }
  }

  /** Cosine of the two products' baskets; the diagonal holds how many baskets have the one. */
  private List<Integer> nearest(int product) {
    List<Neighbour> found = new ArrayList<>();
    int[] row = together[product];
    for (int other = 0; other < row.length; other++) {
      if (other != product && row[other] >= MIN_TOGETHER) {
        double size = Math.sqrt((double) row[product] * together[other][other]);
        found.add(new Neighbour(other, row[other] / size));
      }
    }
    return found.stream()
        .sorted(
            Comparator.comparingDouble(Neighbour::nearness)
                .reversed()
                .thenComparingInt(Neighbour::product))
        .limit(NEIGHBOURS)
        .map(Neighbour::product)
        .toList();
  }

  /** The nearest first; may be empty. */
  List<Integer> neighboursOf(int product) {
    return neighbours.get(product);
  }
}
