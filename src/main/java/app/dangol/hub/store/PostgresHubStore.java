package app.dangol.hub.store;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The hub's store in a PostgreSQL database, which any number of copies may share. A writer takes
 * the lock of the log's single row before anything else and holds it to its commit: positions are
 * given in commit order across all copies. Each read is one transaction that sees one moment. A
 * read whose connection breaks is tried once more on a new one, and so is a write unless its commit
 * had begun.
 */
public final class PostgresHubStore extends SqlHubStore {
  private static final int READERS = 8;
  private static final int WRITERS = 2;
  private static final int ATTEMPTS = 3;
  private static final String LOCK = "SELECT position FROM log FOR UPDATE";

  private final PostgresAddress address;
  private final BlockingGuard guard;
  private final PostgresConnections readers;
  private final PostgresConnections writers;
  private final Leadership leadership;
  private final String epoch;
  private @Nullable PostgresWakeUps wakeUps;

  private PostgresHubStore(PostgresAddress address, KeyPlace keys, BlockingGuard guard)
      throws SQLException, InterruptedException {
    this.address = address;
    this.guard = guard;
    this.readers = new PostgresConnections(address, PostgresConnections.Kind.READ, READERS);
    this.writers = new PostgresConnections(address, PostgresConnections.Kind.WRITE, WRITERS);
    this.leadership = new PostgresLeadership(address);
    Connection writer = writers.take();
    try {
      this.epoch = PostgresSchema.prepare(writer);
    } catch (SQLException | DangolException e) {
      writers.drop(writer);
      throw e;
    }
    writers.giveBack(writer);
    try {
      startSealing(keys);
    } catch (DangolException e) {
      close();
      throw e;
    }
  }

  /**
   * Connects, and makes the tables if need be.
   *
   * @param keys where the customers' keys are, the same for every copy
   * @throws DangolException DB-01 if it cannot be opened, DB-02 if a newer program made the tables,
   *     HUB-08 if the customers' keys are missing or not those of this database
   */
  public static PostgresHubStore open(PostgresAddress address, KeyPlace keys, BlockingGuard guard) {
    guard.check();
    try {
      return new PostgresHubStore(address, keys, guard);
    } catch (SQLException e) {
      throw new DangolException(ErrorCode.DB_01, "cannot open the hub's store " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DangolException(ErrorCode.DB_01, "interrupted", e);
    }
  }

  @Override
  public String epoch() {
    return epoch;
  }

  @Override
  <T> T inTransaction(Function<SqlTransaction, T> work) {
    Committed<T> committed =
        attempt(writers, connection -> inTransaction(connection, work, sealing()));
    // The others hear of it by the database; here nobody needs to wait for that.
    tell(committed.newest());
    return committed.result();
  }

  private record Committed<T>(T result, Map<String, Long> newest) {}

  private static <T> Committed<T> inTransaction(
      Connection connection, Function<SqlTransaction, T> work, Sealing sealing)
      throws SQLException {
    try (SqlTransaction transaction = SqlTransaction.begin(connection, LOCK, sealing)) {
      T result = work.apply(transaction);
      Map<String, Long> newest = transaction.finish();
      PostgresWakeUps.send(transaction.statements(), newest);
      try {
        transaction.commit();
      } catch (SQLException e) {
        throw StoreFailures.isConnectionLost(e) ? new UnknownOutcomeException(e) : e;
      }
      return new Committed<>(result, newest);
    }
  }

  @Override
  <T> T read(Work<T> queries) {
    return attempt(
        readers,
        connection -> {
          T result = queries.on(connection);
          connection.commit();
          return result;
        });
  }

  /** Does the work, anew where the server gave way or the connection broke before a commit. */
  private <T> T attempt(PostgresConnections connections, Work<T> work) {
    guard.check();
    for (int attempt = 1; ; attempt++) {
      try {
        return once(connections, work);
      } catch (UnknownOutcomeException e) {
        throw StoreFailures.failed("the connection broke in a commit, which may have been kept", e);
      } catch (SQLException | DangolException e) {
        boolean another = StoreFailures.isConnectionLost(e) || StoreFailures.isGivenWay(e);
        if (attempt == ATTEMPTS || !another) {
          throw e instanceof DangolException failure
              ? failure
              : StoreFailures.failed("cannot read or write", e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw StoreFailures.failed("interrupted", e);
      }
    }
  }

  private static <T> T once(PostgresConnections connections, Work<T> work)
      throws SQLException, InterruptedException {
    Connection connection = connections.take();
    boolean usable = false;
    try {
      T result = work.on(connection);
      usable = true;
      return result;
    } catch (SQLException | RuntimeException e) {
      usable = rollback(connection);
      throw e;
    } finally {
      if (usable) {
        connections.giveBack(connection);
      } else {
        connections.drop(connection);
      }
    }
  }

  /** Returns whether the connection can still be used. */
  private static boolean rollback(Connection connection) {
    try {
      connection.rollback();
      return !connection.isClosed();
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public synchronized void addListener(CommitListener listener) {
    super.addListener(listener);
    if (wakeUps == null) {
      wakeUps = PostgresWakeUps.start(address, this::tell);
    }
  }

  @Override
  void scrub() {
    attempt(
        writers,
        connection -> {
          connection.setAutoCommit(true);
          try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM FULL row");
            statement.execute("VACUUM FULL record");
            statement.execute("VACUUM FULL op");
          } finally {
            connection.setAutoCommit(false);
          }
          return true;
        });
  }

  /** Tables are written anew, which is not for each who is erased. */
  @Override
  boolean overwriteAtOnce() {
    return false;
  }

  @Override
  void overwrite() {
    attempt(writers, PostgresRewrite::rewrite);
  }

  @Override
  public Leadership leadership() {
    return leadership;
  }

  @Override
  public synchronized void close() {
    guard.check();
    if (wakeUps != null) {
      wakeUps.close();
      wakeUps = null;
    }
    writers.close();
    readers.close();
    closeSealing();
  }

  /** The commit had begun: it must not be tried again. */
  private static final class UnknownOutcomeException extends SQLException {
    private static final long serialVersionUID = 1L;

    UnknownOutcomeException(SQLException cause) {
      super(cause.getMessage(), cause.getSQLState(), cause);
    }
  }
}
