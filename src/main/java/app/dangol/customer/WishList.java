package app.dangol.customer;

import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;

/**
 * Changes to wish lists; {@link CustomerAccount#wishes} shows them at once. May block; never call
 * it on the FX thread.
 */
public interface WishList {
  /** Puts a product on the list; it is on disk when this returns. */
  void add(CustomerId whose, StaffId author, Sku sku);

  /** Takes a product off the list; it is on disk when this returns. */
  void remove(CustomerId whose, StaffId author, Sku sku);
}
