package app.dangol.catalog;

import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import java.util.Map;

/**
 * Reservations that the hub's stock figures do not know yet. What can be sold is what the hub says
 * less these pieces. May block.
 */
public interface PendingReservations {
  /** For where nothing can be reserved. */
  PendingReservations NONE = Map::of;

  /** Pieces that wait to be laid aside, by store and product; all positive. */
  Map<StoreId, Map<Sku, Integer>> listPieces();
}
