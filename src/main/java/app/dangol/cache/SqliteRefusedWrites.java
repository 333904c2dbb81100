package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.TaskId;
import app.dangol.trust.FieldCipher;
import app.dangol.visit.RefusedWrite;
import app.dangol.visit.RefusedWrite.Kind;
import app.dangol.visit.RefusedWrite.Reason;
import app.dangol.visit.RefusedWrites;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The ops in {@code ops.db} that stand at attention. Calls for help are of no use later. */
public final class SqliteRefusedWrites implements RefusedWrites {
  private static final String LIST =
      """
      SELECT op_id, type, subject, author, at, code, sealed_body, sealed_current FROM op
      WHERE state = 'attention' AND type NOT LIKE 'help.%' AND type <> 'suggestion.events'
      ORDER BY seq
      """;

  /** A hub keeps its refusal under the op's id, so what is sent again goes under another. */
  private static final String SEND_UNDER_NEW_ID =
      """
      UPDATE op SET op_id = ?, sealed_body = ?, base_v = coalesce(?, base_v), sealed_current = NULL,
        state = 'queued', attempts = 0, code = NULL, message = NULL
      WHERE op_id = ? AND state = 'attention'
      """;

  /** A hub that never answered may have taken it: only the same id is harmless. */
  private static final String SEND_UNDER_SAME_ID =
      """
      UPDATE op SET state = 'queued', attempts = 0, code = NULL, message = NULL
      WHERE op_id = ? AND state = 'attention'
      """;

  private static final String GIVE_UP = "DELETE FROM op WHERE op_id = ? AND state = 'attention'";

  /** Without the task there is nothing that what was done to it could change. */
  private static final String GIVE_UP_EDITS =
      """
      DELETE FROM op WHERE type = 'task.edit' AND state IN ('queued', 'attention')
        AND subject = (SELECT subject FROM op
          WHERE op_id = ? AND type = 'task.add' AND state = 'attention')
      """;

  private static final String FIND =
      """
      SELECT type, subject, code, sealed_body, sealed_current FROM op
      WHERE op_id = ? AND state = 'attention'
      """;
  private static final String VERSION = "v";
  private static final String DATA = "d";

  private final OpsDatabase database;
  private final FieldCipher cipher;
  private final Changes changes;

  public SqliteRefusedWrites(OpsDatabase database, FieldCipher cipher, Changes changes) {
    this.database = database;
    this.cipher = cipher;
    this.changes = changes;
  }

  @Override
  public List<RefusedWrite> list() {
    return database.read(session -> {
      List<RefusedWrite> found = new ArrayList<>();
      try (ResultSet row = session.prepare(LIST).executeQuery()) {
        while (row.next()) {
          found.add(refused(row));
        }
      }
      return found;
    });
  }

  @Override
  public void sendAgain(OpId id) {
    OpSubjects subjects = new OpSubjects();
    int queued = database.write(session -> sendAgain(session, id.toString(), subjects));
    if (queued > 0) {
      subjects.publishSettled(changes);
      subjects.publishAdded(changes);
    }
  }

  private int sendAgain(Session session, String id, OpSubjects subjects) throws SQLException {
    PreparedStatement find = session.prepare(FIND);
    find.setString(1, id);
    String code;
    byte[] sealed;
    byte[] current;
    try (ResultSet row = find.executeQuery()) {
      if (!row.next()) {
        return 0;
      }
      subjects.add(row.getString(1), row.getString(2));
      code = row.getString(3);
      sealed = row.getBytes(4);
      current = row.getBytes(5);
    }
    return switch (reason(code)) {
      case UNREADABLE -> 0;
      case OLD_HUB -> new Binding(session.prepare(SEND_UNDER_SAME_ID)).text(id).update();
      case CONFLICT, UNKNOWN_SUBJECT, NOT_AVAILABLE -> sendAsNew(session, id, sealed, current);
      case NOT_ACCEPTED ->
          Outbox.REFUSED.equals(code)
              ? new Binding(session.prepare(SEND_UNDER_SAME_ID)).text(id).update()
              : sendAsNew(session, id, sealed, current);
    };
  }

