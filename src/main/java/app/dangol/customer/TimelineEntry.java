package app.dangol.customer;

import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import java.time.Instant;
import java.util.List;

/** One thing on a customer's timeline: a basket, what they did online that day, or a note. */
public sealed interface TimelineEntry {
  Instant at();

  /** A product with the number of pieces; negative in a return. */
  record Piece(Sku sku, int quantity) {}

  /**
   * A basket or a return.
   *
   * @param pieces the largest quantity first
   */
  record Basket(Instant at, StoreId store, boolean returned, List<Piece> pieces)
      implements TimelineEntry {}

  /**
   * Products viewed, put into the cart or wished for online on one day.
   *
   * @param skus the newest first, each once
   */
  record Online(Instant at, HistoryLine.Kind kind, List<Sku> skus) implements TimelineEntry {}

  /** A note of an associate. */
  record Written(Note note) implements TimelineEntry {
    @Override
    public Instant at() {
      return note.at();
    }
  }
}
