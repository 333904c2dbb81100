package app.dangol.hub.connector.vendure;

import app.dangol.hub.connector.Item;
import app.dangol.hub.intake.Incoming;
import app.dangol.wire.Entity.OrderState;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an order of Vendure is here: the order as it was placed, and a return for each cancellation
 * and each refund of lines. Vendure counts a line that is cancelled and refunded twice; here it
 * comes back once. Pure; safe on any thread.
 */
final class OrderMapping {
  static final String KIND = "order";

  private static final String ONLINE = "online";

  private OrderMapping() {}

  /** Empty for what nobody has bought: a cart, or a draft such as our own reservations. */
  static Optional<Item> map(Answers.Order order, MoneyScale money) {
    String placed = order.orderPlacedAt();
    if (order.active() || placed == null || order.state().equals("Draft")) {
      return Optional.empty();
    }
    List<Incoming> returns = returns(order, money);
    List<Incoming.Line> lines = new ArrayList<>();
    for (Answers.OrderLine line : order.lines()) {
      if (placed(line) > 0) {
        lines.add(line(order, line, money));
      }
    }
    List<Incoming> rows = new ArrayList<>();
    rows.add(
        incoming(order, order.id(), Instant.parse(placed), state(order, lines, returns), lines));
    rows.addAll(returns);
    return Optional.of(new Item(KIND, order.id(), rows));
  }

  /** What was added after the order had been placed counts from the beginning, too. */
  private static int placed(Answers.OrderLine line) {
    return Math.max(line.orderPlacedQuantity(), line.quantity());
  }

  private static Incoming.Order incoming(
      Answers.Order order, String id, Instant at, OrderState state, List<Incoming.Line> lines) {
    return new Incoming.Order(
        Optional.ofNullable(order.customer()).map(Answers.Ref::id),
        id,
        Optional.of(order.code()),
        at,
        ONLINE,
        ONLINE,
        state,
        order.currencyCode(),
        lines);
  }

  /** A line as it was placed. */
  private static Incoming.Line line(Answers.Order order, Answers.OrderLine line, MoneyScale money) {
    long gross = gross(order, line, money);
    long tax = gross - net(order, line, money);
    return new Incoming.Line(line.id(), line.productVariant().sku(), placed(line), gross, tax);
  }

  /**
   * All pieces together, as they were placed. Vendure rounds a unit's price, so that so many of it
   * are not what was paid; it tells the exact sum of what is left of a line.
   */
  private static long gross(Answers.Order order, Answers.OrderLine line, MoneyScale money) {
    long back = line.proratedUnitPriceWithTax() * (placed(line) - line.quantity());
    return money.minor(line.proratedLinePriceWithTax() + back, order.currencyCode());
  }

  /** As {@link #gross}, without tax. */
  private static long net(Answers.Order order, Answers.OrderLine line, MoneyScale money) {
    long back = line.proratedUnitPrice() * (placed(line) - line.quantity());
    return money.minor(line.proratedLinePrice() + back, order.currencyCode());
  }

  /**
   * Some pieces of a line that come back.
   *
   * @param before pieces of it that came back before: all parts together are the line
   */
  private static Incoming.Line back(
      Answers.Order order, Answers.OrderLine line, int before, int quantity, MoneyScale money) {
    long gross = gross(order, line, money);
    long net = net(order, line, money);
    long grossBack = part(gross, before + quantity, line) - part(gross, before, line);
    long netBack = part(net, before + quantity, line) - part(net, before, line);
    // Rounded each for itself, the one may be the other and a unit more.
    long taxBack = Math.max(0, grossBack - netBack);
    return new Incoming.Line(
        line.id(), line.productVariant().sku(), -quantity, -grossBack, -taxBack);
  }

  /** So many pieces' part of a line's sum, rounded half up. */
  private static long part(long sum, int pieces, Answers.OrderLine line) {
    long placed = placed(line);
    long counted = Math.min(pieces, placed);
    return placed == 0 ? 0 : (2 * sum * counted + placed) / (2 * placed);
  }

