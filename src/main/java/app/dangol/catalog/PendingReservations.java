package app.dangol.catalog;

import app.dangol.id.Sku;
import app.dangol.id.StoreId;

/**
 * Reservations made on this device of which the hub has not said anything yet. What can be sold is
 * what the hub says less these pieces. May block.
 */
public interface PendingReservations {
  /** For where nothing can be reserved. */
  PendingReservations NONE = (sku, store) -> 0;

  /** Pieces of that product that wait to be laid aside in that store; never negative. */
  int piecesOf(Sku sku, StoreId store);
}
