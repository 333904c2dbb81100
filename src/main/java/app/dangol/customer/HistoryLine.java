package app.dangol.customer;

import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import java.time.Instant;
import java.util.Locale;

/**
 * One line of what a customer did: a row of a receipt, a view, a wish.
 *
 * @param id unique within the customer's history
 * @param group lines of one basket share it
 * @param at when; lines of one basket share it
 * @param store the shop, or {@code online}
 * @param quantity pieces; negative for a return
 */
public record HistoryLine(
    String id, String group, Instant at, Kind kind, StoreId store, Sku sku, int quantity) {
  /** What was done. */
  public enum Kind {
    PURCHASE,
    RETURN,
    VIEW,
    CART,
    WISH;

    /** The name used in data: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
