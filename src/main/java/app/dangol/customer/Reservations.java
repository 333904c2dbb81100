package app.dangol.customer;

import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;

/**
 * Asks for pieces to be laid aside; {@link CustomerAccount#reservations} shows what came of it. May
 * block; never call it on the FX thread.
 */
public interface Reservations {
  /** Most pieces in one reservation. */
  int MOST_PIECES = 99;

  /** What is asked for: so many pieces of a product in a store. */
  record Wanted(StoreId store, Sku sku, int quantity) {
    public Wanted {
      if (quantity < 1 || quantity > MOST_PIECES) {
        throw new IllegalArgumentException("a reservation is of 1 to " + MOST_PIECES + " pieces");
      }
    }
  }

  /**
   * Asks; it is on disk when this returns, and requested until the hub's side has decided.
   *
   * @return the reservation's id
   */
  OpId request(CustomerId whose, StaffId author, Wanted wanted);

  /** Lets one go; one that was not sent yet is never asked for. */
  void cancel(CustomerId whose, StaffId author, OpId reservation);
}
