package app.dangol.hub.connector;

import app.dangol.hub.intake.Incoming;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing of a shop system and all it tells: rows that are told no more, such as a return taken
 * back or a product's former sku, are gone, and so is the stock of a store it names no more.
 *
 * @param kind such as {@code customer}; several feeds may bring the same kind
 * @param id the shop system's, unique within the kind
 */
public record Item(String kind, String id, List<Incoming> rows) {
  public Item {
    rows = List.copyOf(rows);
  }

  /** What of it can be gone. */
  Stream<Incoming.Gone> told() {
    return rows.stream()
        .<Incoming.Gone>mapMulti((row, sink) -> {
          if (row instanceof Incoming.Product product) {
            sink.accept(new Incoming.Gone(Incoming.Kind.PRODUCT, product.sku()));
          } else if (row instanceof Incoming.Customer customer) {
            sink.accept(new Incoming.Gone(Incoming.Kind.CUSTOMER, customer.id()));
          } else if (row instanceof Incoming.Order order) {
            sink.accept(new Incoming.Gone(Incoming.Kind.ORDER, order.id()));
          } else if (row instanceof Incoming.Stock stock) {
            sink.accept(new Incoming.Gone(Incoming.Kind.STOCK, stock.sku() + "|" + stock.store()));
          }
        })
        .distinct();
  }

  @Override
  public String toString() {
    return "Item[" + kind + ", " + rows.size() + " rows]";
  }
}
