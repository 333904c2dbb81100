package app.dangol.demo;

import app.dangol.hub.intake.Incoming;
import app.dangol.wire.Entity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The demo shop as a shop system would tell it: the goods, then one customer after the other with
 * all that is known of them. The same files and the same moment give the same.
 */
final class DemoFeed {
  /** What the hub calls us; our ids are our own. */
  static final String SOURCE = "demo";

  /** An order of the web shop is under way for so long. */
  private static final Duration PACKED_AFTER = Duration.ofDays(2);

  private static final Duration ARRIVED_AFTER = Duration.ofDays(5);

  /** When the lapsing regular took back that their doings online may be used. */
  private static final int WITHDRAWN_DAYS_AGO = 40;

  private static final int DAY = 24 * 60;

  /** Orders and returns the hub is told of a customer without a card in the tray. */
  private static final int ORDERS_TOLD = 4;

  private final DemoData data;
  private final DemoTables tables;
  private final DemoTime time;
  private final DemoAccounts accounts;
  private final Map<Integer, List<DemoBasket>> baskets = new HashMap<>();
  private final Map<Integer, DemoOnline> online = new HashMap<>();
  private final Map<Integer, String> cards = new HashMap<>();

  DemoFeed(DemoData data) {
    this.data = data;
    tables = data.tables();
    time = data.time();
    accounts = new DemoAccounts(tables, time);
    tables
        .baskets()
        .forEach(b -> baskets.computeIfAbsent(b.customer(), c -> new ArrayList<>()).add(b));
    tables.online().forEach(row -> online.put(row.customer(), row));
    tables.people().forEach((card, customer) -> cards.put(customer, card));
  }

  int customers() {
    return tables.customers().size();
  }

  /** Stores first: stock is shown in those that are known. */
  List<Incoming> goods() {
    Stream<Incoming> stores =
        data.stores().map(store -> new Incoming.Store(store.id(), store.name()));
    Stream<Incoming> products =
        data.products()
            .map(p ->
                new Incoming.Product(
                    p.sku(),
                    Optional.ofNullable(p.gtin()),
                    p.name(),
                    p.category(),
                    p.colour(),
                    p.shelf()));
    Stream<Incoming> prices =
        data.prices()
            .map(p ->
                new Incoming.Price(
                    p.sku(),
                    p.amountMinor(),
                    p.currency(),
                    Optional.ofNullable(p.taxRateBp()),
                    Instant.parse(p.asOf())));
    Stream<Incoming> stock =
        data.stock()
            .map(s ->
                new Incoming.Stock(s.sku(), s.store(), s.available(), 0, Instant.parse(s.asOf())));
    return Stream.of(stores, products, prices, stock).flatMap(each -> each).toList();
  }

  /** Customers from one index to before another, each with everything about them. */
  List<Incoming> customers(int from, int to) {
    return IntStream.range(from, to).boxed().flatMap(this::everythingOf).toList();
  }

  private Stream<Incoming> everythingOf(int index) {
    DemoCustomer customer = tables.customers().get(index);
    String card = cards.getOrDefault(index, "");
    List<DemoBasket> bought = baskets.getOrDefault(index, List.of());
    List<DemoOnline.Event> events =
        Optional.ofNullable(online.get(index)).map(DemoOnline::events).orElse(List.of());
    return Stream.of(
            Stream.of(customer(customer, card)),
            told(bought, card).stream().map(basket -> order(customer, basket)),
            browsed(customer, events),
            accounts.of(customer, card, bought, events))
        .flatMap(each -> each);
  }

  /** Of those without a card in the tray the newest alone: the demo shall begin soon. */
  private static List<DemoBasket> told(List<DemoBasket> bought, String card) {
    return card.isEmpty() && bought.size() > ORDERS_TOLD
        ? bought.subList(bought.size() - ORDERS_TOLD, bought.size())
        : bought;
  }

  private Incoming customer(DemoCustomer customer, String card) {
    return new Incoming.Customer(
        customer.id(),
        customer.name(),
        Optional.of(customer.phone()),
        Optional.of(customer.mail()),
        List.of(customer.card()),
        Optional.of(customer.home()),
        time.on(customer.since()),
        customer.preferences().stream().map(tables::preference).toList(),
        bases(customer, card));
  }

  /** Membership is a contract; all else was asked for, and some said no or changed their mind. */
  private List<Incoming.Basis> bases(DemoCustomer customer, String card) {
    Instant since = time.on(customer.since()).atTime(11, 0).toInstant(ZoneOffset.UTC);
    List<Incoming.Basis> bases = new ArrayList<>();
    for (String purpose : DemoAccounts.PURPOSES) {
      boolean granted = customer.granted().contains(purpose);
      boolean member = purpose.equals(DemoAccounts.LOOKUP);
      bases.add(
          new Incoming.Basis(
              purpose,
              granted,
              member ? "membership_terms" : "consent",
              since,
              Optional.of("2025-1")));
    }
    if (card.equals("lapsing")) {
      bases.add(
          new Incoming.Basis(
              DemoAccounts.ONLINE,
              false,
              "consent",
              time.ago(WITHDRAWN_DAYS_AGO * DAY),
              Optional.of("2025-1")));
    }
    return bases;
  }

  private Incoming order(DemoCustomer customer, DemoBasket basket) {
    Instant at = time.at(basket.minute());
    boolean inStore = basket.place() < tables.stores().size();
    List<Incoming.Line> lines = new ArrayList<>(basket.lines().size());
    for (DemoBasket.Line line : basket.lines()) {
      DemoProduct product = tables.products().get(line.product());
      long amount = (long) product.won() * line.quantity();
      long tax = amount * DemoData.VAT_BP / (10_000 + DemoData.VAT_BP);
      lines.add(
          new Incoming.Line(
              Integer.toString(lines.size() + 1), product.sku(), line.quantity(), amount, tax));
    }
    return new Incoming.Order(
        Optional.of(customer.id()),
        basket.invoice(),
        Optional.of(basket.invoice()),
        at,
        inStore ? "store" : DemoAccounts.isByApp(basket) ? "app" : DemoData.ONLINE,
        inStore ? tables.stores().get(basket.place()).id() : DemoData.ONLINE,
        state(basket, at, inStore),
        DemoData.CURRENCY,
        lines);
  }

  private Entity.OrderState state(DemoBasket basket, Instant at, boolean inStore) {
    if (basket.returned()) {
      return Entity.OrderState.RETURNED;
    }
    Duration age = Duration.between(at, time.ago(0));
    if (inStore || age.compareTo(ARRIVED_AFTER) > 0) {
      return Entity.OrderState.DONE;
    }
    return age.compareTo(PACKED_AFTER) > 0 ? Entity.OrderState.SHIPPED : Entity.OrderState.PLACED;
  }

  private Stream<Incoming> browsed(DemoCustomer customer, List<DemoOnline.Event> events) {
    return IntStream.range(0, events.size())
        .mapToObj(i -> {
          DemoOnline.Event event = events.get(i);
          return new Incoming.Browse(
              customer.id(),
              DemoData.numbered(customer.id() + "-web", i + 1),
              time.at(event.minute()),
              event.kind().key(),
              tables.products().get(event.product()).sku());
        });
  }
}
