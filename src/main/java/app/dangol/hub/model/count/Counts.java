package app.dangol.hub.model.count;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Sums over journeys. Sums over parts of the buyers, added up, are those over all of them, to the
 * last bit: real amounts are whole multiples of 2⁻³⁰. A buyer whose journeys are counted in two
 * parts is two buyers. Cells of few buyers are in it, so it stays at the centre. For one thread.
 */
public final class Counts {
  /** One, as an amount of HISTORY and NEXT; a thousand million buyers fit. */
  public static final long UNIT = 1L << 30;

  private final List<String> skus;
  private final Map<Table, Cells> tables = new EnumMap<>(Table.class);

  /**
   * Nothing counted yet.
   *
   * @param skus of the items by number; in an order that does not depend on who counts
   */
  public Counts(List<String> skus) {
    this.skus = List.copyOf(skus);
    for (Table table : Table.values()) {
      tables.put(table, new Cells());
    }
  }

  static long fixed(double value) {
    return Math.round(value * UNIT);
  }

  /** Of an amount of HISTORY or NEXT. */
  public static double real(long amount) {
    return (double) amount / UNIT;
  }

  public List<String> skus() {
    return skus;
  }

  public Cells table(Table table) {
    return Objects.requireNonNull(tables.get(table), "a table for each of them");
  }

  public void add(Table table, int row, int column, long amount, int buyers) {
    table(table).add(row, column, amount, buyers);
  }

  /**
   * Parts of the buyers added up, over the items of all of them: the same as if they had been
   * counted together. Each part's skus must be ascending, as text, so that numbers keep their
   * order.
   */
  public static Counts sumOf(List<Counts> parts) {
    TreeSet<String> all = new TreeSet<>();
    for (Counts part : parts) {
      for (int item = 1; item < part.skus.size(); item++) {
        if (part.skus.get(item - 1).compareTo(part.skus.get(item)) >= 0) {
          throw new IllegalArgumentException("skus are to be ascending");
        }
      }
      all.addAll(part.skus);
    }
    Counts sum = new Counts(List.copyOf(all));
    Map<String, Integer> numbers = new HashMap<>();
    sum.skus.forEach(sku -> numbers.put(sku, numbers.size()));
    for (Counts part : parts) {
      int[] renumbered =
          part.skus.stream().map(numbers::get).mapToInt(Objects::requireNonNull).toArray();
      part.tables.forEach((table, cells) -> sum.add(table, cells, renumbered));
    }
    return sum;
  }

  private void add(Table table, Cells cells, int[] renumbered) {
    Cells into = table(table);
    for (Cells.Cursor at = cells.cursor(); at.next(); ) {
      int column = table == Table.WEEKLY ? at.column() : renumbered[at.column()];
      into.add(renumbered[at.row()], column, at.amount(), at.buyers());
    }
  }
}
