package app.dangol.demo.make;

import app.dangol.demo.DemoProduct;
import app.dangol.demo.DemoStock;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulates what lies in each store: more of what sells, sometimes nothing, mostly just counted.
 */
final class StockSimulation {
  private static final int LEAST = 2;
  private static final int MOST = 60;
  private static final double EMPTY = 0.07;
  private static final int LATE_MINUTES = 12;
  private static final int STALE_MINUTES = 180;

  private final long seed;

  StockSimulation(long seed) {
    this.seed = seed;
  }

  /**
   * A row for each product.
   *
   * @param products best sellers first
   */
  List<DemoStock> make(List<DemoProduct> products, int stores) {
    List<DemoStock> rows = new ArrayList<>();
    int most = products.isEmpty() ? 1 : products.getFirst().invoices();
    for (int i = 0; i < products.size(); i++) {
      Dice dice = Dice.of(seed, "stock", i);
      double popularity = Math.sqrt((double) products.get(i).invoices() / most);
      List<DemoStock.Level> levels = new ArrayList<>();
      for (int store = 0; store < stores; store++) {
        levels.add(new DemoStock.Level(available(dice, popularity), age(dice)));
      }
      rows.add(new DemoStock(i, levels));
    }
    return rows;
  }

  /** Slow sellers are out of stock more often. */
  private static int available(Dice dice, double popularity) {
    if (dice.chance(EMPTY + 0.15 * (1 - popularity))) {
      return 0;
    }
    double level = (LEAST + (MOST - LEAST) * popularity) * (0.4 + dice.share());
    return Math.max(1, (int) Math.round(level));
  }

  private static int age(Dice dice) {
    int of100 = dice.below(100);
    if (of100 < 90) {
      return dice.between(1, 5);
    }
    return of100 < 97 ? LATE_MINUTES : STALE_MINUTES;
  }
}
