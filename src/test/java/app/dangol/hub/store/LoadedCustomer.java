package app.dangol.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.identity.Matches;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.ops.OpLedger;
import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer of whom everything is known that a hub keeps, brought in by its own doors: told by a
 * source, written about by devices. What is personal is made of words that stand nowhere else.
 */
final class LoadedCustomer {
  static final String STORE = "seoul";
  static final String BUCKET = "clients:seoul";
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String number = Long.toString(1_000_0000 + (long) (Math.random() * 8_000_0000));
  final String source = "pos-" + mark + "@source.example";
  final String name = "홍길동" + mark;
  final String card = "CARD" + mark.toUpperCase(Locale.ROOT);
  final String phone = "+8210" + number;
  final String email = "hong." + mark + "@example.org";
  final String note = "알레르기 " + mark + " 조심";
  final String likes = "likes-" + mark;
  final String search = "searched " + mark;
  final String task = "call about " + mark;
  final String coupon = "coupon " + mark;
  final String cartSku = "CART-" + mark;
  final String noteOp = OpId.create().toString();

  /** Where somebody is who is loaded, as the hub calls them. */
  String load(HubStore store) {
    try (HubLog log = new HubLog(store, PageLimit.STANDARD)) {
      new Intake(log, CLOCK)
          .take(
              "pos",
              List.of(
                  new Incoming.Store(STORE, new Entity.Text("서울", "Seoul")),
                  new Incoming.Customer(
                      source,
                      name,
                      Optional.of(phone),
                      Optional.of(email),
                      List.of(card),
                      Optional.of(STORE),
                      LocalDate.EPOCH,
                      List.of(new Entity.Preference("likes", new Entity.Text(likes, likes))),
                      List.of(
                          new Incoming.Basis("lookup", true, "consent", NOW, Optional.of("v1")))),
                  new Incoming.Order(
                      Optional.of(source),
                      "order-1",
                      Optional.of("receipt-" + mark),
                      NOW,
                      "store",
                      STORE,
                      Entity.OrderState.DONE,
                      "KRW",
                      List.of(new Incoming.Line("1", "MUG", 1, 10, 0))),
                  new Incoming.Search(source, "s1", NOW, search),
                  new Incoming.Coupon(
                      source,
                      "k1",
                      new Entity.Text(coupon, coupon),
                      Optional.empty(),
                      Entity.CouponState.OPEN)));
      String id = id(store);
      send(log, Ops.NOTE_ADD, id, noteOp, note());
      JsonObject draft = new JsonObject();
      draft.addProperty("store", STORE);
      draft.addProperty("customer", id);
      draft.addProperty("kind", "follow_up");
      draft.addProperty("text", task);
      send(log, Ops.TASK_ADD, OpId.create().toString(), OpId.create().toString(), draft);
      return id;
    }
  }

  private JsonObject note() {
    JsonObject body = new JsonObject();
    body.addProperty("text", note);
    body.addProperty("author_name", "staff");
    return body;
  }

  private static Ops.Result send(
      HubLog log, String type, String subject, String id, JsonObject body) {
    Ops.Op op = new Ops.Op(id, 1, type, subject, "s-1", NOW.toString(), body, BodyHash.of(body));
    Ops.Result result =
        new OpLedger(log, CLOCK)
            .accept(new Ops.Request("tablet-1", List.of(op)), List.of(op.bodyHash()))
            .results()
            .getFirst();
    assertThat(result.status()).as("%s", result).isIn(Ops.Status.APPLIED, Ops.Status.DUPLICATE);
    return result;
  }

  /** The note once more, as a device sends it that had no answer. */
  Ops.Status sendNoteAgain(HubStore store, String id) {
    try (HubLog log = new HubLog(store, PageLimit.STANDARD)) {
      return send(log, Ops.NOTE_ADD, id, noteOp, note()).status();
    }
  }

  String id(HubStore store) {
    return store
        .<Optional<String>>write(t -> new Persons(t).find(new Persons.SourceId("pos", source)))
        .orElseThrow();
  }

  Optional<String> findByCard(HubStore store) {
    return findByCard(store, card);
  }

  static Optional<String> findByCard(HubStore store, String card) {
    return store.write(t -> new Matches(t, new ClientBuckets(t)).findByCard(card));
  }

  /** Of the note's op, as a program before sealing kept it. */
  String plainFingerprint(String id) {
    return BodyHash.ofText(Ops.NOTE_ADD + "\n" + id + "\n" + BodyHash.of(note()));
  }

  /** What nobody shall find in a database, in whatever form it might have been kept. */
  List<String> personal() {
    return List.of(
        source, name, card, phone, email, note, likes, search, task, coupon, "receipt-" + mark);
  }

  /** Everything devices of the store are told, as text. */
  static String told(HubStore store) {
    StringBuilder all = new StringBuilder();
    for (String bucket : List.of(BUCKET, "work:" + STORE)) {
      store
          .listSnapshot(bucket, null, Optional.empty(), HubStoreContract.ALL)
          .rows()
          .forEach(row -> all.append(row.data()).append('\n'));
    }
    return all.toString();
  }

  /** As an erasure does it: the rows go, then the key. */
  static boolean erase(HubStore store, String id) {
    return store.write(t -> {
      ClientBuckets clients = new ClientBuckets(t);
      new Matches(t, clients).forget(id);
      clients.forget(id);
      clients.spread();
      for (StoredRow row : t.list("work:" + STORE, Entity.TASK)) {
        if (String.valueOf(row.data()).contains(id)) {
          t.remove("work:" + STORE, Entity.TASK, row.key());
        }
      }
      return t.destroyKeyOf(id);
    });
  }

  /** The customer's record, as it is read through the store. */
  static Optional<Entity.Customer> findRecord(HubStore store, String id) {
    return store
        .findRecord(ClientBuckets.CUSTOMER, id)
        .map(data -> StrictJson.read(data, Entity.Customer.class));
  }
}
