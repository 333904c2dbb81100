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

  /** Columns entity, key, position, data, sealed. */
  List<StandingRow> listRows(String sql, @Nullable Object... values) throws SQLException {
    List<StandingRow> found = new ArrayList<>();
    try (ResultSet rows = query(sql, values)) {
      while (rows.next()) {
        found.add(row(rows));
      }
      return found;
    }
  }

  /** Columns entity, key, position, data, sealed. */
  static StandingRow row(ResultSet rows) throws SQLException {
    return new StandingRow(
        rows.getString(1),
        rows.getString(2),
        rows.getLong(3),
        new Cell(rows.getString(4), rows.getBytes(5)));
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
