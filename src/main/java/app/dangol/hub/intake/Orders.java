package app.dangol.hub.intake;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.Put;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Orders and returns: one head and its lines. An order told again replaces what it was before, line
 * by line. Those of nobody known are kept as records of the hub, for they count where goods are
 * counted, and become a customer's if the source tells later whose they are.
 */
final class Orders {
  /** Records: {@code source|id there} → which rows were made of it. */
  private static final String ORDER = "order";

  /** Records: {@code source|id there} → the order of somebody not known. */
  private static final String GUEST = "order.guest";

  private static final int MAX_LINES = 1_000;
  private static final Set<String> CHANNELS = Set.of("online", "app", "store");
  private static final String ONLINE = "online";

  private final String source;
  private final HubTransaction transaction;
  private final ClientBuckets clients;
  private final People people;
  private final Collected collected;
  private final Instant now;

  Orders(
      String source,
      HubTransaction transaction,
      ClientBuckets clients,
      People people,
      Instant now) {
    this.now = now;
    this.source = source;
    this.transaction = transaction;
    this.clients = clients;
    this.people = people;
    this.collected = new Collected(transaction, clients);
  }

  /** Keys of the rows an order became. */
  private record Made(@Nullable String head, List<String> lines) {}

  /** An order of somebody not known: as much as counting needs. */
  record Guest(String at, String store, String currency, List<GuestLine> lines) {}

  record GuestLine(String sku, int quantity, long amountMinor, long taxMinor) {}

  void take(Incoming.Order order) throws RefusedException {
    Totals totals = check(order, now);
    Optional<String> customer =
        order.customer().filter(id -> !id.isBlank()).filter(id -> !people.isErased(id));
    String key = source + "|" + order.id();
    if (customer.isEmpty()) {
      remake(key, null, List.of());
      transaction.keepRecord(GUEST, key, StrictJson.write(guest(order)));
      return;
    }
    String id = people.idOf(customer.get());
    transaction.forgetRecord(GUEST, key);
    String own = source + "." + order.id();
    Put head =
        Put.of(
            new Entity.Order(
                id,
                own,
                order.number().filter(number -> !number.isBlank()).orElse(null),
                order.at().toString(),
                order.channel(),
                order.store(),
                order.state(),
                totals.amount(),
                totals.tax(),
                order.currency()));
    List<Put> lines = new ArrayList<>();
    // What was called off was never bought.
    if (order.state() != Entity.OrderState.CANCELLED) {
      order.lines().forEach(line -> lines.add(Put.of(row(id, own, order, line))));
    }
    Set<String> before = linesOf(key);
    remake(key, head, lines);
    for (int i = 0; i < lines.size(); i++) {
      if (order.lines().get(i).quantity() > 0 && !before.contains(lines.get(i).key())) {
        collected.bought(id, order.store(), order.lines().get(i), order.at());
      }
    }
  }

  private Set<String> linesOf(String key) {
    return transaction
        .findRecord(ORDER, key)
        .map(data -> Set.copyOf(StrictJson.read(data, Made.class).lines()))
        .orElse(Set.of());
  }

  /** Rows of stock on devices that were changed. */
  int changed() {
    return collected.changed();
  }

  private static Entity.History row(
      String customer, String order, Incoming.Order of, Incoming.Line line) {
    return new Entity.History(
        customer,
        order + "." + line.id(),
        order,
        of.at().toString(),
        line.quantity() < 0 ? "return" : "purchase",
        of.store(),
        line.sku(),
        line.quantity(),
        line.amountMinor(),
        line.taxMinor(),
        of.currency());
  }

