package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Ops;
import com.google.gson.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Passes the version that came of a change on to what waits behind it, inside a transaction of
 * {@code ops.db}: whoever changes their own change has seen it, and must not be told of a conflict
 * with themselves.
 */
final class NextVersion {
  private static final String WAITING =
      """
      SELECT op_id, sealed_body FROM op
      WHERE subject = (SELECT subject FROM op WHERE op_id = ?)
        AND type = (SELECT type FROM op WHERE op_id = ?)
        AND state = 'queued' AND base_v < ?
        AND seq > (SELECT seq FROM op WHERE op_id = ?)
      """;
  private static final String FIND =
      "SELECT op_id, sealed_body FROM op WHERE op_id = ? AND type IN ('task.edit', 'profile.change')";
  private static final String PASS = "UPDATE op SET base_v = ? WHERE op_id = ?";

  private NextVersion() {}

  /**
   * Of a task only what changes the same field rests on the change; of a profile, which the hub
   * compares as a whole, everything.
   *
   * @param applied the op that had its effect
   * @param position where that stands
   */
  static void pass(Session session, FieldCipher cipher, String applied, long position)
      throws SQLException {
    PreparedStatement find = session.prepare(FIND);
    find.setString(1, applied);
    Set<String> fields = new HashSet<>();
    try (ResultSet row = find.executeQuery()) {
      if (!row.next()) {
        return;
      }
      fields.addAll(fields(cipher, row));
    }
    PreparedStatement list = session.prepare(WAITING);
    list.setString(1, applied);
    list.setString(2, applied);
    list.setLong(3, position);
    list.setString(4, applied);
    Set<String> resting = new HashSet<>();
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        Set<String> theirs = fields(cipher, row);
        boolean wholeProfile = !theirs.contains(TASK_MARK);
        if (wholeProfile || fields.containsAll(theirs)) {
          resting.add(row.getString(1));
        }
      }
    }
    for (String id : resting) {
      new Binding(session.prepare(PASS)).number(position).text(id).update();
    }
  }

  /** Every edit of a task names its store besides what it changes. */
  private static final String TASK_MARK = "store";

  private static Set<String> fields(FieldCipher cipher, ResultSet row) throws SQLException {
    try {
      JsonObject body = OpBody.open(cipher, row.getString(1), row.getBytes(2));
      return Set.copyOf(body.keySet());
    } catch (DangolException e) {
      // Its key is lost, and it will never be sent.
      return Set.copyOf(List.of(Ops.TASK_EDIT, TASK_MARK));
    }
  }
}