  private static OrderState state(
      Answers.Order order, List<Incoming.Line> lines, List<Incoming> returns) {
    int bought = lines.stream().mapToInt(Incoming.Line::quantity).sum();
    int back =
        returns.stream()
            .mapMulti((Incoming row, java.util.function.Consumer<Incoming.Line> sink) -> {
              if (row instanceof Incoming.Order returned) {
                returned.lines().forEach(sink);
              }
            })
            .mapToInt(Incoming.Line::quantity)
            .sum();
    return switch (order.state()) {
      case "Cancelled" -> OrderState.CANCELLED;
      case "PartiallyShipped", "Shipped", "PartiallyDelivered" ->
          bought + back == 0 ? OrderState.RETURNED : OrderState.SHIPPED;
      case "Delivered" -> bought + back == 0 ? OrderState.RETURNED : OrderState.DONE;
      default -> OrderState.PLACED;
    };
  }

  private static List<Incoming> returns(Answers.Order order, MoneyScale money) {
    Map<String, Answers.OrderLine> lines = new HashMap<>();
    order.lines().forEach(line -> lines.put(line.id(), line));
    Map<String, Integer> cancelled = new HashMap<>();
    Map<String, Integer> before = new HashMap<>();
    List<Incoming> returns = new ArrayList<>();
    for (Answers.HistoryEntry entry : order.history().items()) {
      Map<String, Integer> quantities = cancelledBy(entry.data());
      quantities.forEach((line, quantity) -> cancelled.merge(line, quantity, Integer::sum));
      Instant at = Instant.parse(entry.createdAt());
      back(order, ".c" + entry.id(), at, quantities, lines, before, money).ifPresent(returns::add);
    }
    List<Answers.Refund> refunds =
        Objects.requireNonNullElse(order.payments(), List.<Answers.Payment>of()).stream()
            .flatMap(payment -> payment.refunds().stream())
            .filter(refund -> !refund.state().equals("Failed"))
            .sorted(Comparator.comparing(Answers.Refund::createdAt))
            .toList();
    for (Answers.Refund refund : refunds) {
      Map<String, Integer> quantities = new HashMap<>();
      for (Answers.RefundLine line : refund.lines()) {
        int known = Math.min(line.quantity(), cancelled.getOrDefault(line.orderLineId(), 0));
        cancelled.merge(line.orderLineId(), -known, Integer::sum);
        quantities.merge(line.orderLineId(), line.quantity() - known, Integer::sum);
      }
      Instant at = Instant.parse(refund.createdAt());
      back(order, ".r" + refund.id(), at, quantities, lines, before, money).ifPresent(returns::add);
    }
    return returns;
  }

  private static Optional<Incoming> back(
      Answers.Order order,
      String suffix,
      Instant at,
      Map<String, Integer> quantities,
      Map<String, Answers.OrderLine> lines,
      Map<String, Integer> before,
      MoneyScale money) {
    List<Incoming.Line> back = new ArrayList<>();
    quantities.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> {
          Answers.OrderLine line = lines.get(entry.getKey());
          if (line != null && entry.getValue() > 0) {
            int earlier = before.getOrDefault(line.id(), 0);
            back.add(back(order, line, earlier, entry.getValue(), money));
            before.put(line.id(), earlier + entry.getValue());
          }
        });
    return back.isEmpty()
        ? Optional.empty()
        : Optional.of(incoming(order, order.id() + suffix, at, OrderState.RETURNED, back));
  }

  /** The entry's data: {@code {"lines":[{"orderLineId":19,"quantity":1}]}}. */
  private static Map<String, Integer> cancelledBy(JsonObject data) {
    Map<String, Integer> quantities = new HashMap<>();
    if (data.get("lines") instanceof JsonArray lines) {
      for (JsonElement element : lines) {
        if (element instanceof JsonObject line
            && line.get("orderLineId") != null
            && line.get("quantity") != null) {
          quantities.merge(
              line.get("orderLineId").getAsString(), line.get("quantity").getAsInt(), Integer::sum);
        }
      }
    }
    return quantities;
  }
}
