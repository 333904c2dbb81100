package app.dangol.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of {@code stock.tsv.gz}: how many of one product lie in each store (SIMULATED).
 *
 * @param product index of the product
 * @param levels in the order of the stores
 */
public record DemoStock(int product, List<Level> levels) {
  public static final String FILE = "stock.tsv.gz";
  public static final List<String> COLUMNS = List.of("product", "levels");

  /**
   * A count and how old it is when the demo starts.
   *
   * @param available never negative
   */
  public record Level(int available, int ageMinutes) {}

  public DemoStock {
    levels = List.copyOf(levels);
  }

  static DemoStock parse(TsvRow row) {
    List<Level> levels = new ArrayList<>();
    for (String coded : row.text(1).split(" ", -1)) {
      int at = coded.indexOf('@');
      if (at < 0) {
        throw row.damaged("a level without its age");
      }
      levels.add(
          new Level(row.number(coded.substring(0, at), 1), row.number(coded.substring(at + 1), 1)));
    }
    return new DemoStock(row.number(0), levels);
  }

  /** The row as {@link #parse} reads it. */
  public List<String> cells() {
    StringBuilder coded = new StringBuilder();
    for (Level level : levels) {
      coded.append(coded.isEmpty() ? "" : " ");
      coded.append(level.available()).append('@').append(level.ageMinutes());
    }
    return List.of(Integer.toString(product), coded.toString());
  }
}
