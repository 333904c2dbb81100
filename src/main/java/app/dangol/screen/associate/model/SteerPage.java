package app.dangol.screen.associate.model;

import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import java.util.List;
import java.util.Optional;

/**
 * What managers say about goods, in words.
 *
 * @param about the name of the product that something is about to be said of, if any
 * @param days from which an end can be chosen: ISO 8601 dates; blank for none
 */
public record SteerPage(Optional<String> about, List<Day> days, List<Row> rows) {
  public SteerPage {
    days = List.copyOf(days);
    rows = List.copyOf(rows);
  }

  /** An end that can be chosen. */
  public record Day(String key, String words) {}

  /**
   * Something that is said now.
   *
   * @param store where; empty for everywhere
   * @param said what, where and until when
   * @param why the reason and who gave it
   * @param spoken what the button takes back, for the screen reader
   */
  public record Row(
      Sku sku, Optional<StoreId> store, String name, String said, String why, String spoken) {}
}
