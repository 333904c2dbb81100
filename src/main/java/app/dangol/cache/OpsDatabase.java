package app.dangol.cache;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code ops.db}: what was done on this device. It is never dropped; a damaged one is
 * reported and left as it is.
 */
public final class OpsDatabase implements AutoCloseable {
  private final SqliteFile file;

  private OpsDatabase(SqliteFile file) {
    this.file = file;
  }

  /**
   * Opens or makes the file. May block.
   *
   * @throws DangolException DB-01 if it cannot be opened or is damaged, DB-02 if it is newer than
   *     this program
   */
  public static OpsDatabase open(Path path, BlockingGuard guard) {
    try {
      return new OpsDatabase(SqliteFile.open(path, DatabaseProfile.ops(), guard));
    } catch (SQLException e) {
      throw new DangolException(
          ErrorCode.DB_01,
          path
              + " cannot be opened ("
              + SqliteFailure.nameOf(e)
              + "). It holds writes that may not have reached the hub: keep it, and ask for help",
          e);
    }
  }

  <T extends @Nullable Object> T read(SqlWork<T> work) {
    try {
      return file.read(work);
    } catch (SQLException e) {
      throw failed("read", e);
    }
  }

  <T extends @Nullable Object> T write(SqlWork<T> work) {
    try {
      return file.write(work);
    } catch (SQLException e) {
      throw failed("written", e);
    }
  }

  /** Empties the write-ahead log; false if a reader stood in the way. */
  boolean emptyLog() {
    try {
      return file.emptyLog();
    } catch (SQLException e) {
      throw failed("checkpointed", e);
    }
  }

  /** As {@link SqliteFile#rewrite}. */
  boolean rewrite() {
    try {
      return file.rewrite();
    } catch (SQLException e) {
      throw failed("written anew", e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (SQLException e) {
      throw failed("closed", e);
    }
  }

  private static DangolException failed(String what, SQLException e) {
    return new DangolException(
        ErrorCode.DB_01, "ops.db cannot be " + what + ": " + SqliteFailure.nameOf(e), e);
  }
}
