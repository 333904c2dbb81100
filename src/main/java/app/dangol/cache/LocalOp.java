package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A write of this device that {@code ops.db} still holds, opened.
 *
 * @param position where its effect stands in the hub's log, 0 while it has none
 * @param code the hub's word on a refusal
 */
record LocalOp(
    String id,
    String type,
    String subject,
    String author,
    Instant at,
    JsonObject body,
    OpState state,
    long position,
    Optional<String> code) {
  private static final String COLUMNS =
      """
      SELECT op_id, type, subject, author, at, sealed_body, state, position, code FROM op
      WHERE code IS NOT 'unreadable' AND type IN (SELECT value FROM json_each(?))
      """;
  private static final String LIST = COLUMNS + "ORDER BY seq";
  private static final String LIST_OF = COLUMNS + "AND subject = ? ORDER BY seq";

  /** All of those types, the oldest first. */
  static List<LocalOp> list(Session session, FieldCipher cipher, Collection<String> types)
      throws SQLException {
    PreparedStatement list = session.prepare(LIST);
    list.setString(1, jsonOf(types));
    return read(list, cipher);
  }

  /** All of those types by whom they are about, the oldest first. */
  static Map<String, List<LocalOp>> listBySubject(
      Session session, FieldCipher cipher, Collection<String> types) throws SQLException {
    return list(session, cipher, types).stream().collect(Collectors.groupingBy(LocalOp::subject));
  }

  /** Those about one customer, the oldest first. */
  static List<LocalOp> listOf(
      Session session, FieldCipher cipher, CustomerId about, Collection<String> types)
      throws SQLException {
    PreparedStatement list = session.prepare(LIST_OF);
    list.setString(1, jsonOf(types));
    list.setString(2, about.value());
    return read(list, cipher);
  }

  /**
   * Whether it is to be laid over a cache that has come so far. What the hub has refused is not: a
   * person decides on it elsewhere.
   */
  boolean isLaidOver(long cachePosition) {
    return switch (state) {
      case QUEUED, SENDING -> true;
      case APPLIED -> position > cachePosition;
      case ATTENTION -> false;
    };
  }

  /** Whether the hub has not said anything about it yet. */
  boolean isWaiting() {
    return state == OpState.QUEUED || state == OpState.SENDING;
  }

  <T> T bodyAs(Class<T> type) {
    return StrictJson.fromTree(body, type);
  }

  @Override
  public String toString() {
    return "LocalOp[" + id + ", " + type + ", " + state + "]";
  }

  private static List<LocalOp> read(PreparedStatement list, FieldCipher cipher)
      throws SQLException {
    List<LocalOp> ops = new ArrayList<>();
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        Optional<JsonObject> body = open(row, cipher);
        if (body.isPresent()) {
          ops.add(
              new LocalOp(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  Instant.ofEpochMilli(row.getLong(5)),
                  body.get(),
                  OpState.of(row.getString(7)),
                  row.getLong(8),
                  Optional.ofNullable(row.getString(9))));
        }
      }
    }
    return ops;
  }

  private static Optional<JsonObject> open(ResultSet row, FieldCipher cipher) throws SQLException {
    try {
      return Optional.of(OpBody.open(cipher, row.getString(1), row.getBytes(6)));
    } catch (DangolException e) {
      // Its key is lost. The outbox sets it aside and lists it; the page must open all the same.
      return Optional.empty();
    }
  }

  private static String jsonOf(Collection<String> types) {
    JsonArray array = new JsonArray(types.size());
    types.forEach(array::add);
    return array.toString();
  }
}
