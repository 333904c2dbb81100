package app.dangol.cache;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * One connection with its prepared statements, which cost more to compile than to run. Used by one
 * thread at a time; close the result sets, never the statements.
 */
final class Session implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private Session(Connection connection) {
    this.connection = connection;
  }

  static Session open(Path file, List<String> pragmas) throws SQLException {
    Properties properties = new Properties();
    // Else the driver compiles and runs one more SELECT after every INSERT.
    properties.setProperty("jdbc.get_generated_keys", "false");
    Session session = new Session(DriverManager.getConnection("jdbc:sqlite:" + file, properties));
    try {
      for (String pragma : pragmas) {
        session.execute(pragma);
      }
      return session;
    } catch (SQLException e) {
      session.closeAfter(e);
      throw e;
    }
  }

  /** The statement for that SQL text, compiled once. */
  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  /** Runs a statement without parameters and without rows. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row, or the default if there is none. */
  long number(String sql, long ifNone) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : ifNone;
    }
  }

  /** The first column of the first row, or the default if there is none. */
  String text(String sql, String ifNone) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : ifNone;
    }
  }

  /** Forgets all compiled statements: the driver has closed those that failed. */
  void forgetStatements() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }

  void closeAfter(Exception cause) {
    try {
      close();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws SQLException {
    forgetStatements();
    connection.close();
  }
}
