package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Ops;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Local writes on their way to the hub, in {@code ops.db}. What {@link #add} has returned from is
 * on disk and is sent, under one id, until the hub has answered. May block; any thread may call.
 */
public final class Outbox {
  private static final String INSERT =
      """
      INSERT INTO op (op_id, type, subject, author, at, sealed_body, body_hash, base_v, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued')
      """;
  private static final String SETTLE =
      """
      UPDATE op SET state = ?, position = ?, code = ?, message = ?, sealed_current = ?,
        answered_at = ?
      WHERE op_id = ? AND state IN ('queued', 'sending')
      """;
  private static final String REQUEUE_ALL =
      "UPDATE op SET state = 'queued' WHERE state = 'sending'";
  private static final String RELEASE_ALL =
      "UPDATE op SET held_until = NULL WHERE held_until IS NOT NULL AND state = 'queued'";
  private static final String SET_ASIDE =
      """
      UPDATE op SET state = 'attention', code = 'refused'
      WHERE op_id = ? AND attempts >= ? AND at <= ? AND state <> 'applied'
      """;
  private static final String PRUNE =
      """
      DELETE FROM op
      WHERE state = 'applied' AND type NOT LIKE 'help.%'
        AND (code IS NULL OR answered_at < ?) -- somebody may ask yet what the hub said of it
        AND position <= CASE
          WHEN type LIKE 'task.%' THEN ?
          WHEN type LIKE 'steering.%' THEN ?
          WHEN type = 'reservation.request' THEN ?
          ELSE ? END
        AND subject NOT IN (SELECT value FROM json_each(?))
      """;

  /** One without an effect is kept for a while, for somebody may ask what became of it. */
  private static final String PRUNE_HELP =
      """
      DELETE FROM op
      WHERE type LIKE 'help.%' AND state IN ('applied', 'attention')
        AND (at < ? OR (position BETWEEN 1 AND ?))
      """;

  /** A hub that did not know an op may know it by now; it has kept nothing of it. */
  private static final String REQUEUE_UNKNOWN =
      "UPDATE op SET state = 'queued' WHERE state = 'attention' AND code = 'unknown_type'";

  /** What stands in the column {@code code} of an op the hub would not even answer. */
  static final String REFUSED = "refused";

  /** What stands in the column {@code code} of an op that somebody else was faster than. */
  static final String CONFLICT = "conflict";

  /** What stands in the column {@code code} of an op the hub wants to have later. */
  static final String PUT_OFF = "put_off";

  private static final String UNSEND =
      "DELETE FROM op WHERE op_id = ? AND state = 'queued' AND attempts = 0";

  /** Of two words on one of these the later counts, so no two may be of the same moment. */
  private static final Set<String> OF_SETS = Set.of("wish.", "taste.", "steering.");

  private static final String LAST_WORD =
      "SELECT coalesce(max(at), 0) FROM op WHERE subject = ? AND type LIKE ?";

  private static final String HOLD = "UPDATE op SET held_until = ? WHERE op_id = ?";

  private static final String REPLACE_HELD =
      """
      UPDATE op SET sealed_body = ?, body_hash = ?
      WHERE op_id = ? AND state = 'queued' AND attempts = 0 AND held_until IS NOT NULL
      """;
  private static final String RELEASE =
      "UPDATE op SET held_until = NULL WHERE op_id = ? AND held_until IS NOT NULL";

  private static final String IS_WAITING =
      "SELECT 1 FROM op WHERE state IN ('queued', 'sending') AND type = ? LIMIT 1";

  private static final String FATE = "SELECT state, code, message FROM op WHERE op_id = ?";

  private static final String NEWEST = "SELECT coalesce(max(seq), 0) FROM op";
  private static final String SUBJECT = "SELECT type, subject FROM op WHERE op_id = ?";

  private static final Duration HELP_KEPT = Duration.ofHours(1);

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
    database.write(session -> insert(session, draft));
    publishAdded(draft);
  }

  /**
   * Puts a write into the queue that undoes an earlier one; one that was never tried to send is
   * taken out instead, and the hub hears of neither.
   */
  void addUnlessUnsent(OpDraft draft, OpId undone) {
    database.write(session -> {
      int unsent = new Binding(session.prepare(UNSEND)).text(undone.toString()).update();
      return unsent > 0 ? 0 : insert(session, draft);
    });
    publishAdded(draft);
  }

  /**
   * Puts a write into the queue into which more may come: it is on disk when this returns, and not
   * sent before that time or {@link #release}.
   */
  void hold(OpDraft draft, Instant until) {
    database.write(session -> {
      insert(session, draft);
      return new Binding(session.prepare(HOLD))
          .number(until.toEpochMilli())
          .text(draft.id().toString())
          .update();
    });
  }

  /** Gives a held write other words; false, and nothing happens, if it is not held any more. */
  boolean replaceHeld(OpId held, JsonObject body) {
    String id = held.toString();
    int replaced =
        database.write(session ->
            new Binding(session.prepare(REPLACE_HELD))
                .bytes(OpBody.seal(cipher, id, body))
                .text(BodyHash.of(body))
                .text(id)
                .update());
    return replaced > 0;
  }

  /** Nothing more comes into a held write: it may be sent. */
  void release(OpId held) {
    int released =
        database.write(
            session -> new Binding(session.prepare(RELEASE)).text(held.toString()).update());
    if (released > 0) {
      changes.publish(new CacheChange.OpAdded(Set.of()));
    }
  }

  /** Takes back the call for help that a withdrawal is about; it is sent only if need be. */
  void takeBack(OpDraft withdrawal) {
    boolean queued =
        database.write(session ->
            HelpRecall.takeBack(session, withdrawal.subject()) && insert(session, withdrawal) > 0);
    if (queued) {
      publishAdded(withdrawal);
    } else {
      changes.publish(new CacheChange.Work());
    }
  }

  /** Puts a write into the queue, within a transaction; {@link #publishAdded} follows it. */
  int insert(Session session, OpDraft draft) throws SQLException {
    String id = draft.id().toString();
    return new Binding(session.prepare(INSERT))
        .text(id)
        .text(draft.type())
        .text(draft.subject())
        .text(draft.author())
        .number(timeOf(session, draft))
        .bytes(OpBody.seal(cipher, id, draft.body()))
        .text(BodyHash.of(draft.body()))
        .numberOrNull(draft.baseV().orElse(null))
        .update();
  }

  private long timeOf(Session session, OpDraft draft) throws SQLException {
    long now = clock.millis();
    int dot = draft.type().indexOf('.') + 1;
    String family = draft.type().substring(0, dot);
    if (!OF_SETS.contains(family)) {
      return now;
    }
    var last = session.prepare(LAST_WORD);
    last.setString(1, draft.subject());
    last.setString(2, family + "%");
    try (ResultSet row = last.executeQuery()) {
      return row.next() ? Math.max(now, row.getLong(1) + 1) : now;
    }
  }

  void publishAdded(OpDraft draft) {
    OpSubjects added = new OpSubjects();
    added.add(draft.type(), draft.subject());
    added.publishAdded(changes);
  }

  /**
   * The oldest writes that wait, at most {@link Ops#MAX_BATCH} or {@code maxBytes} of them (but
   * always one), marked as being sent. One whose words cannot be opened goes to attention; a call
   * for help that is overdue is taken back.
   */
  public List<Ops.Op> takeBatch(int maxOps, int maxBytes) {
    return takeBatch(maxOps, maxBytes, Long.MAX_VALUE);
  }

  /**
   * As {@link #takeBatch(int, int)}, of those that were made until a certain one.
   *
   * @param upTo the number of that one
   */
  public List<Ops.Op> takeBatch(int maxOps, int maxBytes, long upTo) {
    OpSubjects settled = new OpSubjects();
    OutboxBatch batch =
        database.write(session -> {
          takeBackOverdue(session, settled);
          int most = Math.min(maxOps, Ops.MAX_BATCH);
          return OutboxBatch.take(session, cipher, most, maxBytes, upTo, clock.instant());
        });
    settled.addAll(batch.unreadable());
    settled.publishSettled(changes);
    return batch.ops();
  }

  private void takeBackOverdue(Session session, OpSubjects settled) throws SQLException {
    for (HelpRecall.Overdue each : HelpRecall.takeBackOverdue(session, cipher, clock.instant())) {
      settled.add(Ops.HELP_CALL, each.call());
      if (each.withdrawal().isPresent()) {
        insert(session, each.withdrawal().get());
      }
    }
  }

  /** Whether a write of that type has yet to be answered. */
  public boolean isWaiting(String type) {
    return database.read(session -> {
      PreparedStatement find = session.prepare(IS_WAITING);
      find.setString(1, type);
      try (ResultSet row = find.executeQuery()) {
        return row.next();
      }
    });
  }

  /** What has become of a write that was put here; one that is here no more was done and passed. */
  public OpFate fateOf(String opId) {
    return database.read(session -> {
      PreparedStatement find = session.prepare(FATE);
      find.setString(1, opId);
      try (ResultSet row = find.executeQuery()) {
        return row.next() ? fate(row) : new OpFate.Done(true);
      }
    });
  }

  private static OpFate fate(ResultSet row) throws SQLException {
    return switch (OpState.of(row.getString(1))) {
      case APPLIED -> new OpFate.Done(!Ops.UNKNOWN_CUSTOMER.equals(row.getString(2)));
      case QUEUED, SENDING -> new OpFate.Waiting();
      case ATTENTION ->
          new OpFate.Refused(
              Objects.requireNonNullElse(row.getString(2), REFUSED),
              Objects.requireNonNullElse(row.getString(3), ""));
    };
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
    OpSubjects subjects = new OpSubjects();
    database.write(session -> {
      for (Ops.Result result : results) {
        settle(session, result);
        addSubject(session, result.opId(), subjects);
      }
      return new Binding(session.prepare(REQUEUE_ALL)).update();
    });
    subjects.publishSettled(changes);
  }

  /** Lets everything that was being sent wait again: its answer was lost, or the process died. */
  public void requeueUnanswered() {
    database.write(session -> new Binding(session.prepare(REQUEUE_ALL)).update());
  }

  /** Holds nothing back any more: the process that could have added to it is over, or will be. */
  public void releaseHeld() {
    database.write(session -> new Binding(session.prepare(RELEASE_ALL)).update());
  }

  /** Lets ops wait again that the hub did not know, for it may be a newer one by now. */
  public void requeueUnknown() {
    int requeued =
        database.write(session -> new Binding(session.prepare(REQUEUE_UNKNOWN)).update());
    if (requeued > 0) {
      changes.publish(new CacheChange.OpsSettled(Set.of()));
    }
  }

  /** Gives an op up to a person once it was tried that often and has waited for so long. */
  public void setAsideAfter(String opId, int attempts, Duration waited) {
    long before = clock.instant().minus(waited).toEpochMilli();
    OpSubjects subjects = new OpSubjects();
    database.write(session -> {
      int setAside =
          new Binding(session.prepare(SET_ASIDE))
              .text(opId)
              .number(attempts)
              .number(before)
              .update();
      if (setAside > 0) {
        addSubject(session, opId, subjects);
      }
      return setAside;
    });
    subjects.publishSettled(changes);
  }

  /**
   * Forgets what the cache has passed; returns how many.
   *
   * @param clients how far the cache has come with the customers
   * @param work how far it has come with calls for help and tasks
   * @param stock how far it has come with the stock: until then a reservation is taken off it here
   */
  public int prune(long clients, long work, long stock) {
    return prune(clients, work, stock, clients, Set.of());
  }

  /**
   * As {@link #prune(long, long, long)}.
   *
   * @param catalogue how far it has come with products and what is said about them
   * @param onDemand customers whose rows come in none of these buckets; what was done for them is
   *     laid over the copy of them for as long as that stays
   */
  public int prune(long clients, long work, long stock, long catalogue, Set<CustomerId> onDemand) {
    long longAgo = clock.instant().minus(HELP_KEPT).toEpochMilli();
    JsonArray spared = new JsonArray();
    onDemand.forEach(customer -> spared.add(customer.value()));
    return database.write(session ->
        new Binding(session.prepare(PRUNE))
                .number(longAgo)
                .number(work)
                .number(catalogue)
                .number(Math.min(clients, stock))
                .number(clients)
                .text(spared.toString())
                .update()
            + new Binding(session.prepare(PRUNE_HELP)).number(longAgo).number(work).update());
  }

  private void settle(Session session, Ops.Result result) throws SQLException {
    OpState state =
        switch (result.status()) {
          case APPLIED, DUPLICATE -> OpState.APPLIED;
          case REJECTED, CONFLICT -> OpState.ATTENTION;
          case RETRY -> OpState.QUEUED;
        };
    boolean conflict = result.status() == Ops.Status.CONFLICT;
    JsonObject current = conflict ? result.current() : null;
    new Binding(session.prepare(SETTLE))
        .text(state.key())
        .number(result.position())
        .text(codeOf(result))
        .text(result.message())
        .bytesOrNull(current == null ? null : OpBody.sealCurrent(cipher, result.opId(), current))
        .number(clock.millis())
        .text(result.opId())
        .update();
    if (state == OpState.APPLIED) {
      NextVersion.pass(session, cipher, result.opId(), result.position());
    }
  }

  private static @Nullable String codeOf(Ops.Result result) {
    return switch (result.status()) {
      case CONFLICT -> CONFLICT;
      case RETRY -> PUT_OFF;
      case APPLIED, DUPLICATE, REJECTED -> result.code();
    };
  }

  private static void addSubject(Session session, String opId, OpSubjects subjects)
      throws SQLException {
    var find = session.prepare(SUBJECT);
    find.setString(1, opId);
    try (ResultSet rows = find.executeQuery()) {
      while (rows.next()) {
        subjects.add(rows.getString(1), rows.getString(2));
      }
    }
  }
}
