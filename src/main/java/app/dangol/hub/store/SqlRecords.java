package app.dangol.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The hub's own records, as they lie in their table, in the SQL that both stores share. */
final class SqlRecords {
  private SqlRecords() {}

  static Optional<Cell> find(Connection connection, String kind, String key) throws SQLException {
    if (!StoreText.areStorable(kind, key)) {
      return Optional.empty();
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT data, sealed FROM record WHERE kind = ? AND key = ?")) {
      query.setString(1, kind);
      query.setString(2, key);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(new Cell(rows.getString(1), rows.getBytes(2)))
            : Optional.empty();
      }
    }
  }

  /** By their keys, in order. */
  static Map<String, Cell> list(
      Connection connection, String kind, String from, String before, int limit)
      throws SQLException {
    StoreText.require(kind, from, before);
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT key, data, sealed FROM record
            WHERE kind = ? AND key >= ? AND (? = '' OR key < ?)
            ORDER BY key LIMIT ?\
            """)) {
      query.setString(1, kind);
      query.setString(2, from);
      query.setString(3, before);
      query.setString(4, before);
      query.setInt(5, limit);
      Map<String, Cell> found = new LinkedHashMap<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getString(1), new Cell(rows.getString(2), rows.getBytes(3)));
        }
      }
      return found;
    }
  }

  static void keep(Statements statements, String kind, String key, Cell cell) throws SQLException {
    statements.update(
        """
        INSERT INTO record (kind, key, data, sealed) VALUES (?, ?, ?, ?)
        ON CONFLICT (kind, key) DO UPDATE SET data = excluded.data, sealed = excluded.sealed\
        """,
        kind,
        key,
        cell.data(),
        cell.sealed());
  }

  static boolean forget(Statements statements, String kind, String key) throws SQLException {
    return StoreText.areStorable(kind, key)
        && statements.update("DELETE FROM record WHERE kind = ? AND key = ?", kind, key) > 0;
  }
}
