package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.suggest.Pick;
import app.dangol.visit.feedback.FeedbackKind;
import app.dangol.visit.feedback.FeedbackLine;
import app.dangol.visit.feedback.Visitor;
import app.dangol.wire.FeedbackOps;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of suggestions are on disk at once and leave as one op a visit. */
class SqliteFeedbackTest {
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final Visitor KNOWN =
      new Visitor(OpId.create().toString(), Optional.of(new CustomerId("c1")));
  private static final Visitor UNKNOWN = new Visitor(OpId.create().toString(), Optional.empty());

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(folder, clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aVisitIsOneOpAndLeavesWhenItEnds() {
    store.feedback.add(KNOWN, lines(3));
    store.feedback.add(KNOWN, lines(2));
    assertThat(batch()).as("more may come").isEmpty();

    store.feedback.end();

    List<Ops.Op> sent = batch();
    assertThat(sent).hasSize(1);
    Ops.Op op = sent.getFirst();
    assertThat(op.type()).isEqualTo(Ops.SUGGESTION_EVENTS);
    assertThat(op.subject()).isEqualTo("c1");
    assertThat(op.author()).as("nobody of the staff").isEqualTo("tablet-1");
    FeedbackOps.Events events = events(op);
    assertThat(events.about()).isEqualTo(FeedbackOps.CUSTOMER);
    assertThat(events.store()).isEqualTo("seoul-1");
    assertThat(events.lines()).hasSize(5);
    assertThat(events.lines().getFirst())
        .isEqualTo(
            new FeedbackOps.Line(
                "shown", "S0", 0, 1, "counts-7", "e1/b", "goes_with", true, 0.25, NOW.toString()));
  }

  @Test
  void ofWhomDidNotAgreeNothingNamesAnybody() {
    store.feedback.add(UNKNOWN, lines(1));
    store.feedback.end();

    Ops.Op op = batch().getFirst();
    assertThat(op.subject()).isEqualTo(UNKNOWN.visit());
    assertThat(events(op).about()).isEqualTo(FeedbackOps.VISIT);
    assertThat(op.body().toString()).doesNotContain("c1");
  }

  @Test
  void aLongVisitLeavesEveryHalfMinute() {
    store.feedback.add(KNOWN, lines(1));
    clock.move(SqliteFeedback.HELD.plusMillis(1));
    assertThat(batch()).hasSize(1);

    store.feedback.add(KNOWN, lines(1));
    assertThat(batch()).as("what is under way is not touched").hasSize(1);
    store.feedback.end();
    assertThat(batch()).as("the rest is an op of its own").hasSize(2);
  }

  @Test
  void aFullOpBeginsAnother() {
    store.feedback.add(KNOWN, lines(SqliteFeedback.MOST_LINES + 20));
    store.feedback.end();

    assertThat(batch())
        .extracting(op -> events(op).lines().size())
        .containsExactly(SqliteFeedback.MOST_LINES, 20);
  }

  @Test
  void theNextVisitNeverComesIntoTheOpOfTheOneBefore() {
    store.feedback.add(KNOWN, lines(1));
    store.feedback.add(UNKNOWN, lines(1));
    store.feedback.end();

    assertThat(batch()).extracting(Ops.Op::subject).containsExactly("c1", UNKNOWN.visit());
  }

  @Test
  void whatWasAddedIsThereAfterTheProcessDied() {
    store.feedback.add(KNOWN, lines(4));
    store.close();

    store = new TestStore(folder, clock);
    assertThat(batch()).as("it may still be going on, for all the file says").isEmpty();
    store.outbox.releaseHeld();
    assertThat(batch()).extracting(op -> events(op).lines().size()).containsExactly(4);
  }

  @Test
  void aClockThatWasSetBackHoldsNothingForLong() {
    store.feedback.add(KNOWN, lines(1));
    clock.move(Duration.ofDays(-2));

    assertThat(batch()).hasSize(1);
  }

  @Test
  void itIsNoBusinessOfWhoeverLooksAtWhatWaits() {
    store.feedback.add(KNOWN, lines(1));
    store.feedback.end();
    assertThat(store.outboxView.count().waiting()).isZero();

    Ops.Op op = batch().getFirst();
    store.outbox.settle(
        List.of(new Ops.Result(op.opId(), Ops.Status.REJECTED, 0, "unknown_type", "old hub")));
    assertThat(store.outboxView.count().attention()).isZero();
    assertThat(new SqliteRefusedWrites(store.ops, store.cipher, store.changes).list()).isEmpty();
    store.outbox.requeueUnknown();
    assertThat(batch()).as("a newer hub gets it").hasSize(1);
  }

  @Test
  void itGoesOnceTheHubHasIt() {
    store.feedback.add(KNOWN, lines(1));
    store.feedback.end();
    Ops.Op op = batch().getFirst();
    store.outbox.settle(List.of(new Ops.Result(op.opId(), Ops.Status.APPLIED, 0, null, null)));

    assertThat(store.outbox.prune(0, 0, 0)).isEqualTo(1);
    assertThat(store.seen)
        .as("nobody's page is read anew for it")
        .containsExactly(new CacheChange.OpAdded(Set.of()), new CacheChange.OpsSettled(Set.of()));
  }

  @Test
  void anErasureTakesItAlongSentOrNot() {
    store.feedback.add(KNOWN, lines(1));
    store.feedback.add(UNKNOWN, lines(1));
    store.erasure.erase(new CustomerId("c1"), new StaffId("staff-1"), Optional.empty());
    store.outbox.releaseHeld();

    assertThat(batch())
        .filteredOn(op -> op.type().equals(Ops.SUGGESTION_EVENTS))
        .extracting(Ops.Op::subject)
        .containsExactly(UNKNOWN.visit());
  }

  private List<Ops.Op> batch() {
    return store.outbox.takeBatch(200, 1 << 20);
  }

  private static FeedbackOps.Events events(Ops.Op op) {
    return StrictJson.fromTree(op.body(), FeedbackOps.Events.class);
  }

  private static List<FeedbackLine> lines(int count) {
    Pick pick = new Pick("counts-7", Optional.of("e1/b"), true, 0.25);
    return IntStream.range(0, count)
        .mapToObj(i ->
            new FeedbackLine(FeedbackKind.SHOWN, new Sku("S" + i), i, 1, pick, "goes_with", NOW))
        .toList();
  }
}
