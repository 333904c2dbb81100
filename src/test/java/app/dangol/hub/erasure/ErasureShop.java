package app.dangol.hub.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.erasure.HubDump.Cell;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Report;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.ops.OpLedger;
import app.dangol.hub.ops.Sender;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.trust.ConsentPurpose;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.FeedbackOps;
import app.dangol.wire.Lookup;
import app.dangol.wire.Merging;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real hub with somebody of whom it has everything there is, under the names of two sources. */
abstract class ErasureShop {
  static final String STORE = "seoul";
  static final String NONCE = "0123456789abcdef0123456789abcdef";

  /** What can be read of them, by whom it came. */
  static final List<String> CANARIES =
      List.of(
          "카나리아",
          "77015550",
          "canary-mail",
          "canarycard",
          "likes canary yellow",
          "call the canary",
          "canary seeds",
          "canary coupon",
          "canary tier");

  /** What the sources call them. */
  static final List<String> THEIRS = List.of("pos-canary-1", "web-canary-1");

  @TempDir Path folder;
  final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
  Hub hub;
  String posId;
  String webId;
  int seq;

  @BeforeEach
  void somebodyWithEverything() {
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    hub.useCardKeys(folder.resolve("card-keys"));
    hub.writer()
        .put(
            Bucket.CATALOGUE,
            List.of(
                app.dangol.hub.Put.of(new Entity.Store(STORE, new Entity.Text("서울", "Seoul")))));
    for (int i = 0; i < THEIRS.size(); i++) {
      ToldByConnector.read(
          hub, List.of("pos", "web").get(i), clock, List.of(customer(THEIRS.get(i))));
    }
    take("pos", customer(THEIRS.get(0)), order(THEIRS.get(0)), coupon(), loyalty(), wishes());
    take("web", customer(THEIRS.get(1)), search(), cart(), browse());
    posId = hub.writer().findCustomer("pos", THEIRS.get(0)).orElseThrow();
    webId = hub.writer().findCustomer("web", THEIRS.get(1)).orElseThrow();
    hub.mergeDesk().merge(new Merging.Merge(posId, webId, "manager-1"));
    writeAbout(posId);
    writeAbout(webId);
    Lookup.Request held =
        new Lookup.Request("kiosk-9", "busan", "staff-2", Lookup.Kind.CARD, "canarycard1");
    hub.lookUps().ask(held);
    hub.cards(folder.resolve("card-keys")).rotating().create(new CustomerId(posId));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  Stream<String> canaries() {
    return Stream.concat(CANARIES.stream(), THEIRS.stream());
  }

  List<String> all() {
    return Stream.concat(canaries(), Stream.of(posId, webId)).toList();
  }

  List<Cell> dump() throws SQLException {
    return HubDump.read(folder.resolve("hub.db"), (HubLog) hub.reads());
  }

  app.dangol.hub.store.HubReads reads() {
    return hub.reads();
  }

  Ops.Result erase(String customer) {
    return send(Ops.CUSTOMER_ERASE, id -> id, new Ops.Erase(customer, NONCE));
  }

  void writeAbout(String customer) {
    clock.move(Duration.ofSeconds(1));
    JsonObject note = new JsonObject();
    note.addProperty("author_name", "민지");
    note.addProperty("text", "likes canary yellow");
    assertThat(send(Ops.NOTE_ADD, id -> customer, note).status()).isEqualTo(Status.APPLIED);
    assertThat(send(Ops.WISH_ADD, id -> customer, new Ops.WishItem("MUG")).status())
        .isEqualTo(Status.APPLIED);
    assertThat(send(Ops.TASTE_STRIKE, id -> customer, new Ops.Taste("kind:cup")).status())
        .isEqualTo(Status.APPLIED);
    JsonObject task = new JsonObject();
    task.addProperty("store", STORE);
    task.addProperty("customer", customer);
    task.addProperty("kind", "call");
    task.addProperty("text", "call the canary");
    assertThat(send(Ops.TASK_ADD, id -> OpId.create().toString(), task).status())
        .isEqualTo(Status.APPLIED);
    for (ConsentPurpose purpose : ConsentPurpose.values()) {
      send(Ops.CONSENT_RECORD, id -> customer, new Ops.ConsentEntry(purpose.key(), true, "2026-1"));
    }
    assertThat(send(Ops.SUGGESTION_EVENTS, id -> customer, events(CANARIES.getFirst())).status())
        .isEqualTo(Status.APPLIED);
  }

  /** A product was shown to somebody. */
  FeedbackOps.Events events(String sku) {
    return new FeedbackOps.Events(
        STORE,
        FeedbackOps.CUSTOMER,
        OpId.create().toString(),
        List.of(
            new FeedbackOps.Line(
                "shown",
                sku,
                0,
                1,
                "counts-1",
                null,
                "popular",
                false,
                1,
                clock.instant().toString())));
  }

  Ops.Result send(String type, java.util.function.UnaryOperator<String> subject, Object body) {
    String id = OpId.create().toString();
    JsonObject tree = body instanceof JsonObject made ? made : StrictJson.toTree(body);
    Ops.Op op =
        new Ops.Op(
            id,
            ++seq,
            type,
            subject.apply(id),
            "staff-1",
            clock.instant().toString(),
            tree,
            BodyHash.of(tree));
    return hub.writer()
        .accept(new Ops.Request("tablet-1", List.of(op)), clock)
        .results()
        .getFirst();
  }

  /** As a device of another store would. */
  Ops.Result sendFromElsewhere(String customer) {
    String id = OpId.create().toString();
    JsonObject tree = StrictJson.toTree(new Ops.Erase(customer, NONCE));
    Ops.Op op =
        new Ops.Op(
            id,
            1,
            Ops.CUSTOMER_ERASE,
            id,
            "staff-9",
            clock.instant().toString(),
            tree,
            BodyHash.of(tree));
    return accept(op, new Sender(Optional.of("device-9"), Optional.of("daegu")));
  }

  Ops.Result accept(Ops.Op op, Sender sender) {
    return new OpLedger((HubLog) hub.reads(), clock)
        .accept(new Ops.Request("tablet-9", List.of(op)), List.of(op.bodyHash()), sender)
        .results()
        .getFirst();
  }

  Report take(String source, Incoming... rows) {
    return hub.writer().take(source, Arrays.asList(rows), clock);
  }

  static Incoming.Customer customer(String id) {
    return customer(id, Instant.parse("2026-01-01T00:00:00Z"));
  }

  static Incoming.Customer customer(String id, Instant agreed) {
    return new Incoming.Customer(
        id,
        "카나리아",
        Optional.of("010-7701-5550"),
        Optional.of("canary-mail@example.com"),
        List.of("canarycard1"),
        Optional.of(STORE),
        LocalDate.parse("2024-01-01"),
        List.of(),
        List.of(
            new Incoming.Basis("lookup", true, "consent", agreed, Optional.of("2026-1")),
            new Incoming.Basis("suggest_online", true, "consent", agreed, Optional.of("2026-1"))));
  }

  static Incoming order(String customer) {
    return new Incoming.Order(
        Optional.of(customer),
        "A-1",
        Optional.of("1001"),
        Instant.parse("2026-11-01T10:00:00Z"),
        "store",
        STORE,
        Entity.OrderState.DONE,
        "KRW",
        List.of(new Incoming.Line("1", "MUG", 1, 9_000, 818)));
  }

  static Incoming coupon() {
    Entity.Text words = new Entity.Text("canary coupon", "canary coupon");
    return new Incoming.Coupon(
        THEIRS.get(0),
        "k1",
        words,
        Optional.empty(),
        Entity.CouponState.OPEN,
        Optional.of(Instant.parse("2026-11-01T10:00:00Z")));
  }

  static Incoming loyalty() {
    Entity.Text tier = new Entity.Text("canary tier", "canary tier");
    return new Incoming.Loyalty(
        THEIRS.get(0), "points", 5, Optional.of(tier), Instant.parse("2026-11-01T10:00:00Z"));
  }

  static Incoming wishes() {
    return new Incoming.Wishes(
        THEIRS.get(0), List.of(new Incoming.Item("CUP", 1)), Instant.parse("2026-11-02T10:00:00Z"));
  }

  static Incoming search() {
    return new Incoming.Search(
        THEIRS.get(1), "s1", Instant.parse("2026-11-02T10:00:00Z"), "canary seeds");
  }

  static Incoming cart() {
    return new Incoming.Cart(
        THEIRS.get(1), List.of(new Incoming.Item("CUP", 2)), Instant.parse("2026-11-02T10:00:00Z"));
  }

  static Incoming browse() {
    return new Incoming.Browse(
        THEIRS.get(1), "v1", Instant.parse("2026-11-02T10:00:00Z"), "view", "CUP");
  }
}
