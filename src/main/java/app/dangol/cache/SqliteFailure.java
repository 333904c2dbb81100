package app.dangol.cache;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Reads what an SQLite error means for us. */
final class SqliteFailure {
  private static final int PRIMARY = 0xff;

  private SqliteFailure() {}

  /** Whether the file itself is damaged, rather than busy, full or locked. */
  static boolean isCorrupt(SQLException e) {
    if (!(e instanceof SQLiteException sqlite)) {
      return false;
    }
    int primary = sqlite.getResultCode().code & PRIMARY;
    return primary == SQLiteErrorCode.SQLITE_CORRUPT.code
        || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
  }

  /** The result's name, which unlike the message never quotes data. */
  static String nameOf(SQLException e) {
    return e instanceof SQLiteException sqlite
        ? sqlite.getResultCode().name()
        : e.getClass().getSimpleName();
  }
}
