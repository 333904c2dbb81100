package app.dangol.hub.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to a database server. The JDBC registry is left out: it quotes URLs. */
final class PostgresDriver {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresDriver.class);

  /**
   * A copy whose machine is gone must lose its locks in seconds, not after the system's two hours;
   * one that has stopped in the middle of a transaction as well.
   */
  private static final String SETTINGS =
      """
      SET tcp_keepalives_idle = 10;
      SET tcp_keepalives_interval = 5;
      SET tcp_keepalives_count = 3;
      SET idle_in_transaction_session_timeout = '60s'\
      """;

  private PostgresDriver() {}

  static Connection connect(PostgresAddress address) throws SQLException {
    Connection connection =
        new org.postgresql.Driver().connect(address.url(), address.properties());
    if (connection == null) {
      // 08001: the client was unable to establish the connection.
      throw new SQLException("the driver does not know such a URL", "08001");
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(SETTINGS);
    } catch (SQLException e) {
      closeQuietly(connection);
      throw e;
    }
    return connection;
  }

  /** For a connection whose state no longer matters. */
  static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("a connection could not be closed", e);
    }
  }
}