  /** Puts what the order is now in the place of what it was. */
  private void remake(String key, @Nullable Put head, List<Put> lines) {
    Set<String> now = new HashSet<>();
    lines.forEach(line -> now.add(line.key()));
    Optional<Made> before =
        transaction.findRecord(ORDER, key).map(data -> StrictJson.read(data, Made.class));
    if (before.isPresent()) {
      String was = before.get().head();
      if (was != null && (head == null || !head.key().equals(was))) {
        clients.remove(Entity.ORDER, was);
      }
      before.get().lines().stream()
          .filter(line -> !now.contains(line))
          .forEach(line -> clients.remove(Entity.HISTORY, line));
    }
    lines.forEach(clients::keep);
    if (head == null) {
      transaction.forgetRecord(ORDER, key);
      return;
    }
    clients.keep(head);
    Made made = new Made(head.key(), lines.stream().map(Put::key).toList());
    if (before.isEmpty() || !before.get().equals(made)) {
      transaction.keepRecord(ORDER, key, StrictJson.write(made));
    }
  }

  static void forget(String source, String customer, HubTransaction transaction) {
    String own = source + ".";
    for (StoredRow row : transaction.listOfCustomer(ClientBuckets.ALL, Entity.ORDER, customer)) {
      String id = row.key().substring(row.key().lastIndexOf('|') + 1);
      if (id.startsWith(own)) {
        transaction.forgetRecord(ORDER, source + "|" + id.substring(own.length()));
      }
    }
  }

  void gone(String id) throws RefusedException {
    String key = source + "|" + Checks.sourceId(id);
    remake(key, null, List.of());
    transaction.forgetRecord(GUEST, key);
  }

  private static Guest guest(Incoming.Order order) {
    return new Guest(
        order.at().toString(),
        order.store(),
        order.currency(),
        order.state() == Entity.OrderState.CANCELLED
            ? List.of()
            : order.lines().stream()
                .map(line ->
                    new GuestLine(line.sku(), line.quantity(), line.amountMinor(), line.taxMinor()))
                .toList());
  }

  private record Totals(long amount, long tax) {}

  private static Totals check(Incoming.Order order, Instant now) throws RefusedException {
    Checks.sourceId(order.id());
    if (order.number().isPresent() && !order.number().get().isBlank()) {
      Checks.sourceId(order.number().get());
    }
    Instant at = Checks.at(order.at(), now);
    Checks.currency(order.currency());
    if (!CHANNELS.contains(order.channel())) {
      throw new RefusedException("bad_channel", "the channel is none of online, app and store");
    }
    Checks.store(order.store());
    if (order.channel().equals("store") && order.store().equals(ONLINE)) {
      throw new RefusedException("bad_store", "an order of the channel store names no store");
    }
    if (order.lines().isEmpty()) {
      throw new RefusedException("no_lines", "an order without lines");
    }
    if (order.lines().size() > MAX_LINES) {
      throw new RefusedException("too_many", "an order of more than 1000 lines");
    }
    Set<String> ids = new HashSet<>();
    long amount = 0;
    long tax = 0;
    try {
      for (Incoming.Line line : order.lines()) {
        if (!ids.add(Checks.sourceId(line.id()))) {
          throw new RefusedException("double_line", "two lines of one order have the same id");
        }
        check(line);
        amount = Math.addExact(amount, line.amountMinor());
        tax = Math.addExact(tax, line.taxMinor());
      }
    } catch (ArithmeticException e) {
      throw new RefusedException("bad_money", "the lines' sum is beyond all measure");
    }
    return new Totals(amount, tax);
  }

  private static void check(Incoming.Line line) throws RefusedException {
    Checks.sku(line.sku());
    int sign = Integer.signum(line.quantity());
    if (sign == 0) {
      throw new RefusedException("bad_quantity", "a line of no pieces");
    }
    // A gift costs nothing, so nothing is of either sign.
    if (Long.signum(line.amountMinor()) == -sign || Long.signum(line.taxMinor()) == -sign) {
      throw new RefusedException(
          "bad_money", "pieces, amount and tax of a line must be all positive, or all negative");
    }
    if (line.amountMinor() == Long.MIN_VALUE
        || line.taxMinor() == Long.MIN_VALUE
        || Math.abs(line.taxMinor()) > Math.abs(line.amountMinor())) {
      throw new RefusedException("bad_tax", "more tax than amount in a line");
    }
  }
}
