package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.HubWriter;
import app.dangol.hub.Rows;
import app.dangol.id.HelpCallId;
import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.HelpOps;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a device pushes: ops, and the hub's word on each. */
class OpsConversationTest {
  private static final String CLIENTS = Bucket.clientsOf("seoul");

  @TempDir Path folder;
  private Conversation conversation;
  private HubWriter writer;
  private CentralApi api;

  @BeforeEach
  void start() {
    open("hub.db");
  }

  private void open(String file) {
    conversation = new Conversation(folder.resolve(file));
    writer = conversation.writer();
    api = conversation.api();
  }

  @AfterEach
  void everythingWasAsTheContractSays() {
    conversation.close();
  }

  @Test
  void appliesAnOpOnceHoweverOftenItComes() {
    writer.put(CLIENTS, List.of(Rows.customer("c1")));
    String cursor = api.snapshot(CLIENTS, Optional.empty()).next();
    Ops.Op op = note("c1", "손님은 양모를 싫어함 <&> \u2028 \"", OpId.create());

    Ops.Result first = send(op);
    Ops.Result again = send(op);

    assertThat(first.status()).isEqualTo(Status.APPLIED);
    assertThat(again)
        .isEqualTo(new Ops.Result(op.opId(), Status.DUPLICATE, first.position(), null, null));
    List<Row> rows = api.changes(CLIENTS, cursor, Duration.ZERO).rows();
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().version()).isEqualTo(first.position());
    assertThat(rows.getFirst().key()).isEqualTo("c1|" + op.opId());
    assertThat(StrictJson.fromTree(dataOf(rows.getFirst()), Entity.Note.class))
        .isEqualTo(
            new Entity.Note(
                op.opId(), "c1", op.at(), "staff-1", "민지", "손님은 양모를 싫어함 <&> \u2028 \""));
  }

  @Test
  void putsANoteIntoEveryBucketThatHoldsTheCustomer() {
    writer.put(CLIENTS, List.of(Rows.customer("c1")));
    writer.put(Bucket.clientsOf("busan"), List.of(Rows.customer("c1")));
    writer.put(Bucket.clientsOf("jeju"), List.of(Rows.customer("c2")));

    Ops.Result result = send(note("c1", "note", OpId.create()));

    assertThat(api.snapshot(CLIENTS, Optional.empty()).rows()).hasSize(2);
    Page busan = api.snapshot(Bucket.clientsOf("busan"), Optional.empty());
    assertThat(busan.rows()).hasSize(2);
    assertThat(busan.position()).isEqualTo(result.position());
    assertThat(api.snapshot(Bucket.clientsOf("jeju"), Optional.empty()).rows()).hasSize(1);
  }

  @Test
  void rejectsOpsThatBreakARuleAndAppliesTheOthersOfTheBatch() {
    writer.put(CLIENTS, List.of(Rows.customer("c1")));
    OpId used = OpId.create();
    Ops.Op good = note("c1", "good", used);
    Ops.Op reused = note("c1", "another text", used);
    Ops.Op unknown = note("c9", "who?", OpId.create());
    Ops.Op longest = note("c1", "가".repeat(2000), OpId.create());

    List<Ops.Result> results =
        api.send(new Ops.Request("tablet-1", List.of(good, reused, unknown, longest, good)))
            .results();

    assertThat(results)
        .extracting(Ops.Result::status)
        .containsExactly(
            Status.APPLIED, Status.REJECTED, Status.REJECTED, Status.APPLIED, Status.DUPLICATE);
    assertThat(results)
        .extracting(Ops.Result::code)
        .containsExactly(null, "op_id_reused", "unknown_customer", null, null);
    writer.put(CLIENTS, List.of(Rows.customer("c9")));
    assertThat(send(unknown).code()).as("final, once given").isEqualTo("unknown_customer");
  }

  @Test
  void keepsEpochPositionsAndResultsOverARestart() {
    writer.put(CLIENTS, List.of(Rows.customer("c1")));
    String cursor = api.snapshot(CLIENTS, Optional.empty()).next();
    Ops.Op op = note("c1", "before", OpId.create());
    Ops.Result before = send(op);

    conversation.close();
    open("hub.db");

    assertThat(send(op).position()).isEqualTo(before.position());
    assertThat(send(op).status()).isEqualTo(Status.DUPLICATE);
    Page page = api.changes(CLIENTS, cursor, Duration.ZERO);
    assertThat(page.rows()).extracting(Row::version).containsExactly(before.position());
  }

  @Test
  void aCallForHelpGoesRoundAsTheContractSays() {
    String work = Bucket.workOf("seoul");
    String cursor = api.snapshot(work, Optional.empty()).next();
    HelpOps.AtDevice place = new HelpOps.AtDevice("seoul", "kiosk-1");
    String call = HelpCallId.create().toString();

    send(help(Ops.HELP_CALL, call, "kiosk-1", place));
    Page waiting = api.changes(work, cursor, Duration.ZERO);
    send(help(Ops.HELP_ANSWER, call, "staff-1", new HelpOps.InStore("seoul")));
    Page answered = api.changes(work, waiting.next(), Duration.ZERO);
    String taken = HelpCallId.create().toString();
    send(help(Ops.HELP_WITHDRAW, taken, "kiosk-1", place));
    Page withdrawn = api.changes(work, answered.next(), Duration.ZERO);

    assertThat(List.of(waiting, answered, withdrawn))
        .extracting(page -> dataOf(page.rows().getFirst()).toString())
        .containsExactly(
            helpRow(call, "waiting\"}"),
            helpRow(call, "answered\",\"by\":\"staff-1\"}"),
            helpRow(taken, "withdrawn\"}"));
  }

  private static String helpRow(String id, String rest) {
    return "{\"id\":\"%s\",\"device\":\"kiosk-1\",\"at\":\"2026-11-21T08:59:00Z\",\"state\":\"%s"
        .formatted(id, rest);
  }

  private static Ops.Op help(String type, String call, String author, Object place) {
    JsonObject body = StrictJson.toTree(place);
    return new Ops.Op(
        OpId.create().toString(),
        1,
        type,
        call,
        author,
        "2026-11-21T08:59:00Z",
        body,
        BodyHash.of(body));
  }

  private Ops.Result send(Ops.Op op) {
    return api.send(new Ops.Request("tablet-1", List.of(op))).results().getFirst();
  }

  private static Ops.Op note(String customer, String text, OpId id) {
    JsonObject body = new JsonObject();
    body.addProperty("author_name", "민지");
    body.addProperty("text", text);
    return new Ops.Op(
        id.toString(),
        1,
        Ops.NOTE_ADD,
        customer,
        "staff-1",
        "2026-11-21T08:59:00Z",
        body,
        BodyHash.of(body));
  }

  private static JsonObject dataOf(Row row) {
    return row.tree().orElseThrow();
  }
}
