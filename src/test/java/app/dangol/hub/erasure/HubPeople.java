package app.dangol.hub.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.Hub;
import app.dangol.hub.intake.Incoming;
import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many people at a hub, each with a little of everything, brought in by the hub's own doors. */
final class HubPeople {
  private static final String STORE = "seoul";
  private static final String SOURCE = "pos";
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final int AT_ONCE = 100;

  private final Hub hub;
  private final Clock clock;
  private final int count;
  private int seq;

  HubPeople(Hub hub, Clock clock, int count) {
    this.hub = hub;
    this.clock = clock;
    this.count = count;
  }

  /** Everybody, told by a source and then written about by a device. */
  void load() {
    take(List.of(new Incoming.Store(STORE, new Entity.Text("서울", "Seoul"))));
    readAll(0);
    inParts(i -> told(i, 0));
    for (int from = 0; from < count; from += AT_ONCE) {
      send(
          IntStream.range(from, Math.min(count, from + AT_ONCE))
              .boxed()
              .flatMap(this::written)
              .toList());
    }
  }

  /** Everybody has a new telephone number, so that what was sealed before is written over. */
  void changeAll() {
    readAll(1);
  }

  /** By a connector, which remembers by their ids whom it has read. */
  private void readAll(int version) {
    ToldByConnector.read(
        hub, SOURCE, clock, IntStream.range(0, count).mapToObj(i -> customer(i, version)).toList());
  }

  String id(int i) {
    return hub.writer().findCustomer(SOURCE, source(i)).orElseThrow();
  }

  void erase(int i) {
    String receipt = OpId.create().toString();
    JsonObject body = StrictJson.toTree(new Ops.Erase(id(i), "0123456789abcdef0123456789abcdef"));
    send(List.of(op(receipt, Ops.CUSTOMER_ERASE, receipt, body)));
  }

  /** What can be read of somebody; at a hub it lies nowhere so. */
  static List<String> plain(int i) {
    return List.of(name(i), phone(i, 0), phone(i, 1), email(i), "canary note " + i, source(i));
  }

  private interface Telling {
    List<Incoming> of(int i);
  }

  private void inParts(Telling telling) {
    for (int from = 0; from < count; from += AT_ONCE) {
      take(
          IntStream.range(from, Math.min(count, from + AT_ONCE))
              .boxed()
              .flatMap(i -> telling.of(i).stream())
              .toList());
    }
  }

  private void take(List<Incoming> rows) {
    assertThat(hub.writer().take(SOURCE, rows, clock).refused()).isEmpty();
  }

  private static List<Incoming> told(int i, int version) {
    List<Incoming> rows = new ArrayList<>();
    rows.add(customer(i, version));
    rows.add(
        new Incoming.Order(
            Optional.of(source(i)),
            "order-" + i,
            Optional.empty(),
            LONG_AGO.plusSeconds(i),
            "store",
            STORE,
            Entity.OrderState.DONE,
            "KRW",
            List.of(new Incoming.Line("1", "MUG", 1, 9_000, 818))));
    rows.add(new Incoming.Search(source(i), "s" + i, LONG_AGO.plusSeconds(i), "canary mug " + i));
    rows.add(
        new Incoming.Wishes(
            source(i), List.of(new Incoming.Item("CUP", 1)), LONG_AGO.plusSeconds(i)));
    return rows;
  }

  private static Incoming.Customer customer(int i, int version) {
    return new Incoming.Customer(
        source(i),
        name(i),
        Optional.of(phone(i, version)),
        Optional.of(email(i)),
        List.of("canarycard" + i),
        Optional.of(STORE),
        LocalDate.parse("2024-01-01"),
        List.of(),
        List.of(new Incoming.Basis("lookup", true, "consent", LONG_AGO, Optional.of("2026-1"))));
  }

  private Stream<Ops.Op> written(int i) {
    JsonObject note = new JsonObject();
    note.addProperty("author_name", "민지");
    note.addProperty("text", "canary note " + i);
    Ops.Op noted = op(OpId.create().toString(), Ops.NOTE_ADD, id(i), note);
    if (i % 10 != 0) {
      return Stream.of(noted);
    }
    JsonObject task = new JsonObject();
    task.addProperty("store", STORE);
    task.addProperty("customer", id(i));
    task.addProperty("kind", "call");
    task.addProperty("text", "call canary " + i);
    String number = OpId.create().toString();
    return Stream.of(noted, op(number, Ops.TASK_ADD, OpId.create().toString(), task));
  }

  private Ops.Op op(String id, String type, String subject, JsonObject body) {
    String at = clock.instant().toString();
    return new Ops.Op(id, ++seq, type, subject, "staff-1", at, body, BodyHash.of(body));
  }

  private void send(List<Ops.Op> ops) {
    assertThat(hub.writer().accept(new Ops.Request("tablet-1", ops), clock).results())
        .allMatch(result -> result.status() == Status.APPLIED, "applied");
  }

  private static String source(int i) {
    return "pos-canary-%05d".formatted(i);
  }

  private static String name(int i) {
    return "카나리아%05d".formatted(i);
  }

  private static String phone(int i, int version) {
    return "+8210%04d%04d".formatted(2_000 + version, i);
  }

  private static String email(int i) {
    return "canary%05d@example.com".formatted(i);
  }
}
