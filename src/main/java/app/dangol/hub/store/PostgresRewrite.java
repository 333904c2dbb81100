package app.dangol.hub.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Has deleted rows leave the files of a PostgreSQL database. {@code VACUUM} gives their space free
 * and does not overwrite it; only {@code VACUUM FULL} writes a table and its indexes anew, and lets
 * nobody at it meanwhile. So small tables are written anew, and of large ones the space is given to
 * the next rows.
 */
final class PostgresRewrite {
  /** A table with its indexes that is written anew within two or three seconds. */
  static final long SMALL_BYTES = 256L << 20;

  /** The tables in which somebody stands. */
  private static final List<String> TABLES = List.of("row", "record");

  private PostgresRewrite() {}

  static boolean rewrite(Connection connection) throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      // While it waits for a table, everybody behind waits for it.
      statement.execute("SET lock_timeout = '5s'");
      try {
        for (String table : TABLES) {
          boolean small = bytes(statement, table) <= SMALL_BYTES;
          statement.execute((small ? "VACUUM FULL " : "VACUUM ") + table);
        }
      } finally {
        statement.execute("RESET lock_timeout");
      }
    } finally {
      connection.setAutoCommit(false);
    }
    return true;
  }

  private static long bytes(Statement statement, String table) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT pg_total_relation_size('" + table + "')")) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}
