package app.dangol.demo;

import app.dangol.hub.HubWriter;
import app.dangol.hub.Put;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The store's open work and what is laid aside (SIMULATED). It is asked for as a colleague's tablet
 * would, so that the hub's rules decide; only what a shop system answers stands as its answer.
 */
final class DemoWork {
  private static final String DEVICE = "demo-counter";
  private static final int MINUTES = 60;

  private final DemoTables tables;
  private final DemoTime time;
  private final HubWriter hub;
  private final List<Ops.Op> ops = new ArrayList<>();

  DemoWork(DemoData data, HubWriter hub) {
    this.tables = data.tables();
    this.time = data.time();
    this.hub = hub;
  }

  /** Body of {@link Ops#TASK_ADD}. */
  private record Task(
      String store,
      @Nullable String customer,
      String kind,
      String text,
      @Nullable String due,
      @Nullable String assignee) {
    @Override
    public String toString() {
      return "Task[" + kind + "]";
    }
  }

  /**
   * Puts everything into the hub, which knows the customers already.
   *
   * @throws app.dangol.failure.DangolException DEMO-01 if the hub takes something not
   */
  void load() {
    tables.extras().tasks().forEach(this::task);
    List<Put> answered = new ArrayList<>();
    for (DemoExtras.Reservation reservation : tables.extras().reservations()) {
      Integer customer = tables.people().get(reservation.whose());
      if (customer != null) {
        reserve(reservation, customer, answered);
      }
    }
    Ops.Answer answer =
        hub.accept(new Ops.Request(DEVICE, ops), Clock.fixed(time.ago(0), DemoTime.ZONE));
    boolean taken =
        answer.results().stream().allMatch(result -> result.status() == Ops.Status.APPLIED);
    if (!taken) {
      throw DemoTables.damaged(DemoExtras.TASKS, "or the reservations hold what no hub takes");
    }
    hub.keepOfCustomers(answered);
  }

  private void task(DemoExtras.Task task) {
    Integer customer = tables.people().get(task.whose());
    if (customer == null && !task.whose().isEmpty()) {
      return;
    }
    Task body =
        new Task(
            tables.stores().getFirst().id(),
            customer == null ? null : idOf(customer),
            task.kind(),
            task.text(),
            task.days().isPresent()
                ? time.today().plusDays(task.days().getAsInt()).toString()
                : null,
            task.assignee().isEmpty() ? null : task.assignee());
    Instant at = time.ago(task.hours() * MINUTES);
    op(Ops.TASK_ADD, uuid7(at, "task" + ops.size()), task.author(), at, StrictJson.toTree(body));
  }

  private void reserve(DemoExtras.Reservation wanted, int customer, List<Put> answered) {
    String whose = idOf(customer);
    Instant at = time.ago(wanted.hours() * MINUTES);
    String sku = known(customer, wanted);
    if (wanted.byHub()) {
      JsonObject body = StrictJson.toTree(new Ops.Reserve(wanted.store(), sku, wanted.quantity()));
      op(Ops.RESERVATION_REQUEST, whose, DEVICE, at, body);
      return;
    }
    answered.add(
        Put.of(
            new Entity.Reservation(
                whose,
                uuid7(at, whose + answered.size()),
                wanted.store(),
                sku,
                wanted.quantity(),
                at.toString(),
                wanted.state(),
                null,
                wanted.reason().isEmpty() ? null : wanted.reason())));
  }

  /** The newest first; what the hub is to promise must lie in the store. */
  private String known(int customer, DemoExtras.Reservation wanted) {
    Set<Integer> products = new LinkedHashSet<>();
    tables.online().stream()
        .filter(row -> row.customer() == customer)
        .forEach(row -> row.events().reversed().forEach(event -> products.add(event.product())));
    tables.baskets().reversed().stream()
        .filter(basket -> basket.customer() == customer)
        .forEach(basket -> basket.lines().forEach(line -> products.add(line.product())));
    int store = tables.stores().stream().map(DemoStore::id).toList().indexOf(wanted.store());
    List<String> skus =
        products.stream()
            .filter(product -> !wanted.byHub() || available(product, store) > wanted.quantity())
            .filter(product -> !tables.products().get(product).name().ko().isBlank())
            .map(product -> tables.products().get(product).sku())
            .toList();
    if (store < 0 || skus.size() <= wanted.nth()) {
      throw DemoTables.damaged(DemoExtras.RESERVATIONS, "names a product or a store too many");
    }
    return skus.get(wanted.nth());
  }

  private int available(int product, int store) {
    return tables.stock().stream()
        .filter(row -> row.product() == product && store >= 0)
        .mapToInt(row -> row.levels().get(store).available())
        .findFirst()
        .orElse(0);
  }

  private String idOf(int customer) {
    return hub.findCustomer(DemoFeed.SOURCE, tables.customers().get(customer).id())
        .orElseThrow(() -> DemoTables.damaged(DemoCustomer.FILE, "was not taken by the hub"));
  }

  private void op(String type, String subject, String author, Instant at, JsonObject body) {
    ops.add(
        new Ops.Op(
            uuid7(at, type + ops.size()),
            ops.size() + 1L,
            type,
            subject,
            author,
            at.toString(),
            body,
            BodyHash.of(body)));
  }

  /** A UUIDv7 (RFC 9562 §5.7) that is the same for the same moment and name. */
  private static String uuid7(Instant at, String name) {
    UUID random = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    long high = (at.toEpochMilli() << 16) | 0x7000 | (random.getMostSignificantBits() & 0xFFF);
    long low = (random.getLeastSignificantBits() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
