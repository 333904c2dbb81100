package app.dangol.customer;

import app.dangol.customer.HistoryLine.Amount;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One thing on a customer's timeline: a basket, what they did online that day, or a note. */
public sealed interface TimelineEntry {
  Instant at();

  /**
   * A product with the number of pieces.
   *
   * @param quantity negative in a return
   * @param amount what they cost together, where that is known; negative in a return
   */
  record Piece(Sku sku, int quantity, Optional<Amount> amount) {
    /** Pieces of which no money is known. */
    public Piece(Sku sku, int quantity) {
      this(sku, quantity, Optional.empty());
    }
  }

  /**
   * A basket or a return.
   *
   * @param pieces the largest quantity first
   * @param order the head of the order that it was, where that is known
   */
  record Basket(
      Instant at,
      StoreId store,
      boolean returned,
      List<Piece> pieces,
      Optional<CustomerAccount.Order> order)
      implements TimelineEntry {
    /** A basket of which no order is known. */
    public Basket(Instant at, StoreId store, boolean returned, List<Piece> pieces) {
      this(at, store, returned, pieces, Optional.empty());
    }

    /** What it cost: as its head says, else what its lines come to if all of them say. */
    public Optional<Amount> total() {
      if (order.isPresent()) {
        return order.map(head -> new Amount(head.totalMinor(), head.currency()));
      }
      return pieces.stream().map(Piece::amount).reduce(Amount::sum).flatMap(sum -> sum);
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
