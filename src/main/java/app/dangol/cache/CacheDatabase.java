package app.dangol.cache;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The file {@code cache.db}: a copy of the hub's data that may be thrown away. A damaged file is
 * overwritten, deleted and made anew, which is told as {@link CacheChange.Rebuilt}; of a file with
 * a damaged row only that row's bucket is fetched anew, told as {@link CacheChange.Damaged}. Either
 * is healed by the next exchange with the hub.
 */
public final class CacheDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CacheDatabase.class);

  private final Path path;
  private final BlockingGuard guard;
  private final Changes changes;
  private final ReentrantReadWriteLock useOrReplace = new ReentrantReadWriteLock();
  private SqliteFile file;

  private CacheDatabase(Path path, BlockingGuard guard, Changes changes, SqliteFile file) {
    this.path = path;
    this.guard = guard;
    this.changes = changes;
    this.file = file;
  }

  /**
   * Opens or makes the file, anew where it is damaged. May block.
   *
   * @throws DangolException DB-01 if it cannot be opened, DB-02 if it is newer than this program
   */
  public static CacheDatabase open(Path path, BlockingGuard guard, Changes changes) {
    try {
      return new CacheDatabase(path, guard, changes, openFile(path, guard));
    } catch (SQLException e) {
      if (!SqliteFailure.isCorrupt(e)) {
        throw failed("opened", e);
      }
      try {
        CacheDatabase fresh = new CacheDatabase(path, guard, changes, anew(path, guard));
        fresh.reportRebuilt(e);
        return fresh;
      } catch (SQLException again) {
        throw failed("made anew", again);
      }
    }
  }

  /**
   * Runs reads on one consistent state.
   *
   * @throws DangolException KEY-02 if a row does not open; its bucket will then be fetched anew
   */
  <T extends @Nullable Object> T read(SqlWork<T> work) {
    try {
      return run("read", open -> open.read(work));
    } catch (DamagedRow e) {
      haveFetchedAnew(e);
      throw e;
    }
  }

  <T extends @Nullable Object> T write(SqlWork<T> work) {
    return run("written", open -> open.write(work));
  }

  /** Empties the write-ahead log; false if a reader stood in the way. */
  boolean emptyLog() {
    return run("checkpointed", SqliteFile::emptyLog);
  }

  /** As {@link SqliteFile#rewrite}. */
  boolean rewrite() {
    return run("written anew", SqliteFile::rewrite);
  }

  @Override
  public void close() {
    useOrReplace.writeLock().lock();
    try {
      file.close();
      FileSum.keep(path);
    } catch (SQLException e) {
      throw failed("closed", e);
    } catch (IOException e) {
      LOG.warn("no sum of cache.db could be kept; damage until the next start may stay unseen");
    } finally {
      useOrReplace.writeLock().unlock();
    }
  }

  /** Something done with the open file. */
  private interface Use<T extends @Nullable Object> {
    T on(SqliteFile open) throws SQLException;
  }

  private <T extends @Nullable Object> T run(String what, Use<T> use) {
    SqliteFile used = current();
    try {
      return runOnce(use);
    } catch (SQLException e) {
      if (!SqliteFailure.isCorrupt(e)) {
        throw failed(what, e);
      }
      replace(used, e);
      try {
        return runOnce(use);
      } catch (SQLException again) {
        throw failed(what, again);
      }
    }
  }

  private <T extends @Nullable Object> T runOnce(Use<T> use) throws SQLException {
    useOrReplace.readLock().lock();
    try {
      return use.on(file);
    } finally {
      useOrReplace.readLock().unlock();
    }
  }

  private SqliteFile current() {
    useOrReplace.readLock().lock();
    try {
      return file;
    } finally {
      useOrReplace.readLock().unlock();
    }
  }

  private void replace(SqliteFile damaged, SQLException cause) {
    useOrReplace.writeLock().lock();
    try {
      if (file != damaged) {
        return; // another thread found the same damage first
      }
      try {
        damaged.close();
      } catch (SQLException e) {
        LOG.warn("the damaged cache did not close cleanly: {}", SqliteFailure.nameOf(e));
      }
      file = anew(path, guard);
    } catch (SQLException e) {
      throw failed("made anew", e);
    } finally {
      useOrReplace.writeLock().unlock();
    }
    reportRebuilt(cause);
  }

  /** Once per fetch: what came in a fetch that is no longer the last one is gone already. */
  private void haveFetchedAnew(DamagedRow damage) {
    Optional<String> bucket;
    try {
      bucket = write(session -> BucketRows.forgetComplete(session, damage.origin()));
    } catch (DangolException e) {
      damage.addSuppressed(e);
      return;
    }
    bucket.ifPresent(name -> {
      LOG.warn("{}: a row of {} does not open; it will be fetched anew", ErrorCode.DB_03, name);
      changes.publish(new CacheChange.Damaged(name, ErrorCode.DB_03));
    });
  }

  private void reportRebuilt(SQLException cause) {
    LOG.warn(
        "{}: cache.db was damaged ({}) and has been made anew",
        ErrorCode.DB_03,
        SqliteFailure.nameOf(cause));
    changes.publish(new CacheChange.Rebuilt(ErrorCode.DB_03));
  }

  private static SqliteFile anew(Path path, BlockingGuard guard) throws SQLException {
    try {
      SecureFiles.deleteDatabase(path);
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "the damaged cache.db cannot be deleted", e);
    }
    return openFile(path, guard);
  }

  private static SqliteFile openFile(Path path, BlockingGuard guard) throws SQLException {
    SqliteFile.look(path, DatabaseProfile.cache(), guard);
    try {
      if (!FileSum.isAsKept(path)) {
        throw new SQLiteException("not the file that was closed", SQLiteErrorCode.SQLITE_CORRUPT);
      }
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "the sum of cache.db cannot be read", e);
    }
    SqliteFile file = SqliteFile.open(path, DatabaseProfile.cache(), guard);
    try {
      file.write(session -> {
        LateIndexes.make(session);
        return 0;
      });
      return file;
    } catch (SQLException | RuntimeException e) {
      try {
        file.close();
      } catch (SQLException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  private static DangolException failed(String what, SQLException e) {
    return new DangolException(
        ErrorCode.DB_01, "cache.db cannot be " + what + ": " + SqliteFailure.nameOf(e), e);
  }
}
