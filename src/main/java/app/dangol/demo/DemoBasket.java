package app.dangol.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of {@code baskets.tsv.gz}: one real invoice, or one real cancellation.
 *
 * @param minute minutes since {@link DemoTime#START}
 * @param invoice the real number; cancellations begin with C
 * @param customer index of the customer
 * @param place index of the store, or the number of stores for the web shop
 * @param lines by product index, each product once
 */
public record DemoBasket(int minute, String invoice, int customer, int place, List<Line> lines) {
  public static final String FILE = "baskets.tsv.gz";
  public static final List<String> COLUMNS =
      List.of("minutes_later", "invoice", "customer", "place", "lines");

  private static final int LINES = 4;

  /**
   * Pieces of one product.
   *
   * @param quantity negative in a cancellation, never zero
   */
  public record Line(int product, int quantity) {}

  public DemoBasket {
    lines = List.copyOf(lines);
  }

  /** Whether goods came back. */
  public boolean returned() {
    return invoice.startsWith("C");
  }

  static DemoBasket parse(TsvRow row, int minuteBefore) {
    return new DemoBasket(
        minuteBefore + row.number(0),
        row.text(1),
        row.number(2),
        row.number(3),
        lines(row, row.text(LINES)));
  }

  /** The row as {@link #parse} reads it, after a basket of that minute. */
  public List<String> cells(int minuteBefore) {
    StringBuilder coded = new StringBuilder();
    int before = 0;
    for (Line line : lines) {
      coded.append(coded.isEmpty() ? "" : " ").append(line.product() - before);
      before = line.product();
      if (line.quantity() != 1) {
        coded.append('*').append(line.quantity());
      }
    }
    return List.of(
        Integer.toString(minute - minuteBefore),
        invoice,
        Integer.toString(customer),
        Integer.toString(place),
        coded.toString());
  }

  /** In one pass and without pieces of text: this cell is most of what is read at start-up. */
  private static List<Line> lines(TsvRow row, String coded) {
    List<Line> lines = new ArrayList<>();
    int product = 0;
    int from = 0;
    while (from <= coded.length()) {
      int star = digitsEnd(coded, from);
      product += number(row, coded, from, star);
      int to = star;
      int quantity = 1;
      if (star < coded.length() && coded.charAt(star) == '*') {
        to = digitsEnd(coded, star + 1);
        quantity = number(row, coded, star + 1, to);
      }
      if (to < coded.length() && coded.charAt(to) != ' ') {
        throw row.damaged("column 5 holds no list of products");
      }
      lines.add(new Line(product, quantity));
      from = to + 1;
    }
    return lines;
  }

  private static int digitsEnd(String coded, int from) {
    int to = from < coded.length() && coded.charAt(from) == '-' ? from + 1 : from;
    while (to < coded.length() && coded.charAt(to) >= '0' && coded.charAt(to) <= '9') {
      to++;
    }
    return to;
  }

  private static int number(TsvRow row, String coded, int from, int to) {
    try {
      return Integer.parseInt(coded, from, to, 10);
    } catch (NumberFormatException e) {
      throw row.damaged("column 5 holds no whole number");
    }
  }
}
