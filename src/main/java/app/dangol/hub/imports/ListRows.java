package app.dangol.hub.imports;

import app.dangol.hub.intake.Incoming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows of one customer's cart or wish list: one for each product in it; for an empty one a
 * single row without a product.
 */
final class ListRows {
  private ListRows() {}

  static Incoming cart(List<Cells> rows) throws BadFieldException {
    return new Incoming.Cart(rows.getFirst().get("customer_id"), items(rows, "quantity"), at(rows));
  }

  static Incoming wishes(List<Cells> rows) throws BadFieldException {
    return new Incoming.Wishes(rows.getFirst().get("customer_id"), items(rows, ""), at(rows));
  }

  private static Instant at(List<Cells> rows) throws BadFieldException {
    Instant at = rows.getFirst().getInstant("at");
    for (Cells row : rows) {
      if (!row.getInstant("at").equals(at)) {
        throw new BadFieldException("bad_list", "the rows of one list differ in at");
      }
    }
    return at;
  }

  /**
   * @param quantity the column that says how many; blank where each counts once
   */
  private static List<Incoming.Item> items(List<Cells> rows, String quantity)
      throws BadFieldException {
    if (rows.size() == 1 && rows.getFirst().find("sku").isEmpty()) {
      if (!quantity.isEmpty() && rows.getFirst().find(quantity).isPresent()) {
        throw new BadFieldException("missing", "sku is missing");
      }
      return List.of();
    }
    List<Incoming.Item> items = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Cells row : rows) {
      String sku = row.get("sku");
      if (!seen.add(sku)) {
        throw new BadFieldException("double_item", "one sku stands twice in one list");
      }
      items.add(new Incoming.Item(sku, quantity.isEmpty() ? 1 : row.whole(quantity, 1)));
    }
    return items;
  }
}
