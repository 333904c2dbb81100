package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.wire.Ops;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final int BYTES = 256 * 1024;

  @TempDir private Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void sendsInTheOrderOfWritingWithGrowingNumbers() {
    OpId first = note("c1", "<하나> & 'it'");
    OpId second = note("c2", "둘");

    List<Ops.Op> batch = store.outbox.takeBatch(200, BYTES);

    assertThat(batch).extracting(Ops.Op::opId).containsExactly(first + "", second + "");
    assertThat(batch).extracting(Ops.Op::seq).containsExactly(1L, 2L);
    assertThat(batch.getFirst().subject()).isEqualTo("c1");
    assertThat(batch.getFirst().body().get("text").getAsString()).isEqualTo("<하나> & 'it'");
  }

  @Test
  void hashesTheBodyAsItIsSent() throws Exception {
    note("c1", "<하나> & 'it'");

    Ops.Op op = store.outbox.takeBatch(200, BYTES).getFirst();

    byte[] text = op.body().toString().getBytes(StandardCharsets.UTF_8);
    assertThat(op.bodyHash())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text)));
  }

  @Test
  void keepsBatchesUnderTheirLimits() {
    for (int i = 0; i < 250; i++) {
      note("c1", "가".repeat(1000));
    }

    assertThat(store.outbox.takeBatch(1000, Integer.MAX_VALUE)).hasSize(200);
    assertThat(store.outbox.takeBatch(200, 10_000)).hasSize(3);
    assertThat(store.outbox.takeBatch(200, 10)).hasSize(1);
  }

  @Test
  void sendsTheSameOpAgainUntilItIsAnswered() {
    OpId id = note("c1", "하나");
    Ops.Op first = store.outbox.takeBatch(200, BYTES).getFirst();
    store.outbox.requeueUnanswered();
    Ops.Op again = store.outbox.takeBatch(200, BYTES).getFirst();

    assertThat(again).isEqualTo(first);
    settle(id, Ops.Status.APPLIED, 3, null);
    assertThat(store.outbox.takeBatch(200, BYTES)).isEmpty();
    assertThat(store.listOps()).containsExactly("applied 2");
  }

  @Test
  void sendsAgainAfterARestartInTheMiddleOfASend() {
    OpId id = note("c1", "하나");
    assertThat(store.outbox.takeBatch(200, BYTES)).hasSize(1);
    store.close();
    store = new TestStore(folder);

    assertThat(store.outbox.takeBatch(200, BYTES))
        .extracting(Ops.Op::opId)
        .containsExactly(id + "");
  }

  @Test
  void aRefusedOpStepsAsideForTheOthers() {
    OpId bad = note("c1", "하나");
    OpId good = note("c1", "둘");
    settle(bad, Ops.Status.REJECTED, 0, "unknown_customer");

    assertThat(store.outbox.takeBatch(200, BYTES))
        .extracting(Ops.Op::opId)
        .containsExactly(good + "");
    OutboxView.Counts counts = store.outboxView.count();
    assertThat(counts.waiting()).isEqualTo(1);
    assertThat(counts.attention()).isEqualTo(1);
    assertThat(store.listOps().getFirst()).startsWith("attention").endsWith("unknown_customer");
  }

  @Test
  void anAnswerWithoutAResultLeavesTheOpWaiting() {
    note("c1", "하나");
    store.outbox.takeBatch(200, BYTES);

    store.outbox.settle(List.of());

    assertThat(store.listOps()).containsExactly("queued 1");
  }

  @Test
  void aLateRefusalNeverUndoesAnAppliedOp() {
    OpId id = note("c1", "하나");
    settle(id, Ops.Status.APPLIED, 3, null);
    settle(id, Ops.Status.REJECTED, 0, "late");

    assertThat(store.listOps().getFirst()).startsWith("applied");
  }

  @Test
  void opsOfALostKeyAreListedAndDoNotBlockTheOthers() {
    note("c1", "하나");
    store.keys.useVersion(2);
    OpId second = note("c2", "둘");
    store.keys.forget(1);

    assertThat(store.outbox.takeBatch(200, BYTES))
        .extracting(Ops.Op::opId)
        .containsExactly(second + "");
    assertThat(store.outboxView.count().attention()).isEqualTo(1);
    assertThat(store.listOps().getFirst()).endsWith("unreadable");
    assertThat(store.notes.list(new CustomerId("c1"))).isEmpty();
  }

  @Test
  void neverGivesANumberTwice() {
    settle(note("c1", "하나"), Ops.Status.APPLIED, 3, null);
    assertThat(store.outbox.prune(3, 0, 0)).isEqualTo(1);
    note("c1", "둘");

    assertThat(store.outbox.takeBatch(200, BYTES).getFirst().seq()).isEqualTo(2);
  }

  @Test
  void saysSinceWhenTheOldestWaits() {
    assertThat(store.outboxView.count()).isEqualTo(new OutboxView.Counts(0, 0, Optional.empty()));
    note("c1", "하나");
    assertThat(store.outboxView.count().oldest()).isPresent();
  }

  private OpId note(String customer, String text) {
    return store.notes.add(new CustomerId(customer), STAFF, "이서연", text);
  }

  private void settle(
      OpId id, Ops.Status status, long position, @org.jspecify.annotations.Nullable String code) {
    store.outbox.settle(List.of(new Ops.Result(id.toString(), status, position, code, null)));
  }
}
