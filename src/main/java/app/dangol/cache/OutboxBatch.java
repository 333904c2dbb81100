package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Ops;
import com.google.gson.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The next ops to send.
 *
 * @param unreadable what those ops were about whose words cannot be opened with this device's key
 */
record OutboxBatch(List<Ops.Op> ops, OpSubjects unreadable) {
  private static final String WAITING =
      """
      SELECT op_id, seq, type, subject, author, at, sealed_body, body_hash, base_v, code FROM op
      WHERE state IN ('queued', 'sending') AND seq <= ?
        AND (held_until IS NULL OR held_until NOT BETWEEN ? AND ?)
      ORDER BY seq
      """;

  /** Nothing is ever held for longer. */
  static final Duration LONGEST_HELD = Duration.ofMinutes(1);

  private static final String MARK =
      "UPDATE op SET state = 'sending', attempts = attempts + 1 WHERE op_id = ?";
  private static final String SET_ASIDE =
      "UPDATE op SET state = 'attention', code = 'unreadable' WHERE op_id = ?";

  /**
   * The oldest that may be sent now. What is done to one thing is sent in its order: nothing goes
   * beside an earlier op about the same that was put off, and of those that rest on a version only
   * one, for the next rests on what comes of it.
   *
   * @param upTo the last number that may be sent
   * @param now what is held until later waits; a clock that was set back keeps nothing for long
   */
  static OutboxBatch take(
      Session session, FieldCipher cipher, int maxOps, int maxBytes, long upTo, Instant now)
      throws SQLException {
    List<Ops.Op> ops = new ArrayList<>();
    OpSubjects unreadable = new OpSubjects();
    List<String> setAside = new ArrayList<>();
    PreparedStatement list = session.prepare(WAITING);
    list.setLong(1, upTo);
    list.setLong(2, now.toEpochMilli() + 1);
    list.setLong(3, now.plus(LONGEST_HELD).toEpochMilli());
    int bytes = 0;
    Set<String> held = new HashSet<>();
    Set<String> versioned = new HashSet<>();
    try (ResultSet row = list.executeQuery()) {
      while (ops.size() < maxOps && row.next()) {
        String subject = row.getString(4);
        boolean restsOnVersion = row.getLong(9) > 0;
        if (restsOnVersion && versioned.contains(subject)) {
          held.add(subject);
        }
        if (held.contains(subject)) {
          continue;
        }
        byte[] sealed = row.getBytes(7);
        bytes += sealed.length;
        if (bytes > maxBytes && !ops.isEmpty()) {
          break;
        }
        try {
          ops.add(op(row, OpBody.open(cipher, row.getString(1), sealed)));
        } catch (DangolException e) {
          // A lost key must not block what still can be sent; the row stays and is listed.
          setAside.add(row.getString(1));
          unreadable.add(row.getString(3), row.getString(4));
          continue;
        }
        if (restsOnVersion) {
          versioned.add(subject);
        }
        if (Outbox.PUT_OFF.equals(row.getString(10))) {
          held.add(subject);
        }
      }
    }
    for (Ops.Op op : ops) {
      new Binding(session.prepare(MARK)).text(op.opId()).update();
    }
    for (String opId : setAside) {
      new Binding(session.prepare(SET_ASIDE)).text(opId).update();
    }
    return new OutboxBatch(ops, unreadable);
  }

  @Override
  public String toString() {
    return "OutboxBatch[" + ops.size() + " ops, " + unreadable + "]";
  }

  private static Ops.Op op(ResultSet row, JsonObject body) throws SQLException {
    long baseV = row.getLong(9);
    return new Ops.Op(
        row.getString(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Instant.ofEpochMilli(row.getLong(6)).toString(),
        body,
        row.getString(8),
        baseV == 0 ? null : baseV);
  }
}
