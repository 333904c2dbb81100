package app.dangol.cache;

import app.dangol.cache.EntityTable.Origin;
import app.dangol.id.CustomerId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes one bucket's state, inside the transaction that writes its rows. */
final class BucketRows {
  private static final String ORIGIN = "SELECT id, generation FROM bucket WHERE name = ?";
  private static final String BEGIN =
      """
      INSERT INTO bucket (name, generation, cursor, next_page, position, row_count, row_sum,
        synced_at)
      VALUES (?, 1, NULL, NULL, 0, 0, 0, NULL)
      ON CONFLICT (name) DO UPDATE SET
        generation = generation + 1, cursor = NULL, next_page = NULL, row_count = 0,
        row_sum = 0
      """;
  private static final String SAVE_PAGE = "UPDATE bucket SET next_page = ? WHERE name = ?";
  private static final String SAVE_CURSOR =
      """
      UPDATE bucket SET cursor = ?, next_page = NULL, position = ?, synced_at = ?
      WHERE name = ?
      """;
  private static final String SAVE_EXPIRY =
      "UPDATE bucket SET position = ?, expires_at = ? WHERE name = ?";
  private static final String FORGET =
      "UPDATE bucket SET cursor = NULL, next_page = NULL WHERE name = ?";
  private static final String NAME = "SELECT name FROM bucket WHERE id = ? AND generation = ?";
  private static final String FORGET_IF_COMPLETE =
      """
      UPDATE bucket SET cursor = NULL, next_page = NULL WHERE name = ? AND cursor IS NOT NULL
      """;
  private static final String FORGET_AFTER =
      """
      UPDATE bucket SET cursor = NULL, next_page = NULL, synced_at = NULL
      WHERE synced_at > ? AND expires_at IS NULL
      """;
  private static final String CONFIRM =
      "UPDATE bucket SET synced_at = ? WHERE name = ? AND cursor IS NOT NULL";
  private static final String DROP = "DELETE FROM bucket WHERE name = ?";
  private static final long NO_GENERATION = -1;

  private final Session session;
  private final String bucket;

  BucketRows(Session session, String bucket) {
    this.session = session;
    this.bucket = bucket;
  }

  Origin origin() throws SQLException {
    PreparedStatement find = session.prepare(ORIGIN);
    find.setString(1, bucket);
    try (ResultSet rows = find.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("a bucket that was begun is not there");
      }
      return new Origin(rows.getLong(1), rows.getLong(2));
    }
  }

  /** Starts a new generation; the rows of the old one stay until the snapshot is complete. */
  Origin beginSnapshot() throws SQLException {
    new Binding(session.prepare(BEGIN)).text(bucket).update();
    return origin();
  }

  void saveSnapshotPage(String nextPage) throws SQLException {
    new Binding(session.prepare(SAVE_PAGE)).text(nextPage).text(bucket).update();
  }

  void saveCursor(String cursor, long position, long syncedAt) throws SQLException {
    new Binding(session.prepare(SAVE_CURSOR))
        .text(cursor)
        .number(position)
        .number(syncedAt)
        .text(bucket)
        .update();
  }

  /** Lets the whole bucket go at that time. */
  void saveExpiry(long position, long expiresAt) throws SQLException {
    new Binding(session.prepare(SAVE_EXPIRY))
        .number(position)
        .number(expiresAt)
        .text(bucket)
        .update();
  }

  int confirm(long syncedAt) throws SQLException {
    return new Binding(session.prepare(CONFIRM)).number(syncedAt).text(bucket).update();
  }

  int forgetCursor() throws SQLException {
    return new Binding(session.prepare(FORGET)).text(bucket).update();
  }

  /** Has buckets fetched anew that were last complete after that time; returns how many. */
  static int forgetCompleteAfter(Session session, long at) throws SQLException {
    return new Binding(session.prepare(FORGET_AFTER)).number(at).update();
  }

  /**
   * Has a bucket fetched anew if that row's fetch is still its last and is complete.
   *
   * @return the bucket's name, unless nothing was changed
   */
  static Optional<String> forgetComplete(Session session, Origin damaged) throws SQLException {
    PreparedStatement find = session.prepare(NAME);
    find.setLong(1, damaged.bucket());
    find.setLong(2, damaged.generation());
    String name;
    try (ResultSet rows = find.executeQuery()) {
      if (!rows.next()) {
        return Optional.empty();
      }
      name = rows.getString(1);
    }
    int forgotten = new Binding(session.prepare(FORGET_IF_COMPLETE)).text(name).update();
    return forgotten == 0 ? Optional.empty() : Optional.of(name);
  }

  /**
   * Deletes what the snapshot just completed no longer holds.
   *
   * @param customers takes in whom the deleted rows were about
   * @return how many rows
   */
  int deleteStale(List<EntityTable> tables, Set<CustomerId> customers) throws SQLException {
    Origin origin = origin();
    return deleteAllBut(tables, origin, customers);
  }

  /** Deletes the bucket with all its rows, as {@link #deleteStale} does. */
  int drop(List<EntityTable> tables, Set<CustomerId> customers) throws SQLException {
    PreparedStatement find = session.prepare(ORIGIN);
    find.setString(1, bucket);
    long id;
    try (ResultSet rows = find.executeQuery()) {
      if (!rows.next()) {
        return 0;
      }
      id = rows.getLong(1);
    }
    int deleted = deleteAllBut(tables, new Origin(id, NO_GENERATION), customers);
    new Binding(session.prepare(DROP)).text(bucket).update();
    return deleted;
  }

  private int deleteAllBut(List<EntityTable> tables, Origin spared, Set<CustomerId> customers)
      throws SQLException {
    int deleted = 0;
    for (EntityTable table : tables) {
      deleted += table.deleteAllBut(session, spared.bucket(), spared.generation(), customers);
    }
    return deleted;
  }
}
