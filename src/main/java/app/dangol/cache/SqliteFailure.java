package app.dangol.cache;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Reads what an SQLite error means for us. */
final class SqliteFailure {
  private static final int PRIMARY = 0xff;

  /** Of the file's surroundings, not of what is in it. */
  private static final Set<Integer> PASSING =
      Stream.of(
              SQLiteErrorCode.SQLITE_BUSY,
              SQLiteErrorCode.SQLITE_LOCKED,
              SQLiteErrorCode.SQLITE_PROTOCOL,
              SQLiteErrorCode.SQLITE_INTERRUPT,
              SQLiteErrorCode.SQLITE_NOMEM,
              SQLiteErrorCode.SQLITE_FULL,
              SQLiteErrorCode.SQLITE_IOERR,
              SQLiteErrorCode.SQLITE_CANTOPEN,
              SQLiteErrorCode.SQLITE_PERM,
              SQLiteErrorCode.SQLITE_READONLY)
          .map(code -> code.code)
          .collect(Collectors.toUnmodifiableSet());

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

  /**
   * Whether it may be otherwise in a moment, or once the file may be read: nothing is said of what
   * is in it.
   */
  static boolean isPassing(SQLException e) {
    return e instanceof SQLiteException sqlite
        && PASSING.contains(sqlite.getResultCode().code & PRIMARY);
  }

  /** The result's name, which unlike the message never quotes data. */
  static String nameOf(SQLException e) {
    return e instanceof SQLiteException sqlite
        ? sqlite.getResultCode().name()
        : e.getClass().getSimpleName();
  }
}
