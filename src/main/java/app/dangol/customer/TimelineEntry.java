package app.dangol.customer;

import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One thing on a customer's timeline: a basket, what they did online that day, or a note. */
public sealed interface TimelineEntry {
  Instant at();

  /** A product with the number of pieces; negative in a return. */
  record Piece(Sku sku, int quantity) {}

  /**
   * A basket or a return.
   *
   * @param pieces the largest quantity first
   * @param order how far the order has come that it was, where that is known
   */
  record Basket(
      Instant at,
      StoreId store,
      boolean returned,
      List<Piece> pieces,
      Optional<CustomerAccount.OrderState> order)
      implements TimelineEntry {
    /** A basket of which no order is known. */
    public Basket(Instant at, StoreId store, boolean returned, List<Piece> pieces) {
      this(at, store, returned, pieces, Optional.empty());
    }
  }

  /**
   * What was looked for in the web shop on one day.
   *
   * @param texts the newest first, each once
   */
  record Searched(Instant at, List<String> texts) implements TimelineEntry {
    @Override
    public String toString() {
      return "Searched[" + at + "]";
    }
  }

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
