package app.dangol.cache;

import static app.dangol.cache.TestRows.gone;
import static app.dangol.cache.TestRows.help;
import static app.dangol.cache.TestRows.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.device.SettableClock;
import app.dangol.id.HelpCallId;
import app.dangol.id.StaffId;
import app.dangol.visit.HelpCall;
import app.dangol.visit.HelpCall.State;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.Row;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls for help on one device: what was done here laid over what the hub has said. */
class SqliteHelpCallsTest {
  private static final StaffId ME = new StaffId("staff-1");
  private static final StaffId OTHER = new StaffId("staff-2");

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
  private TestStore store;
  private WorkExchange hub;

  @BeforeEach
  void open() {
    store = new TestStore(folder, clock);
    hub = new WorkExchange(store);
    hub.apply(page(5, "c5"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aCallIsOneCallAtEveryStageOfItsWay() {
    HelpCall call = store.helpCalls.call();
    assertThat(call.state()).isEqualTo(State.QUEUED);
    assertThat(call.device()).isEqualTo(TestStore.HERE.device());

    Ops.Op op = hub.take().getFirst();
    assertStays(call, State.QUEUED);
    hub.settle(op, 9);
    assertStays(call, State.WAITING);
    hub.prune();
    assertStays(call, State.WAITING);
    hub.apply(page(9, "c9", help(call.id().toString(), "tablet-1", 9, clock.instant(), null)));
    assertStays(call, State.WAITING);
    hub.prune();
    assertStays(call, State.WAITING);
    assertThat(store.ops()).isZero();

    hub.apply(
        page(10, "c10", help(call.id().toString(), "tablet-1", 10, clock.instant(), "staff-1")));
    assertThat(find(call.id())).contains(State.ANSWERED);
    assertThat(store.helpCalls.listOpen()).isEmpty();
    assertThat(store.helpCalls.call().id()).as("another time").isNotEqualTo(call.id());
  }

  @Test
  void aCallOutlivesTheProgram() {
    HelpCall call = store.helpCalls.call();
    store.close();
    store = new TestStore(folder, clock);
    hub = new WorkExchange(store);

    assertStays(call, State.QUEUED);
    assertThat(hub.take()).extracting(Ops.Op::type).containsExactly(Ops.HELP_CALL);
  }

  @Test
  void saysWhereAndNeverWho() {
    HelpCall call = store.helpCalls.call();
    store.helpCalls.answer(call.id(), ME);

    assertThat(hub.take())
        .extracting(op -> op.body().toString())
        .containsExactly(
            "{\"store\":\"seoul-1\",\"device\":\"tablet-1\"}", "{\"store\":\"seoul-1\"}");
  }

  @Test
  void anAnswerShowsAtOnceAndIsSettledWhenTheHubsWordIsHere() {
    HelpCallId call = kioskCalls("kiosk-1", 6);

    store.helpCalls.answer(call, ME);
    store.helpCalls.answer(call, ME);

    assertThat(answeredBy(call)).contains(ME);
    assertThat(store.helpCalls.isSettled(call)).isFalse();
    List<Ops.Op> sent = hub.take();
    assertThat(sent).as("once").hasSize(1);
    hub.settle(sent.getFirst(), 7);
    hub.prune();
    assertThat(store.helpCalls.isSettled(call)).isFalse();
    assertThat(answeredBy(call)).contains(ME);
    hub.apply(page(7, "c7", help(call.toString(), "kiosk-1", 7, clock.instant(), "staff-1")));
    hub.prune();
    assertThat(store.helpCalls.isSettled(call)).isTrue();
    assertThat(answeredBy(call)).contains(ME);
    assertThat(store.ops()).isZero();
  }

  @Test
  void somebodyElsesEarlierAnswerCounts() {
    HelpCallId call = kioskCalls("kiosk-1", 6);
    store.helpCalls.answer(call, ME);
    Ops.Op sent = hub.take().getFirst();
    hub.apply(page(7, "c7", help(call.toString(), "kiosk-1", 7, clock.instant(), "staff-2")));

    hub.settle(sent, 7);

    assertThat(answeredBy(call)).contains(OTHER);
    assertThat(store.helpCalls.isSettled(call)).isTrue();
  }

  @Test
  void settledAndUnknownCallsAreLeftAlone() {
    HelpCallId unknown = HelpCallId.create();
    HelpCallId answered = HelpCallId.create();
    hub.apply(page(6, "c6", help(answered.toString(), "kiosk-1", 6, clock.instant(), "staff-2")));

    for (HelpCallId call : List.of(unknown, answered)) {
      store.helpCalls.answer(call, ME);
      store.helpCalls.withdraw(call);
    }

    assertThat(hub.take()).isEmpty();
    assertThat(find(unknown)).isEmpty();
    assertThat(answeredBy(answered)).contains(OTHER);
  }

  @Test
  void listsTheOpenOnesOldestFirst() {
    Instant now = clock.instant();
    HelpCallId older = HelpCallId.create();
    HelpCallId newer = HelpCallId.create();
    hub.apply(
        page(
            9,
            "c9",
            help(newer.toString(), "kiosk-2", 6, now.minusSeconds(60), null),
            help(older.toString(), "kiosk-1", 7, now.minus(Duration.ofMinutes(29)), null),
            help(HelpCallId.create().toString(), "kiosk-3", 8, now, "staff-2"),
            help(
                HelpCallId.create().toString(), "kiosk-4", 9, now.minus(HelpCall.OPEN_FOR), null)));

    assertThat(store.helpCalls.listOpen()).extracting(HelpCall::id).containsExactly(older, newer);
  }

  @Test
  void aCallTheHubHasClearedAwayIsGone() {
    HelpCallId call = kioskCalls("kiosk-1", 6);

    hub.apply(page(7, "c7", gone(help(call.toString(), "kiosk-1", 6, clock.instant(), null), 7)));

    assertThat(find(call)).isEmpty();
  }

  @Test
  void aCallTheHubRefusedIsOverAndBothersNobody() {
    HelpCall call = store.helpCalls.call();
    Ops.Op op = hub.take().getFirst();
    store.outbox.settle(
        List.of(new Ops.Result(op.opId(), Ops.Status.REJECTED, 0, "unknown_type", null)));

    assertThat(find(call.id())).contains(State.WITHDRAWN);
    assertThat(store.outboxView.count().attention()).isZero();
    clock.move(Duration.ofHours(2));
    hub.prune();
    assertThat(store.ops()).isZero();
  }

  @Test
  void whatIsPulledOrDoneHereIsTold() {
    store.seen.clear();
    kioskCalls("kiosk-1", 6);
    assertThat(store.seen).containsExactly(new CacheChange.Work());

    store.seen.clear();
    HelpCall call = store.helpCalls.call();
    assertThat(store.seen)
        .containsExactly(new CacheChange.OpAdded(Set.of()), new CacheChange.Work());

    store.seen.clear();
    hub.settle(hub.take().getFirst(), 7);
    assertThat(store.seen).contains(new CacheChange.Work());

    store.seen.clear();
    store.helpCalls.withdraw(call.id());
    assertThat(store.seen).contains(new CacheChange.Work());
  }

  @Test
  void refusesRowsThatAreNoCalls() {
    JsonObject good =
        help(HelpCallId.create().toString(), "kiosk-1", 6, clock.instant(), null)
            .tree()
            .orElseThrow();
    String id = good.get("id").getAsString();
    for (String[] change :
        new String[][] {
          {"state", "sleeping"}, {"state", "answered"}, {"at", "noon"}, {"device", ""}
        }) {
      JsonObject data = good.deepCopy();
      data.addProperty(change[0], change[1]);
      assertThatThrownBy(() -> hub.apply(page(6, "c6", Row.of(Entity.HELP, id, 6, data))))
          .as(change[0] + " " + change[1])
          .hasMessageContaining("HUB-03");
    }
    assertThat(store.count("help")).isZero();
  }

  private void assertStays(HelpCall call, State state) {
    assertThat(find(call.id())).contains(state);
    assertThat(store.helpCalls.listOpen()).extracting(HelpCall::id).containsExactly(call.id());
    assertThat(store.helpCalls.call().id()).as("pressed again").isEqualTo(call.id());
  }

  private HelpCallId kioskCalls(String device, long version) {
    HelpCallId call = HelpCallId.create();
    hub.apply(
        page(
            version, "c" + version, help(call.toString(), device, version, clock.instant(), null)));
    return call;
  }

  private Optional<State> find(HelpCallId id) {
    return store.helpCalls.find(id).map(HelpCall::state);
  }

  private Optional<StaffId> answeredBy(HelpCallId id) {
    return store.helpCalls.find(id).flatMap(HelpCall::answeredBy);
  }
}
