package app.dangol.customer;

import app.dangol.id.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everybody who is this store's and on this device; nobody who was fetched for a day. May block;
 * never call it on the FX thread.
 */
public interface ClientBook {
  List<CustomerId> list();

  /**
   * What lies in an online cart.
   *
   * @param oldest since when the first of it has
   * @param newest since when the last of it has
   * @param products how many different ones
   */
  record OpenCart(Instant oldest, Instant newest, int products) {}

  /** Whose online cart holds something. */
  Map<CustomerId, OpenCart> listCarts();
}