  private int sendAsNew(Session session, String id, byte[] sealed, byte @Nullable [] current)
      throws SQLException {
    String fresh = OpId.create().toString();
    JsonObject body = OpBody.open(cipher, id, sealed);
    Long base = current == null ? null : versionOf(OpBody.openCurrent(cipher, id, current));
    return new Binding(session.prepare(SEND_UNDER_NEW_ID))
        .text(fresh)
        .bytes(OpBody.seal(cipher, fresh, body))
        .numberOrNull(base)
        .text(id)
        .update();
  }

  @Override
  public void giveUp(OpId id) {
    OpSubjects subjects = new OpSubjects();
    database.write(session -> {
      PreparedStatement find = session.prepare(FIND);
      find.setString(1, id.toString());
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          subjects.add(row.getString(1), row.getString(2));
        }
      }
      new Binding(session.prepare(GIVE_UP_EDITS)).text(id.toString()).update();
      return new Binding(session.prepare(GIVE_UP)).text(id.toString()).update();
    });
    subjects.publishSettled(changes);
  }

  private RefusedWrite refused(ResultSet row) throws SQLException {
    String id = row.getString(1);
    Kind kind = kind(row.getString(2));
    String subject = row.getString(3);
    Optional<CustomerId> customer =
        kind == Kind.TASK || kind == Kind.STEERING
            ? Optional.empty()
            : Optional.of(new CustomerId(subject));
    Optional<TaskId> task =
        kind == Kind.TASK ? Optional.of(TaskId.parse(subject)) : Optional.empty();
    Reason reason = reason(row.getString(6));
    Map<String, String> mine = Map.of();
    Map<String, String> theirs = Map.of();
    try {
      mine = fields(OpBody.open(cipher, id, row.getBytes(7)));
      byte[] current = row.getBytes(8);
      if (current != null
          && OpBody.openCurrent(cipher, id, current).get(DATA) instanceof JsonObject data) {
        theirs = fields(data);
      }
    } catch (DangolException e) {
      // The key it was sealed with is gone; it is listed all the same.
      reason = Reason.UNREADABLE;
    }
    return new RefusedWrite(
        OpId.parse(id),
        kind,
        customer,
        task,
        row.getString(4),
        Instant.ofEpochMilli(row.getLong(5)),
        reason,
        mine,
        theirs);
  }

  private static Map<String, String> fields(JsonObject object) {
    Map<String, String> fields = new TreeMap<>();
    for (Map.Entry<String, JsonElement> each : object.entrySet()) {
      if (each.getValue().isJsonPrimitive()) {
        fields.put(each.getKey(), each.getValue().getAsString());
      }
    }
    return fields;
  }

  private static @Nullable Long versionOf(JsonObject current) {
    return current.get(VERSION) == null ? null : current.get(VERSION).getAsLong();
  }

  private static Kind kind(String type) {
    return switch (type.substring(0, Math.max(type.indexOf('.'), 0))) {
      case "note" -> Kind.NOTE;
      case "wish" -> Kind.WISH;
      case "task" -> Kind.TASK;
      case "reservation" -> Kind.RESERVATION;
      case "consent" -> Kind.CONSENT;
      case "profile" -> Kind.PROFILE;
      case "taste" -> Kind.TASTE;
      case "steering" -> Kind.STEERING;
      default -> Kind.OTHER;
    };
  }

  private static Reason reason(@Nullable String code) {
    return switch (code == null ? "" : code) {
      case Outbox.CONFLICT -> Reason.CONFLICT;
      case "unknown_customer", "unknown_task", "unknown_product", "unknown_reservation" ->
          Reason.UNKNOWN_SUBJECT;
      case "not_available" -> Reason.NOT_AVAILABLE;
      case "unknown_type" -> Reason.OLD_HUB;
      case "unreadable" -> Reason.UNREADABLE;
      default -> Reason.NOT_ACCEPTED;
    };
  }
}
