package app.dangol.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.Slice;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.hub.store.StoredRow;
import app.dangol.id.HelpCallId;
import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Entity.HelpState;
import app.dangol.wire.HelpOps;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hub makes of calls for help, whatever order and however often they come. */
class HelpRulesTest {
  private static final String WORK = Bucket.workOf("seoul");

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
  private SqliteHubStore store;
  private OpLedger ledger;

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    ledger = new OpLedger(new HubLog(store, PageLimit.STANDARD), clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aCallWaitsThenIsAnsweredByTheFirstWhoComes() {
    String call = call("kiosk-1");
    assertThat(rows())
        .containsExactly(
            new Entity.Help(call, "kiosk-1", "2026-11-21T09:00:00Z", HelpState.WAITING, null));

    Ops.Result first = answer(call, "s-001");
    Ops.Result second = answer(call, "s-002");

    assertThat(first.status()).isEqualTo(Status.APPLIED);
    assertThat(second.status()).as("no error, only too late").isEqualTo(Status.APPLIED);
    assertThat(second.position()).as("what the device then reads").isEqualTo(first.position());
    assertThat(rows())
        .containsExactly(
            new Entity.Help(call, "kiosk-1", "2026-11-21T09:00:00Z", HelpState.ANSWERED, "s-001"));
  }

  @Test
  void anAnswerToACallThatIsUnknownOrTakenBackHasNoEffect() {
    Ops.Result unknown = answer(HelpCallId.create().toString(), "s-001");
    assertThat(unknown.status()).isEqualTo(Status.APPLIED);
    assertThat(unknown.position()).isZero();
    assertThat(rows()).isEmpty();

    String call = call("kiosk-1");
    Ops.Result withdrawn = withdraw(call, "kiosk-1");
    Ops.Result late = answer(call, "s-001");

    assertThat(late.status()).isEqualTo(Status.APPLIED);
    assertThat(late.position()).isEqualTo(withdrawn.position());
    assertThat(rows()).extracting(Entity.Help::state).containsExactly(HelpState.WITHDRAWN);
  }

  @Test
  void aWithdrawalEndsACallThatComesAfterIt() {
    String call = HelpCallId.create().toString();
    withdraw(call, "kiosk-1");

    Ops.Result late =
        send(Ops.HELP_CALL, call, "kiosk-1", new HelpOps.AtDevice("seoul", "kiosk-1"));

    assertThat(late.status()).isEqualTo(Status.APPLIED);
    assertThat(rows()).extracting(Entity.Help::state).containsExactly(HelpState.WITHDRAWN);
  }

  @Test
  void aWithdrawalAfterTheAnswerLeavesTheAnswer() {
    String call = call("kiosk-1");
    answer(call, "s-001");

    withdraw(call, "kiosk-1");

    assertThat(rows()).extracting(Entity.Help::state).containsExactly(HelpState.ANSWERED);
  }

  @Test
  void theSameCallUnderAnotherOpIsStillOneCall() {
    String call = call("kiosk-1");
    long before = store.newest(WORK);

    Ops.Result again =
        send(Ops.HELP_CALL, call, "kiosk-1", new HelpOps.AtDevice("seoul", "kiosk-1"));

    assertThat(again.position()).isEqualTo(before);
    assertThat(store.newest(WORK)).as("nothing new to tell the tablets").isEqualTo(before);
  }

  @Test
  void aDeviceHasOneOpenCallAndOthersKeepTheirs() {
    String other = call("kiosk-2");
    String first = call("kiosk-1");
    clock.move(Duration.ofMinutes(40));

    String second = call("kiosk-1");

    assertThat(state(first)).contains(HelpState.WITHDRAWN);
    assertThat(state(second)).contains(HelpState.WAITING);
    assertThat(state(other)).contains(HelpState.WAITING);
  }

  @Test
  void aNewCallClearsTheOldOnesAwayAndDevicesLearnOfIt() {
    String answered = call("kiosk-1");
    answer(answered, "s-001");
    String waiting = call("kiosk-2");
    clock.move(Duration.ofMinutes(59));
    call("kiosk-3");
    assertThat(rows()).as("who called may still want to know").hasSize(3);

    clock.move(Duration.ofMinutes(2));
    String withdrawnNow = call("kiosk-3");
    assertThat(state(answered)).isEmpty();
    assertThat(state(waiting)).contains(HelpState.WAITING);

    clock.move(Duration.ofHours(3));
    long before = store.newest(WORK);
    String last = call("kiosk-4");
    assertThat(rows()).extracting(Entity.Help::id).contains(last).doesNotContain(waiting);
    assertThat(state(withdrawnNow)).as("waits for less than four hours").isPresent();
    Slice told = store.listChanges(WORK, before, PageLimit.STANDARD);
    assertThat(told.rows())
        .filteredOn(row -> row.data() == null)
        .extracting(StoredRow::key)
        .contains(waiting);
  }

  @Test
  void aStoreStaysSmallHoweverManyCall() {
    for (int i = 0; i < 500; i++) {
      answer(call("kiosk-" + i % 3), "s-001");
      clock.move(Duration.ofMinutes(10));
    }

    assertThat(store.count(WORK)).isLessThan(10);
  }

  @ParameterizedTest
  @CsvSource({
    "-PT9M, -PT9M, the device's time is believed",
    "PT0S, PT0S, the same moment",
    "-PT11M, PT0S, older than a device would send it: its clock is slow",
    "PT1H, PT0S, from the future: its clock is fast"
  })
  void takesTheTimeOfADeviceOnlyWhereItCanBeRight(Duration skew, Duration kept, String why) {
    String call = HelpCallId.create().toString();
    HelpOps.AtDevice body = new HelpOps.AtDevice("seoul", "kiosk-1");

    accept(op(Ops.HELP_CALL, call, "kiosk-1", clock.instant().plus(skew).toString(), body));

    assertThat(rows())
        .as(why)
        .extracting(Entity.Help::at)
        .containsExactly(clock.instant().plus(kept).toString());
  }

  @Test
  void storesDoNotHearOfEachOther() {
    call("kiosk-1");
    String there = HelpCallId.create().toString();

    send(Ops.HELP_CALL, there, "kiosk-1", new HelpOps.AtDevice("busan", "kiosk-1"));

    assertThat(rows()).hasSize(1).extracting(Entity.Help::state).containsOnly(HelpState.WAITING);
    assertThat(store.count(Bucket.workOf("busan"))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"store\":\"seoul\"}",
        "{\"device\":\"kiosk-1\"}",
        "{\"store\":\"seo ul\",\"device\":\"kiosk-1\"}",
        "{\"store\":\"\",\"device\":\"kiosk-1\"}",
        "{\"store\":\"seoul\",\"device\":\" \"}",
        "{\"store\":\"seoul\",\"device\":5}"
      })
  void rejectsACallThatDoesNotSayWhere(String json) {
    JsonObject body = StrictJson.read(json, JsonObject.class);
    Ops.Op op = op(Ops.HELP_CALL, HelpCallId.create().toString(), "k", now(), body);

    assertThat(accept(op).code()).isEqualTo("bad_body");
    assertThat(store.head()).isZero();
  }

  @Test
  void rejectsWhatIsNoCallNoTimeAndNobody() {
    HelpOps.AtDevice body = new HelpOps.AtDevice("seoul", "kiosk-1");
    String call = HelpCallId.create().toString();

    assertThat(accept(op(Ops.HELP_CALL, "c1", "k", now(), body)).code()).isEqualTo("bad_body");
    assertThat(accept(op(Ops.HELP_WITHDRAW, call, "k", "now", body)).code()).isEqualTo("bad_time");
    assertThat(accept(op(Ops.HELP_ANSWER, call, " ", now(), new HelpOps.InStore("seoul"))).code())
        .isEqualTo("bad_body");
    assertThat(store.head()).isZero();
  }

  private String call(String device) {
    String call = HelpCallId.create().toString();
    Ops.Result result = send(Ops.HELP_CALL, call, device, new HelpOps.AtDevice("seoul", device));
    assertThat(result.status()).isEqualTo(Status.APPLIED);
    return call;
  }

  private Ops.Result answer(String call, String by) {
    return send(Ops.HELP_ANSWER, call, by, new HelpOps.InStore("seoul"));
  }

  private Ops.Result withdraw(String call, String device) {
    return send(Ops.HELP_WITHDRAW, call, device, new HelpOps.AtDevice("seoul", device));
  }

  private Ops.Result send(String type, String call, String author, Object body) {
    return accept(op(type, call, author, now(), body));
  }

  private Ops.Result accept(Ops.Op op) {
    return ledger
        .accept(new Ops.Request("d", List.of(op)), List.of(op.bodyHash()))
        .results()
        .getFirst();
  }

  private String now() {
    return clock.instant().toString();
  }

  private static Ops.Op op(String type, String call, String author, String at, Object body) {
    JsonObject json = StrictJson.toTree(body);
    return new Ops.Op(OpId.create().toString(), 1, type, call, author, at, json, BodyHash.of(json));
  }

  private Optional<HelpState> state(String call) {
    return rows().stream().filter(row -> row.id().equals(call)).map(Entity.Help::state).findFirst();
  }

  private List<Entity.Help> rows() {
    return store.listSnapshot(WORK, null, Optional.empty(), PageLimit.STANDARD).rows().stream()
        .map(StoredRow::data)
        .map(data -> StrictJson.read(String.valueOf(data), Entity.Help.class))
        .toList();
  }
}
