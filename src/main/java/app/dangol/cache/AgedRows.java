package app.dangol.cache;

import app.dangol.cache.EntityTable.Origin;
import app.dangol.id.CustomerId;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows that are older than this device keeps them. In their place stays a digest of their key, so
 * that count and sum go on agreeing with the hub's, and a tombstone still finds what it removes.
 */
final class AgedRows {
  /** Dated tables by entity; all have the key (customer, at, id). */
  private static final Map<String, String> TABLES =
      Map.of(Entity.HISTORY, "history", Entity.ORDER, "orders", Entity.SEARCH, "search");

  /** As many characters of an instant as make a second: {@code 2026-11-20T09:00:00}. */
  private static final int SECOND = 19;

  private final EntityTable keptOut;
  private final Instant keptSince;
  private final String keptSinceText;

  AgedRows(EntityTable keptOut, Instant keptSince) {
    this.keptOut = keptOut;
    this.keptSince = keptSince;
    this.keptSinceText = keptSince.toString().substring(0, SECOND);
  }

  /** Whether the row is of a kind that ages. */
  static boolean mayAge(String entity) {
    return TABLES.containsKey(entity);
  }

  /** Whether the row is older than what is kept. */
  boolean isAged(Row row) {
    String key = row.key();
    int from = key.indexOf('|') + 1;
    if (from == 0 || key.length() < from + SECOND) {
      return false;
    }
    // Most rows are told by the letters of their time; what is close to the limit is calculated.
    String second = key.substring(from, from + SECOND);
    int apart = second.compareTo(keptSinceText);
    boolean plain = key.startsWith("Z|", from + SECOND);
    return plain
        ? apart < 0
        : RowFields.instantOf(row.entity(), EntityTable.keyParts(row, 3)[1])
            < keptSince.toEpochMilli();
  }

  /** The row under which an aged one is counted. */
  static Row counted(Row row) {
    String[] key = EntityTable.keyParts(row, 3);
    return counted(
        row.entity(), key[0], RowFields.instantOf(row.entity(), key[1]), key[2], row.version());
  }

  private static Row counted(String entity, String customer, long at, String id, long version) {
    return new Row("aged " + entity, customer + "|" + at + "|" + id, version, null);
  }

  /**
   * Lets go of at most so many aged rows of each kind.
   *
   * @param customers takes in whom they were about
   * @return how many went
   */
  int sweep(Session session, int limit, RowSums sums, Set<CustomerId> customers)
      throws SQLException {
    int gone = 0;
    for (Map.Entry<String, String> each : TABLES.entrySet()) {
      gone += sweep(session, each.getKey(), each.getValue(), limit, sums, customers);
    }
    return gone;
  }

  private int sweep(
      Session session,
      String entity,
      String table,
      int limit,
      RowSums sums,
      Set<CustomerId> customers)
      throws SQLException {
    record Aged(String customer, long at, String id, Origin origin, long version) {}
    PreparedStatement list =
        session.prepare(
            """
            SELECT customer, at, id, bucket, generation, version FROM %s WHERE at < ? LIMIT ?
            """
                .formatted(table));
    list.setLong(1, keptSince.toEpochMilli());
    list.setInt(2, limit);
    List<Aged> aged = new ArrayList<>();
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        Origin origin = new Origin(row.getLong(4), row.getLong(5));
        aged.add(
            new Aged(row.getString(1), row.getLong(2), row.getString(3), origin, row.getLong(6)));
      }
    }
    String delete = "DELETE FROM %s WHERE customer = ? AND at = ? AND id = ?".formatted(table);
    for (Aged row : aged) {
      Binding binding = new Binding(session.prepare(delete));
      binding.text(row.customer()).number(row.at()).text(row.id()).update();
      sums.subtract(row.origin(), row.version());
      Row counted = counted(entity, row.customer(), row.at(), row.id(), row.version());
      keptOut.put(session, row.origin(), counted, sums);
      customers.add(new CustomerId(row.customer()));
    }
    return aged.size();
  }
}
