package app.dangol.hub.store;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Finds out what a file is without changing anything about it: not its rights, not its time, and
 * nothing beside it. Whoever names a file may have named a wrong one.
 */
final class HubFileKind {
  private static final String TABLES =
      """
      SELECT
        (SELECT count(*) FROM sqlite_schema),
        (SELECT count(*) FROM sqlite_schema
          WHERE type = 'table' AND name IN ('log', 'row', 'op')),
        (SELECT count(*) FROM pragma_table_info('log') WHERE name IN ('epoch', 'position'))\
      """;

  private HubFileKind() {}

  /** What was found. */
  enum Found {
    /** There is no such file. */
    NOTHING,
    /** A program was stopped before it had put anything into it. */
    EMPTY,
    /** A hub's, of whatever version. */
    HUB,
    /** Somebody else's. */
    OTHER
  }

  /**
   * Looks. Blocks.
   *
   * @throws DangolException DB-01 if it is a file that no hub has made, or cannot be read
   */
  static Found at(Path file) {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Found.NOTHING;
    }
    try {
      Found found = Files.isRegularFile(file) ? tables(file) : Found.OTHER;
      if (found == Found.OTHER || (found == Found.EMPTY && !OwnerOnly.isSo(file))) {
        throw new DangolException(
            ErrorCode.DB_01, file + " is no hub's database; it was left as it is");
      }
      return found;
    } catch (SQLException | IOException e) {
      throw new DangolException(
          ErrorCode.DB_01,
          file + " is no hub's database, or cannot be read; it was left as it is",
          e);
    }
  }

  private static Found tables(Path file) throws SQLException, IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    boolean hasLog = Files.isRegularFile(log) && Files.size(log) > 0;
    try {
      Found found = tables(file, true);
      if (found == Found.HUB || !hasLog) {
        return found;
      }
    } catch (SQLException e) {
      if (!hasLog) {
        throw e;
      }
    }
    // A hub that has just begun has all it holds in the log, which takes shared memory to read.
    return tables(file, false);
  }

  /**
   * @param immutable without the log, and without a lock
   */
  private static Found tables(Path file, boolean immutable) throws SQLException {
    String path = file.toAbsolutePath().toUri().getRawPath();
    String url = "jdbc:sqlite:file:" + path + "?mode=ro" + (immutable ? "&immutable=1" : "");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TABLES)) {
      row.next();
      if (row.getInt(1) == 0) {
        return Found.EMPTY;
      }
      return row.getInt(2) == 3 && row.getInt(3) == 2 ? Found.HUB : Found.OTHER;
    }
  }
}
