package app.dangol.cache;

import static app.dangol.cache.TestRows.help;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestStore.WORK;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.id.HelpCallId;
import app.dangol.visit.HelpCall;
import app.dangol.visit.HelpCall.State;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that nobody wants any more, and what of them is still sent. */
class HelpRecallTest {
  private static final int BYTES = 256 * 1024;

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(folder, clock);
    apply(page(5, "c5"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aCallTakenBackBeforeItWasEverTriedIsNeverSent() {
    HelpCall call = store.helpCalls.call();

    store.helpCalls.withdraw(call.id());

    assertThat(find(call.id())).contains(State.WITHDRAWN);
    assertThat(take()).isEmpty();
  }

  @Test
  void aCallTakenBackAfterATryIsWithdrawnAtTheHubAndNotSentAgain() {
    HelpCall call = store.helpCalls.call();
    assertThat(take()).hasSize(1);
    store.outbox.requeueUnanswered();

    store.helpCalls.withdraw(call.id());

    assertThat(find(call.id())).contains(State.WITHDRAWN);
    assertThat(take())
        .singleElement()
        .satisfies(op -> {
          assertThat(op.type()).isEqualTo(Ops.HELP_WITHDRAW);
          assertThat(op.subject()).isEqualTo(call.id().toString());
          assertThat(op.body().toString()).contains("seoul-1", "tablet-1");
        });
  }

  @Test
  void aWaitingCallIsWithdrawnAndStaysSoUntilTheHubSaysIt() {
    HelpCall call = store.helpCalls.call();
    settle(take().getFirst(), 6);
    apply(page(6, "c6", help(call.id().toString(), "tablet-1", 6, clock.instant(), null)));
    prune();

    store.helpCalls.withdraw(call.id());
    store.helpCalls.withdraw(call.id());

    assertThat(find(call.id())).contains(State.WITHDRAWN);
    List<Ops.Op> sent = take();
    assertThat(sent).extracting(Ops.Op::type).containsExactly(Ops.HELP_WITHDRAW);
    settle(sent.getFirst(), 8);
    assertThat(find(call.id())).contains(State.WITHDRAWN);
    assertThat(store.helpCalls.listOpen()).isEmpty();
  }

  @Test
  void aCallThatCouldNotBeSentForTenMinutesIsOver() {
    HelpCall call = store.helpCalls.call();
    clock.move(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(find(call.id())).contains(State.QUEUED);

    clock.move(Duration.ofSeconds(1));

    assertThat(find(call.id())).as("without any exchange").contains(State.WITHDRAWN);
    assertThat(store.helpCalls.listOpen()).isEmpty();
    HelpCall next = store.helpCalls.call();
    assertThat(next.id()).isNotEqualTo(call.id());
    assertThat(take()).extracting(Ops.Op::subject).containsExactly(next.id().toString());
    assertThat(find(call.id())).contains(State.WITHDRAWN);
  }

  @Test
  void aCallWhoseAnswerWasLostForTenMinutesIsWithdrawnAtTheHub() {
    HelpCall call = store.helpCalls.call();
    assertThat(take()).hasSize(1);
    store.outbox.requeueUnanswered();
    clock.move(Duration.ofMinutes(11));

    List<Ops.Op> sent = take();

    assertThat(sent).extracting(Ops.Op::type).containsExactly(Ops.HELP_WITHDRAW);
    assertThat(sent.getFirst().subject()).isEqualTo(call.id().toString());
    assertThat(sent.getFirst().author()).isEqualTo("tablet-1");
    settle(sent.getFirst(), 7);
    assertThat(take()).as("once").isEmpty();
    assertThat(find(call.id())).contains(State.WITHDRAWN);
  }

  private Optional<State> find(HelpCallId id) {
    return store.helpCalls.find(id).map(HelpCall::state);
  }

  private List<Ops.Op> take() {
    return store.outbox.takeBatch(200, BYTES);
  }

  private void settle(Ops.Op op, long position) {
    store.outbox.settle(
        List.of(new Ops.Result(op.opId(), Ops.Status.APPLIED, position, null, null)));
  }

  private void apply(Page page) {
    assertThat(store.writer.applyPage(store.states.get(WORK).next(), page).applied()).isTrue();
  }

  private void prune() {
    store.outbox.prune(0, store.states.get(WORK).position());
  }
}
