package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Ops;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Local writes on their way to the hub, in {@code ops.db}. What {@link #add} has returned from is
 * on disk and is sent, under one id, until the hub has answered. May block; any thread may call.
 */
public final class Outbox {
  private static final String INSERT =
      """
      INSERT INTO op (op_id, type, subject, author, at, sealed_body, body_hash, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, 'queued')
      """;
  private static final String SETTLE =
      """
      UPDATE op SET state = ?, position = ?, code = ?, message = ?
      WHERE op_id = ? AND state IN ('queued', 'sending')
      """;
  private static final String REQUEUE_ALL =
      "UPDATE op SET state = 'queued' WHERE state = 'sending'";
  private static final String SET_ASIDE =
      """
      UPDATE op SET state = 'attention', code = 'refused'
      WHERE op_id = ? AND attempts >= ? AND state <> 'applied'
      """;
  private static final String PRUNE = "DELETE FROM op WHERE state = 'applied' AND position <= ?";
  private static final String NEWEST = "SELECT coalesce(max(seq), 0) FROM op";
  private static final String SUBJECT = "SELECT subject FROM op WHERE op_id = ?";

  private final OpsDatabase database;
  private final FieldCipher cipher;
  private final Changes changes;
  private final Clock clock;

  public Outbox(OpsDatabase database, FieldCipher cipher, Changes changes, Clock clock) {
    this.database = database;
    this.cipher = cipher;
    this.changes = changes;
    this.clock = clock;
  }

  /** Puts a write into the queue; it is on disk when this returns. */
  public void add(OpDraft draft) {
    String id = draft.id().toString();
    byte[] sealed = OpBody.seal(cipher, id, draft.body());
    String hash = BodyHash.of(draft.body());
    database.write(session ->
        new Binding(session.prepare(INSERT))
            .text(id)
            .text(draft.type())
            .text(draft.subject().value())
            .text(draft.author().value())
            .number(clock.millis())
            .bytes(sealed)
            .text(hash)
            .update());
    changes.publish(new CacheChange.OpAdded(draft.subject()));
  }

  /**
   * The oldest writes that wait, at most {@link Ops#MAX_BATCH} or {@code maxBytes} of them (but
   * always one), marked as being sent. One whose words cannot be opened goes to attention.
   */
  public List<Ops.Op> takeBatch(int maxOps, int maxBytes) {
    OutboxBatch batch =
        database.write(session ->
            OutboxBatch.take(session, cipher, Math.min(maxOps, Ops.MAX_BATCH), maxBytes));
    if (!batch.unreadable().isEmpty()) {
      changes.publish(new CacheChange.OpsSettled(batch.unreadable()));
    }
    return batch.ops();
  }

  /** The number of the newest write; 0 before the first. */
  public long newestSeq() {
    return database.read(session -> session.number(NEWEST, 0));
  }

  /**
   * Notes the hub's word on each op. Ops that were being sent and have no result, or are to be sent
   * later, wait again.
   */
  public void settle(List<Ops.Result> results) {
    Set<CustomerId> subjects =
        database.write(session -> {
          Set<CustomerId> touched = new HashSet<>();
          for (Ops.Result result : results) {
            settle(session, result);
            touched.addAll(subjectsOf(session, result.opId()));
          }
          new Binding(session.prepare(REQUEUE_ALL)).update();
          return touched;
        });
    if (!subjects.isEmpty()) {
      changes.publish(new CacheChange.OpsSettled(subjects));
    }
  }

  /** Lets everything that was being sent wait again: its answer was lost, or the process died. */
  public void requeueUnanswered() {
    database.write(session -> new Binding(session.prepare(REQUEUE_ALL)).update());
  }

  /** Gives an op up to a person once it was tried that often. */
  public void setAsideAfter(String opId, int attempts) {
    List<CustomerId> subjects =
        database.write(session -> {
          int setAside =
              new Binding(session.prepare(SET_ASIDE)).text(opId).number(attempts).update();
          return setAside == 0 ? List.<CustomerId>of() : subjectsOf(session, opId);
        });
    if (!subjects.isEmpty()) {
      changes.publish(new CacheChange.OpsSettled(Set.copyOf(subjects)));
    }
  }

  /** Forgets what the cache has passed; returns how many. */
  public int prune(long cachePosition) {
    return database.write(
        session -> new Binding(session.prepare(PRUNE)).number(cachePosition).update());
  }

  private static void settle(Session session, Ops.Result result) throws SQLException {
    OpState state =
        switch (result.status()) {
          case APPLIED, DUPLICATE -> OpState.APPLIED;
          case REJECTED -> OpState.ATTENTION;
          case RETRY -> OpState.QUEUED;
        };
    new Binding(session.prepare(SETTLE))
        .text(state.key())
        .number(result.position())
        .text(result.code())
        .text(result.message())
        .text(result.opId())
        .update();
  }

  private static List<CustomerId> subjectsOf(Session session, String opId) throws SQLException {
    var find = session.prepare(SUBJECT);
    find.setString(1, opId);
    List<CustomerId> subjects = new ArrayList<>();
    try (ResultSet rows = find.executeQuery()) {
      while (rows.next()) {
        subjects.add(new CustomerId(rows.getString(1)));
      }
    }
    return subjects;
  }
}
