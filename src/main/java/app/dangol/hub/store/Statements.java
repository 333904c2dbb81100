package app.dangol.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements of one transaction, each prepared once. */
final class Statements implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Statements(Connection connection) {
    this.connection = connection;
  }

  int update(String sql, @Nullable Object... values) throws SQLException {
    return bind(sql, values).executeUpdate();
  }

  ResultSet query(String sql, @Nullable Object... values) throws SQLException {
    return bind(sql, values).executeQuery();
  }

  /** The first column of the first row, 0 if there is none or it is NULL. */
  long number(String sql, @Nullable Object... values) throws SQLException {
    try (ResultSet rows = query(sql, values)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /** The first column. */
  List<String> listTexts(String sql, @Nullable Object... values) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = query(sql, values)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  /** Columns entity, key, position, data. */
  List<StoredRow> listRows(String sql, @Nullable Object... values) throws SQLException {
    List<StoredRow> found = new ArrayList<>();
    try (ResultSet rows = query(sql, values)) {
      while (rows.next()) {
        found.add(
            new StoredRow(
                rows.getString(1), rows.getString(2), rows.getLong(3), rows.getString(4)));
      }
      return found;
    }
  }

  private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
  }
}
