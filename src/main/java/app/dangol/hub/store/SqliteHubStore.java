package app.dangol.hub.store;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.sqlite.SQLiteErrorCode;

/**
 * The hub's store in one SQLite file: one connection writes under a lock, a few others read, each
 * read in a transaction of its own. A commit is on disk when {@link #write} returns.
 */
public final class SqliteHubStore extends SqlHubStore {
  /** The newest version of the file this program knows, in its {@code user_version}. */
  public static final int VERSION = HubFile.VERSION;

  private static final int READERS = 4;

  /** A file that is written anew in half a second. */
  private static final long SMALL_BYTES = 64L << 20;

  private final BlockingGuard guard;
  private final Connection writer;
  private final ReentrantLock writing = new ReentrantLock();
  private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();
  private final List<Connection> readers = new ArrayList<>();
  private final String epoch;

  private final Path file;
  private final Leadership leadership = new LocalLeadership();

  private SqliteHubStore(
      Path file, KeyPlace keys, HubFile.Durability durability, BlockingGuard guard)
      throws SQLException, IOException {
    // First: what comes next changes the file's rights.
    HubFileKind.at(file);
    this.file = file;
    this.guard = guard;
    this.writer = HubFile.openForWriting(file, durability);
    try {
      this.epoch = HubFile.prepare(writer);
      for (int i = 0; i < READERS; i++) {
        Connection reader = HubFile.openForReading(file);
        readers.add(reader);
        idle.add(reader);
      }
      startSealing(keys);
    } catch (SQLException | DangolException e) {
      closeAll();
      throw e;
    }
  }

  /**
   * Opens the file, making it if need be. The customers' keys are in {@link KeyPlace#USUAL_FOLDER}
   * beside it.
   *
   * @throws DangolException DB-01 if it cannot be opened, or is not a hub's, DB-02 if a newer
   *     program made it, HUB-08 if the customers' keys are missing or not those of this file
   */
  public static SqliteHubStore open(Path file, BlockingGuard guard) {
    return open(file, KeyPlace.beside(file), guard);
  }

  /**
   * Whether a hub's database lies there. Looks without changing anything, and makes none. Blocks.
   *
   * @throws DangolException DB-01 if what lies there is something else, or cannot be read
   */
  public static boolean isAt(Path file) {
    return HubFileKind.at(file) == HubFileKind.Found.HUB;
  }

  /** As {@link #open(Path, BlockingGuard)}, with the customers' keys in another folder. */
  public static SqliteHubStore open(Path file, KeyPlace keys, BlockingGuard guard) {
    return open(file, keys, HubFile.Durability.EVERY_COMMIT, guard);
  }

  /**
   * Makes a file for one load: no commit waits for the disk and nothing can be rolled back, until
   * {@link #close} and {@link #force}.
   *
   * @throws DangolException DB-01 if it is there already, or cannot be made
   */
  public static SqliteHubStore create(Path file, BlockingGuard guard) {
    if (Files.exists(file)) {
      throw new DangolException(ErrorCode.DB_01, "the hub's store " + file + " is there already");
    }
    return open(file, KeyPlace.beside(file), HubFile.Durability.WHEN_FORCED, guard);
  }

  private static SqliteHubStore open(
      Path file, KeyPlace keys, HubFile.Durability durability, BlockingGuard guard) {
    guard.check();
    try {
      return new SqliteHubStore(file, keys, durability, guard);
    } catch (SQLException e) {
      throw new DangolException(ErrorCode.DB_01, "cannot open the hub's store " + file + why(e), e);
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "cannot open the hub's store " + file, e);
    }
  }

  /** A hub begins its next transaction with the end of the last, and so has the file alone. */
  private static String why(SQLException e) {
    return e.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code
        ? ": a hub is running with it. Stop the hub first; with PostgreSQL both may work at once"
        : "";
  }

  /** After {@link #close}: waits until the file is on disk. */
  public void force() {
    guard.check();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      throw StoreFailures.failed("cannot put the file on disk", e);
    }
  }

  @Override
  public String epoch() {
    return epoch;
  }

  @Override
  <T> T inTransaction(Function<SqlTransaction, T> work) {
    guard.check();
    Map<String, Long> newest;
    T result;
    writing.lock();
    try (SqlTransaction transaction =
        SqlTransaction.begin(writer, "SELECT position FROM log", sealing())) {
      result = work.apply(transaction);
      newest = transaction.finish();
      transaction.commit();
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot write", e);
    } finally {
      writing.unlock();
    }
    tell(newest);
    return result;
  }

  @Override
  void scrub() {
    writing.lock();
    try {
      HubFile.scrub(writer);
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot take old plain text off the disk", e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  boolean overwriteAtOnce() {
    writing.lock();
    try {
      boolean small = Files.size(file) <= SMALL_BYTES;
      if (small) {
        HubFile.scrub(writer);
      } else {
        HubFile.emptyLog(writer);
      }
      return small;
    } catch (SQLException | IOException e) {
      throw StoreFailures.failed("cannot overwrite what was deleted", e);
    } finally {
      writing.unlock();
    }
  }

  /** Whoever writes waits; others read on. */
  @Override
  void overwrite() {
    scrub();
  }

  @Override
  public Leadership leadership() {
    return leadership;
  }

  @Override
  <T> T read(Work<T> queries) {
    guard.check();
    try {
      Connection connection = idle.take();
      try {
        T result = queries.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        idle.add(connection);
      }
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StoreFailures.failed("interrupted", e);
    }
  }

  @Override
  public void close() {
    guard.check();
    writing.lock();
    try {
      closeAll();
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot close", e);
    } finally {
      writing.unlock();
    }
  }

  private void closeAll() throws SQLException {
    for (Connection reader : readers) {
      reader.close();
    }
    writer.close();
    closeSealing();
  }
}
