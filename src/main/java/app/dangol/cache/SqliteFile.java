package app.dangol.cache;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One open SQLite file in WAL mode: one writing connection behind a lock, and reading connections
 * that see the last commit and never wait for the writer.
 */
final class SqliteFile implements AutoCloseable {
  private static final int MAX_IDLE_READERS = 4;

  private final Path path;
  private final DatabaseProfile profile;
  private final BlockingGuard guard;
  private final Session writer;
  private final ReentrantLock writing = new ReentrantLock();
  private final LinkedBlockingDeque<Session> idleReaders =
      new LinkedBlockingDeque<>(MAX_IDLE_READERS);

  private SqliteFile(Path path, DatabaseProfile profile, BlockingGuard guard, Session writer) {
    this.path = path;
    this.profile = profile;
    this.guard = guard;
    this.writer = writer;
  }

  /**
   * Opens the file, brings its schema up to date and checks its pages.
   *
   * @throws SQLException also where the file is damaged; see {@link SqliteFailure#isCorrupt}
   * @throws DangolException DB-01 if the file cannot be made, DB-02 if a newer program wrote it
   */
  static SqliteFile open(Path path, DatabaseProfile profile, BlockingGuard guard)
      throws SQLException {
    look(path, profile, guard);
    Session session = Session.open(path, profile.writing());
    try {
      checkPages(session);
      migrate(session, path, profile);
      // What an erasure before a crash left in the log must not wait for the next one.
      session.number("PRAGMA wal_checkpoint(TRUNCATE)", 0);
      return new SqliteFile(path, profile, guard, session);
    } catch (SQLException | RuntimeException e) {
      session.closeAfter(e);
      throw e;
    }
  }

  /**
   * Looks at the file before the first PRAGMA that writes: a newer program's stays as it is.
   *
   * @throws SQLException and DangolException as {@link #open}
   */
  static void look(Path path, DatabaseProfile profile, BlockingGuard guard) throws SQLException {
    guard.check();
    makeOwnerOnly(path);
    try (Session look = Session.open(path, List.of())) {
      refuseNewer(look, path, profile);
    }
  }

  /** Runs reads on one consistent state. */
  <T extends @Nullable Object> T read(SqlWork<T> work) throws SQLException {
    guard.check();
    Session session = idleReaders.pollFirst();
    if (session == null) {
      session = Session.open(path, profile.reading());
    }
    boolean clean = false;
    try {
      session.prepare("BEGIN").execute();
      T result = work.run(session);
      session.prepare("COMMIT").execute();
      session.forgetParameters();
      clean = true;
      return result;
    } finally {
      // A connection that failed is in an unknown state; it is not used again.
      if (!clean || !idleReaders.offerFirst(session)) {
        session.close();
      }
    }
  }

  /** Runs work in one transaction: all of it or, after any exception, nothing. */
  <T extends @Nullable Object> T write(SqlWork<T> work) throws SQLException {
    guard.check();
    writing.lock();
    try {
      writer.prepare("BEGIN IMMEDIATE").execute();
      try {
        T result = work.run(writer);
        writer.prepare("COMMIT").execute();
        writer.forgetParameters();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        rollBack(e);
        throw e;
      }
    } finally {
      writing.unlock();
    }
  }

  /**
   * Moves the log into the file and empties it.
   *
   * @return false if a reader stood in the way
   */
  boolean emptyLog() throws SQLException {
    guard.check();
    writing.lock();
    try {
      return writer.number("PRAGMA wal_checkpoint(TRUNCATE)", 1) == 0;
    } finally {
      writing.unlock();
    }
  }

  /**
   * Writes the file anew and empties the log. Where a page was split, what moved may stand in its
   * unused middle still; {@code secure_delete} does not reach there. Takes twice as much disk as
   * the file for as long; others may read meanwhile.
   *
   * @return false if a reader stood in the way of the log
   */
  boolean rewrite() throws SQLException {
    guard.check();
    writing.lock();
    try {
      // The copy would else be made in memory.
      writer.execute("PRAGMA temp_store = FILE");
      writer.execute("VACUUM");
      writer.execute("PRAGMA temp_store = MEMORY");
      return writer.number("PRAGMA wal_checkpoint(TRUNCATE)", 1) == 0;
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() throws SQLException {
    for (Session reader = idleReaders.pollFirst();
        reader != null;
        reader = idleReaders.pollFirst()) {
      reader.close();
    }
    writing.lock();
    try {
      writer.close();
    } finally {
      writing.unlock();
    }
  }

  private void rollBack(Throwable cause) {
    try {
      writer.forgetStatements();
      writer.execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has already rolled back by itself after some errors (disk full, I/O).
      cause.addSuppressed(e);
    }
  }

  /** SQLite gives its log and shared memory the rights that the file itself has. */
  private static void makeOwnerOnly(Path path) {
    try {
      OwnerOnly.file(path);
      for (String suffix : SecureFiles.BESIDE) {
        OwnerOnly.existingFile(path.resolveSibling(path.getFileName() + suffix));
      }
    } catch (IOException e) {
      throw new DangolException(
          ErrorCode.DB_01, path.getFileName() + " cannot be made for its owner alone", e);
    }
  }

  private static void checkPages(Session session) throws SQLException {
    if (!session.text("PRAGMA quick_check(1)", "").equals("ok")) {
      throw new SQLiteException("quick_check found damage", SQLiteErrorCode.SQLITE_CORRUPT);
    }
  }

  private static void refuseNewer(Session session, Path path, DatabaseProfile profile)
      throws SQLException {
    long version = session.number("PRAGMA user_version", 0);
    if (version > profile.newestVersion()) {
      throw new DangolException(
          ErrorCode.DB_02,
          path.getFileName()
              + " has schema version "
              + version
              + ", this program knows "
              + profile.newestVersion()
              + ": install the newer program");
    }
  }

  private static void migrate(Session session, Path path, DatabaseProfile profile)
      throws SQLException {
    refuseNewer(session, path, profile);
    for (Migration step : profile.migrations()) {
      if (session.number("PRAGMA user_version", 0) < step.to()) {
        session.execute("BEGIN IMMEDIATE");
        step.apply(session);
        session.execute("PRAGMA user_version = " + step.to());
        session.execute("COMMIT");
      }
    }
  }
}
