package app.dangol.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store's queries; the caller gives the connection and ends its transaction. */
final class SqliteReads {
  private SqliteReads() {}

  static long head(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT position FROM log")) {
      return number(query);
    }
  }

  static long newest(Connection connection, String bucket) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT max(position) FROM row WHERE bucket = ?")) {
      query.setString(1, bucket);
      return number(query);
    }
  }

  static long count(Connection connection, String bucket) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT count(*) FROM row WHERE bucket = ? AND data IS NOT NULL")) {
      query.setString(1, bucket);
      return number(query);
    }
  }

  static Slice listSnapshot(
      Connection connection,
      String bucket,
      @Nullable RowKey after,
      Optional<Long> at,
      PageLimit limit)
      throws SQLException {
    // The plus keeps SQLite off the index on positions: key order comes from the primary key.
    long position = at.isPresent() ? at.get() : head(connection);
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT entity, key, position, data FROM row
            WHERE bucket = ? AND (entity, key) > (?, ?) AND +position <= ? AND data IS NOT NULL
            ORDER BY entity, key\
            """)) {
      query.setString(1, bucket);
      // No entity has an empty name, so this is before all rows.
      query.setString(2, after == null ? "" : after.entity());
      query.setString(3, after == null ? "" : after.key());
      query.setLong(4, position);
      return slice(query, limit, position);
    }
  }

  static Slice listChanges(Connection connection, String bucket, long after, PageLimit limit)
      throws SQLException {
    long head = head(connection);
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT entity, key, position, data FROM row
            WHERE bucket = ? AND position > ?
            ORDER BY position\
            """)) {
      query.setString(1, bucket);
      query.setLong(2, after);
      Slice slice = slice(query, limit, head);
      // A page that ends early reflects the log up to its last row only.
      return slice.more()
          ? new Slice(slice.rows(), true, slice.rows().getLast().position())
          : slice;
    }
  }

  static Optional<String> findRecord(Connection connection, String kind, String key)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT data FROM record WHERE kind = ? AND key = ?")) {
      query.setString(1, kind);
      query.setString(2, key);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  static List<HubRecord> listRecords(
      Connection connection, String kind, String from, String before, int limit)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT key, data FROM record
            WHERE kind = ? AND key >= ? AND (? = '' OR key < ?)
            ORDER BY key LIMIT ?\
            """)) {
      query.setString(1, kind);
      query.setString(2, from);
      query.setString(3, before);
      query.setString(4, before);
      query.setInt(5, limit);
      List<HubRecord> found = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(new HubRecord(rows.getString(1), rows.getString(2)));
        }
      }
      return found;
    }
  }

  private static Slice slice(PreparedStatement query, PageLimit limit, long position)
      throws SQLException {
    List<StoredRow> rows = new ArrayList<>();
    int chars = 0;
    try (ResultSet found = query.executeQuery()) {
      while (found.next()) {
        StoredRow row =
            new StoredRow(
                found.getString(1), found.getString(2), found.getLong(3), found.getString(4));
        chars += row.key().length() + (row.data() == null ? 0 : row.data().length());
        if (!rows.isEmpty() && (rows.size() >= limit.rows() || chars > limit.chars())) {
          return new Slice(rows, true, position);
        }
        rows.add(row);
      }
    }
    return new Slice(rows, false, position);
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}
