package app.dangol.hub.imports;

import app.dangol.hub.intake.Incoming;
import app.dangol.wire.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of one order: one a line, each with the order's own columns repeated. */
final class OrderRows {
  /** What must be the same in every row of one order. */
  private static final List<String> HEAD =
      List.of(
          "customer_id",
          "number",
          "ordered_at",
          "channel",
          "store",
          "state",
          "currency",
          "order_total");

  private OrderRows() {}

  static Incoming map(List<Cells> rows) throws BadFieldException {
    Cells first = rows.getFirst();
    for (Cells row : rows) {
      for (String column : HEAD) {
        if (!row.find(column).equals(first.find(column))) {
          throw new BadFieldException("bad_order", "the rows of one order differ in " + column);
        }
      }
    }
    String currency = first.get("currency").toUpperCase(Locale.ROOT);
    List<Incoming.Line> lines = new ArrayList<>();
    long sum = 0;
    for (Cells row : rows) {
      Incoming.Line line =
          new Incoming.Line(
              row.find("line_id").orElse(String.valueOf(lines.size() + 1)),
              row.get("sku"),
              row.whole("quantity"),
              row.money("amount", currency),
              row.find("tax").isPresent() ? row.money("tax", currency) : 0);
      lines.add(line);
      sum += line.amountMinor();
    }
    if (first.find("order_total").isPresent() && first.money("order_total", currency) != sum) {
      throw new BadFieldException("bad_total", "order_total is not the sum of the order's lines");
    }
    String channel = first.get("channel");
    return new Incoming.Order(
        first.find("customer_id"),
        first.get("order_id"),
        first.find("number"),
        first.getInstant("ordered_at"),
        channel,
        isOnline(channel) ? first.find("store").orElse("online") : first.get("store"),
        state(first.find("state")),
        currency,
        lines);
  }

  /** Only an order of a shop must name one. */
  private static boolean isOnline(String channel) {
    return channel.equals("online") || channel.equals("app");
  }

  private static Entity.OrderState state(Optional<String> cell) throws BadFieldException {
    if (cell.isEmpty()) {
      return Entity.OrderState.DONE;
    }
    for (Entity.OrderState state : Entity.OrderState.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(cell.get())) {
        return state;
      }
    }
    throw new BadFieldException(
        "bad_state", "state is none of placed, shipped, done, returned, cancelled");
  }
}
