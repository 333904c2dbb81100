package app.dangol.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpLedgerTest {
  private static final String GOOD = "{\"author_name\":\"민지\",\"text\":\"a\"}";

  @TempDir Path folder;
  private SqliteHubStore store;
  private OpLedger ledger;

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    store.write(t -> t.put("clients:seoul", "customer", "c1", customer("c1")));
    ledger = new OpLedger(new HubLog(store, PageLimit.STANDARD), Clock.systemUTC());
  }

  private static String customer(String id) {
    return StrictJson.write(
        new Entity.Customer(
            id, "김바다", null, null, List.of(), "seoul", "2024-01-01", List.of(), List.of("lookup")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"text\":\"a\"}",
        "{\"author_name\":\"민지\"}",
        "{\"author_name\":\"민지\",\"text\":\"\"}",
        "{\"author_name\":\"민지\",\"text\":\" \\n\"}",
        "{\"author_name\":\"\",\"text\":\"a\"}",
        "{\"author_name\":\"민지\",\"text\":5}",
        "{\"author_name\":\"민지\",\"text\":null}"
      })
  void rejectsABodyThatIsNoNote(String body) {
    assertRejected("bad_body", op(OpId.create().toString(), "note.add", "c1", body));
  }

  @Test
  void rejectsANoteAboveTwoThousandCharacters() {
    String body = GOOD.replace("\"a\"", "\"" + "가".repeat(2001) + "\"");

    assertRejected("bad_body", op(OpId.create().toString(), "note.add", "c1", body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "0193A1B2-0000-7000-8000-000000000000",
        "0193a1b2-0000-4000-8000-000000000000",
        "0193a1b2000070008000000000000000"
      })
  void rejectsAnOpIdThatIsNoUuidOfVersionSeven(String id) {
    assertRejected("bad_op_id", op(id, "note.add", "c1", GOOD));
  }

  @Test
  void rejectsATypeItDoesNotKnowAndForgetsIt() {
    String id = OpId.create().toString();

    assertRejected("unknown_type", op(id, "points.add", "c1", GOOD));
    // A newer hub that knows the type must be free to apply it.
    assertThat(accept(op(id, "note.add", "c1", GOOD), BodyHash.ofText(GOOD)).status())
        .isEqualTo(Status.APPLIED);
  }

  @Test
  void rejectsATimeThatIsNone() {
    Ops.Op good = op(OpId.create().toString(), "note.add", "c1", GOOD);
    Ops.Op bad =
        new Ops.Op(
            good.opId(), 1, good.type(), "c1", "s", "yesterday", good.body(), good.bodyHash());

    assertRejected("bad_time", bad);
  }

  @Test
  void rejectsABodyThatWasAlteredOnItsWayAndTakesTheRightOneLater() {
    Ops.Op op = op(OpId.create().toString(), "note.add", "c1", GOOD);

    Ops.Result altered = accept(op, BodyHash.ofText("{}"));

    assertThat(altered.code()).isEqualTo("body_hash_mismatch");
    assertThat(accept(op, op.bodyHash()).status()).isEqualTo(Status.APPLIED);
  }

  @Test
  void takesTheSameIdForAnotherCustomerAsAReuse() {
    String id = OpId.create().toString();
    store.write(t -> t.put("clients:seoul", "customer", "c2", customer("c2")));
    accept(op(id, "note.add", "c1", GOOD), BodyHash.ofText(GOOD));

    assertRejected("op_id_reused", op(id, "note.add", "c2", GOOD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"author_name\":\"a\",\"text\":\"\\u0000\"}", "{\"x\":[{\"\\u0000\":1}]}"})
  void rejectsTextThatNoStoreCanHold(String body) {
    assertRejected("bad_text", op(OpId.create().toString(), "note.add", "c1", body));
  }

  @Test
  void rejectsASubjectThatNoStoreCanHold() {
    assertRejected("bad_text", op(OpId.create().toString(), "note.add", "c1\0", GOOD));
  }

  @Test
  void keepsHowFarEachDeviceHasComeAlsoByOpsThatWereDecidedBefore() {
    Ops.Op good = op(OpId.create().toString(), "note.add", "c1", GOOD);
    Ops.Op bad = op(OpId.create().toString(), "note.add", "nobody", GOOD);
    send("tablet-1", numbered(good, 4), numbered(bad, 5));
    assertThat(store.lastSeq("tablet-1")).isEqualTo(5);

    send("tablet-1", numbered(good, 4));
    assertThat(store.lastSeq("tablet-1")).as("never goes back").isEqualTo(5);

    send("tablet-2", numbered(good, 9));
    assertThat(store.lastSeq("tablet-2")).as("a duplicate counts").isEqualTo(9);
  }

  @Test
  void devicesOfOneNameInTwoStoresAreNumberedApart() {
    Ops.Op op = numbered(op(OpId.create().toString(), "note.add", "c1", GOOD), 9);
    Sender seoul = new Sender(Optional.of("id-1"), Optional.of("seoul"));

    new OpLedger(new HubLog(store, PageLimit.STANDARD), Clock.systemUTC())
        .accept(new Ops.Request("tablet-1", List.of(op)), List.of(op.bodyHash()), seoul);

    assertThat(store.lastSeq("id-1")).isEqualTo(9);
    assertThat(store.lastSeq("id-2")).isZero();
    assertThat(store.lastSeq("tablet-1")).isZero();
  }

  private void send(String device, Ops.Op... ops) {
    List<String> hashes = Stream.of(ops).map(Ops.Op::bodyHash).toList();
    ledger.accept(new Ops.Request(device, List.of(ops)), hashes);
  }

  private static Ops.Op numbered(Ops.Op op, long seq) {
    return new Ops.Op(
        op.opId(), seq, op.type(), op.subject(), op.author(), op.at(), op.body(), op.bodyHash());
  }

  private void assertRejected(String code, Ops.Op op) {
    long before = store.newest("clients:seoul");

    Ops.Result result = accept(op, op.bodyHash());

    assertThat(result.status()).isEqualTo(Status.REJECTED);
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.position()).isZero();
    assertThat(store.newest("clients:seoul")).isEqualTo(before);
  }

  private Ops.Result accept(Ops.Op op, String hash) {
    return ledger
        .accept(new Ops.Request("tablet-1", List.of(op)), List.of(hash))
        .results()
        .getFirst();
  }

  private static Ops.Op op(String id, String type, String subject, String body) {
    JsonObject json = StrictJson.read(body, JsonObject.class);
    return new Ops.Op(
        id, 1, type, subject, "s", "2026-11-21T08:59:00Z", json, BodyHash.ofText(body));
  }

  @Test
  void tellsNothingOfANoteWhenItIsPrinted() {
    assertThat(new NoteAdd.Body("c-secret", "c-secret").toString()).doesNotContain("c-secret");
  }
}
