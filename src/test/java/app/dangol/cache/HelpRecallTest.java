package app.dangol.cache;

import static app.dangol.cache.TestRows.help;
import static app.dangol.cache.TestRows.page;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.id.HelpCallId;
import app.dangol.visit.HelpCall;
import app.dangol.visit.HelpCall.State;
import app.dangol.wire.Ops;
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
  void aCallTakenBackBeforeItWasEverTriedIsNeverSent() {
    HelpCall call = store.helpCalls.call();

    store.helpCalls.withdraw(call.id());

    assertThat(find(call.id())).contains(State.WITHDRAWN);
    assertThat(hub.take()).isEmpty();
  }

  @Test
  void aCallTakenBackAfterATryIsWithdrawnAtTheHubAndNotSentAgain() {
    HelpCall call = store.helpCalls.call();
    assertThat(hub.take()).hasSize(1);
    store.outbox.requeueUnanswered();

    store.helpCalls.withdraw(call.id());

    assertThat(find(call.id())).contains(State.WITHDRAWN);
    assertThat(hub.take())
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
    hub.settle(hub.take().getFirst(), 6);
    hub.apply(page(6, "c6", help(call.id().toString(), "tablet-1", 6, clock.instant(), null)));
    hub.prune();

    store.helpCalls.withdraw(call.id());
    store.helpCalls.withdraw(call.id());

    assertThat(find(call.id())).contains(State.WITHDRAWN);
    List<Ops.Op> sent = hub.take();
    assertThat(sent).extracting(Ops.Op::type).containsExactly(Ops.HELP_WITHDRAW);
    hub.settle(sent.getFirst(), 8);
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
    assertThat(hub.take()).extracting(Ops.Op::subject).containsExactly(next.id().toString());
    assertThat(find(call.id())).contains(State.WITHDRAWN);
  }

  @Test
  void aCallWhoseAnswerWasLostForTenMinutesIsWithdrawnAtTheHub() {
    HelpCall call = store.helpCalls.call();
    assertThat(hub.take()).hasSize(1);
    store.outbox.requeueUnanswered();
    clock.move(Duration.ofMinutes(11));

    List<Ops.Op> sent = hub.take();

    assertThat(sent).extracting(Ops.Op::type).containsExactly(Ops.HELP_WITHDRAW);
    assertThat(sent.getFirst().subject()).isEqualTo(call.id().toString());
    assertThat(sent.getFirst().author()).isEqualTo("tablet-1");
    hub.settle(sent.getFirst(), 7);
    assertThat(hub.take()).as("once").isEmpty();
    assertThat(find(call.id())).contains(State.WITHDRAWN);
  }

  private Optional<State> find(HelpCallId id) {
    return store.helpCalls.find(id).map(HelpCall::state);
  }
}
