package app.dangol.cache;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/**
 * One connection with its prepared statements, which cost more to compile than to run. Used by one
 * thread at a time; close the result sets, never the statements.
 */
final class Session implements AutoCloseable {
  private static final int STEPS_BETWEEN_LOOKS = 1000;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  /** Those that may hold what was asked of them. */
  private final Set<PreparedStatement> used = Collections.newSetFromMap(new IdentityHashMap<>());

  private @Nullable Precedence precedence;

  private Session(Connection connection) {
    this.connection = connection;
  }

  static Session open(Path file, List<String> pragmas) throws SQLException {
    return openUrl("jdbc:sqlite:" + file, pragmas);
  }

  /**
   * Opens for reading alone; makes no file.
   *
   * @param immutable nobody else has it open: nothing at all is written, not even a lock is taken
   */
  static Session openToLook(Path file, boolean immutable, List<String> pragmas)
      throws SQLException {
    String path = file.toAbsolutePath().toUri().getRawPath();
    return openUrl(
        "jdbc:sqlite:file:" + path + "?mode=ro" + (immutable ? "&immutable=1" : ""), pragmas);
  }

  private static Session openUrl(String url, List<String> pragmas) throws SQLException {
    Properties properties = new Properties();
    // Else the driver compiles and runs one more SELECT after every INSERT.
    properties.setProperty("jdbc.get_generated_keys", "false");
    Session session = new Session(DriverManager.getConnection(url, properties));
    try {
      for (String pragma : pragmas) {
        session.execute(pragma);
      }
      session.leaveTransactionsToSql();
      return session;
    } catch (SQLException e) {
      session.closeAfter(e);
      throw e;
    }
  }

  /**
   * Has the driver begin and commit nothing by itself: before every statement it would try whether
   * a transaction is to be begun, a twentieth of what a change costs. It begins one when it is told
   * so, which is ended here.
   */
  private void leaveTransactionsToSql() throws SQLException {
    connection.setAutoCommit(false);
    execute("COMMIT");
  }

  /** The statement for that SQL text, compiled once. */
  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    used.add(statement);
    return statement;
  }

  /**
   * Forgets what was asked of the statements since the last time: a name that was looked for, too,
   * would stay in them until they are used again.
   */
  void forgetParameters() throws SQLException {
    for (PreparedStatement statement : used) {
      statement.clearParameters();
    }
    used.clear();
  }

  /** What upserts ask about the rows they find; known to a connection from the first use on. */
  Precedence precedence() throws SQLException {
    Precedence known = precedence;
    if (known == null) {
      known = Precedence.on(connection);
      precedence = known;
    }
    return known;
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
    used.clear();
  }

  /** Lets whatever runs after that time fail with SQLITE_INTERRUPT. */
  void interruptAfter(Duration time) throws SQLException {
    long start = System.nanoTime();
    ProgressHandler.setHandler(
        connection,
        STEPS_BETWEEN_LOOKS,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return System.nanoTime() - start > time.toNanos() ? 1 : 0;
          }
        });
  }

  void noInterrupt() throws SQLException {
    ProgressHandler.clearHandler(connection);
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
