package app.dangol.customer;

import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of what a customer did: a row of a receipt, a view, a wish.
 *
 * @param id unique within the customer's history
 * @param group lines of one basket share it
 * @param at when; lines of one basket share it
 * @param store the shop, or {@code online}
 * @param quantity pieces; negative for a return
 * @param amount what the whole line cost, where that is known
 */
public record HistoryLine(
    String id,
    String group,
    Instant at,
    Kind kind,
    StoreId store,
    Sku sku,
    int quantity,
    Optional<Amount> amount) {
  /** A line of which no money is known. */
  public HistoryLine(
      String id, String group, Instant at, Kind kind, StoreId store, Sku sku, int quantity) {
    this(id, group, at, kind, store, sku, quantity, Optional.empty());
  }

  /**
   * So much money, tax included.
   *
   * @param minor in the currency's minor units; negative in a return
   */
  public record Amount(long minor, Currency currency) {
    /** Both together; empty where one is not known, or they are of two currencies. */
    static Optional<Amount> sum(Optional<Amount> one, Optional<Amount> other) {
      return one.flatMap(a ->
          other
              .filter(b -> b.currency().equals(a.currency()))
              .map(b -> new Amount(Math.addExact(a.minor(), b.minor()), a.currency())));
    }
  }

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
