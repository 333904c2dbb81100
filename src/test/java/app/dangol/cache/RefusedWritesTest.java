package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.visit.RefusedWrite;
import app.dangol.visit.RefusedWrite.Kind;
import app.dangol.visit.RefusedWrite.Reason;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedWritesTest {
  private static final int BYTES = 256 * 1024;

  @TempDir private Path folder;
  private TestStore store;
  private SqliteRefusedWrites refused;

  @BeforeEach
  void open() {
    store = new TestStore(folder);
    refused = new SqliteRefusedWrites(store.ops, store.cipher, store.changes);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void listsWhatTheHubRefusedWithItsAuthorAndItsWords() {
    OpId id = note("client-1", "하나");
    note("c2", "둘");
    settle(id, Ops.Status.REJECTED, "unknown_customer", null);

    assertThat(refused.list())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.kind()).isEqualTo(Kind.NOTE);
          assertThat(each.customer()).contains(new CustomerId("client-1"));
          assertThat(each.author()).isEqualTo("staff-1");
          assertThat(each.reason()).isEqualTo(Reason.UNKNOWN_SUBJECT);
          assertThat(each.mine()).containsEntry("text", "하나");
          assertThat(each.theirs()).isEmpty();
          assertThat(each.toString()).doesNotContain("하나").doesNotContain("client-1");
        });
  }

  @Test
  void sendsAFinalRefusalAgainUnderAnotherIdWithTheSameBody() {
    OpId id = note("client-1", "하나");
    Ops.Op first = store.outbox.takeBatch(200, BYTES).getFirst();
    settle(id, Ops.Status.REJECTED, "unknown_customer", null);

    refused.sendAgain(id);

    Ops.Op again = store.outbox.takeBatch(200, BYTES).getFirst();
    assertThat(again.opId()).isNotEqualTo(first.opId());
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.bodyHash()).isEqualTo(BodyHash.of(again.body()));
    assertThat(again.author()).isEqualTo("staff-1");
    assertThat(refused.list()).isEmpty();
  }

  @Test
  void sendsWhatWasNeverAnsweredAgainUnderTheSameId() {
    OpId id = note("client-1", "하나");
    store.outbox.takeBatch(200, BYTES);
    store.outbox.requeueUnanswered();
    store.outbox.setAsideAfter(id.toString(), 1, Duration.ZERO);
    assertThat(refused.list())
        .extracting(RefusedWrite::reason)
        .containsExactly(Reason.NOT_ACCEPTED);

    refused.sendAgain(id);

    assertThat(store.outbox.takeBatch(200, BYTES).getFirst().opId()).isEqualTo(id.toString());
  }

  @Test
  void showsBothSidesOfAConflictAndMineCanStand() {
    OpId id = profile("client-1", "mine@example.com", 5);
    JsonObject current =
        StrictJson.read(
            "{\"v\":9,\"d\":{\"email\":\"theirs@example.com\",\"cards\":[]}}", JsonObject.class);
    settle(id, Ops.Status.CONFLICT, "conflict", current);

    RefusedWrite conflict = refused.list().getFirst();
    assertThat(conflict.reason()).isEqualTo(Reason.CONFLICT);
    assertThat(conflict.mine()).isEqualTo(Map.of("email", "mine@example.com"));
    assertThat(conflict.theirs()).isEqualTo(Map.of("email", "theirs@example.com"));

    refused.sendAgain(id);
    Ops.Op again = store.outbox.takeBatch(200, BYTES).getFirst();
    assertThat(again.baseV()).isEqualTo(9);
    assertThat(again.body().get("email").getAsString()).isEqualTo("mine@example.com");
  }

  @Test
  void whatIsGivenUpIsGoneForGood() {
    OpId id = note("client-1", "하나");
    OpId other = note("c2", "둘");
    settle(id, Ops.Status.REJECTED, "unknown_customer", null);

    refused.giveUp(id);
    refused.giveUp(other);

    assertThat(refused.list()).isEmpty();
    assertThat(store.outbox.takeBatch(200, BYTES)).as("what only waits stays").hasSize(1);
    assertThat(store.notes.list(new CustomerId("client-1"))).isEmpty();
    assertThat(store.seen)
        .contains(new CacheChange.OpsSettled(java.util.Set.of(new CustomerId("client-1"))));
  }

  @Test
  void whatIsSealedWithALostKeyIsListedAndStays() {
    OpId id = note("client-1", "하나");
    store.keys.useVersion(2);
    store.keys.forget(1);
    store.outbox.takeBatch(200, BYTES);

    refused.sendAgain(id);

    assertThat(refused.list())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.reason()).isEqualTo(Reason.UNREADABLE);
          assertThat(each.canBeSent()).isFalse();
          assertThat(each.mine()).isEmpty();
        });
  }

  @Test
  void whatAnOlderHubDidNotKnowWaitsAgainForANewerOne() {
    OpId id = note("client-1", "하나");
    settle(id, Ops.Status.REJECTED, "unknown_type", null);
    assertThat(refused.list()).extracting(RefusedWrite::reason).containsExactly(Reason.OLD_HUB);

    store.outbox.requeueUnknown();

    assertThat(store.outbox.takeBatch(200, BYTES).getFirst().opId()).isEqualTo(id.toString());
  }

  private OpId note(String customer, String text) {
    return store.notes.add(new CustomerId(customer), new StaffId("staff-1"), "이서연", text);
  }

  private OpId profile(String customer, String email, long base) {
    OpId id = OpId.create();
    JsonObject body = StrictJson.toTree(new Ops.Profile(null, null, email, null));
    store.outbox.add(
        new OpDraft(id, Ops.PROFILE_CHANGE, customer, "staff-1", body, Optional.of(base)));
    return id;
  }

  private void settle(OpId id, Ops.Status status, String code, @Nullable JsonObject current) {
    store.outbox.settle(List.of(new Ops.Result(id.toString(), status, 0, code, null, current)));
  }
}
