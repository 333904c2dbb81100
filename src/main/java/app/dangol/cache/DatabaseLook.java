package app.dangol.cache;

import app.dangol.failure.BlockingGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Looks at one of the two files, or at a hub's, without changing it: no migration, no checkpoint,
 * no row. Beside a running app it is one more reader.
 */
public final class DatabaseLook {
  private static final List<String> PRAGMAS =
      List.of(
          "PRAGMA busy_timeout = 500",
          "PRAGMA query_only = ON",
          "PRAGMA temp_store = MEMORY",
          "PRAGMA trusted_schema = OFF");

  private final BlockingGuard guard;
  private final Duration pagesWithin;
  private final Duration countWithin;

  /**
   * @param pagesWithin how long the pages are looked at
   * @param countWithin how long the rows of the cache are counted; a running app's checkpoint waits
   *     for both at most
   */
  public DatabaseLook(BlockingGuard guard, Duration pagesWithin, Duration countWithin) {
    this.guard = guard;
    this.pagesWithin = pagesWithin;
    this.countWithin = countWithin;
  }

  /** Which of the two files. */
  public enum Kind {
    CACHE,
    OPS;

    private int newestVersion() {
      return switch (this) {
        case CACHE -> DatabaseProfile.cache().newestVersion();
        case OPS -> DatabaseProfile.ops().newestVersion();
      };
    }
  }

  /** What was seen. */
  public sealed interface Sight {
    /** There is no such file yet. */
    record Absent() implements Sight {}

    /**
     * It can be used.
     *
     * @param version of its schema
     * @param complete whether there was time for every page
     * @param waiting what the outbox holds; empty for the cache and where there are no tables yet
     * @param miscounted of the cache: buckets whose kept count or sum is not that of their rows;
     *     empty where there was no time, or nothing to count
     */
    record Sound(
        long version,
        boolean complete,
        Optional<OutboxView.Counts> waiting,
        Optional<List<String>> miscounted)
        implements Sight {}

    /** Its pages or its tables are damaged. */
    record Damaged() implements Sight {}

    /** A newer program wrote it. */
    record Newer(long version, long known) implements Sight {}

    /**
     * It cannot be opened or read now.
     *
     * @param result SQLite's name for that, such as {@code SQLITE_CANTOPEN}
     */
    record Unreadable(String result) implements Sight {}
  }

  /**
   * Looks at one file. Blocks, for {@code pagesWithin} and {@code countWithin} and a little more.
   *
   * @param inUse whether a running app has it open
   */
  public Sight at(Path file, Kind kind, boolean inUse) {
    return at(file, kind.newestVersion(), Optional.of(kind), inUse);
  }

  /**
   * Looks at a file that is neither of the two. Blocks as {@link #at(Path, Kind, boolean)}.
   *
   * @param newestVersion the newest {@code user_version} this program knows
   * @param inUse whether somebody may have it open
   */
  public Sight atOther(Path file, long newestVersion, boolean inUse) {
    return at(file, newestVersion, Optional.empty(), inUse);
  }

  private Sight at(Path file, long newestVersion, Optional<Kind> kind, boolean inUse) {
    guard.check();
    try {
      if (Files.notExists(file)) {
        return new Sight.Absent();
      }
      try (Session session = open(file, inUse)) {
        return look(session, newestVersion, kind);
      }
    } catch (IOException e) {
      return new Sight.Unreadable(e.getClass().getSimpleName());
    } catch (SQLException e) {
      return SqliteFailure.isCorrupt(e)
          ? new Sight.Damaged()
          : new Sight.Unreadable(SqliteFailure.nameOf(e));
    }
  }

  /**
   * Opens a file for somebody who only looks.
   *
   * @param inUse whether somebody may have it open
   */
  static Session open(Path file, boolean inUse) throws IOException, SQLException {
    // With a log to read, SQLite must be let near the shared memory; without one, near nothing.
    boolean immutable = !inUse && !hasLog(file);
    return Session.openToLook(file, immutable, PRAGMAS);
  }

  private Sight look(Session session, long newestVersion, Optional<Kind> kind) throws SQLException {
    long version = session.number("PRAGMA user_version", 0);
    if (version > newestVersion) {
      return new Sight.Newer(version, newestVersion);
    }
    boolean complete = true;
    session.interruptAfter(pagesWithin);
    try {
      if (!session.text("PRAGMA quick_check(1)", "").equals("ok")) {
        return new Sight.Damaged();
      }
    } catch (SQLException e) {
      if (!isInterrupt(e)) {
        throw e;
      }
      complete = false;
    } finally {
      session.noInterrupt();
    }
    boolean hasOutbox = kind.equals(Optional.of(Kind.OPS)) && version > 0;
    boolean hasBuckets = kind.equals(Optional.of(Kind.CACHE)) && version == newestVersion;
    return new Sight.Sound(
        version,
        complete,
        hasOutbox ? Optional.of(OutboxView.count(session)) : Optional.empty(),
        hasBuckets ? miscounted(session) : Optional.empty());
  }

  private Optional<List<String>> miscounted(Session session) throws SQLException {
    session.interruptAfter(countWithin);
    try {
      return Optional.of(LookedCount.listWrong(session));
    } catch (SQLException e) {
      if (!isInterrupt(e)) {
        throw e;
      }
      return Optional.empty();
    } finally {
      session.noInterrupt();
    }
  }

  private static boolean hasLog(Path file) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    return Files.exists(log) && Files.size(log) > 0;
  }

  private static boolean isInterrupt(SQLException e) {
    return e instanceof SQLiteException sqlite
        && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT;
  }

  /** How many bytes both files and what SQLite keeps beside them take; 0 for what is not there. */
  public static long bytesOf(Path file) {
    long bytes = sizeOf(file);
    for (String suffix : SecureFiles.BESIDE) {
      bytes += sizeOf(file.resolveSibling(file.getFileName() + suffix));
    }
    return bytes;
  }

  private static long sizeOf(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
