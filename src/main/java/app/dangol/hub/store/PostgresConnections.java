package app.dangol.hub.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * A few connections of one kind, opened when they are first needed. One that broke is closed and
 * another opened in its place; those who come when all are in use wait. Safe for several threads.
 */
final class PostgresConnections implements AutoCloseable {
  /** What its connections are for. */
  enum Kind {
    /** Each transaction sees the moment of its first query. */
    READ,
    /** Each statement sees what was committed before it, as whoever holds the log's lock must. */
    WRITE
  }

  private final PostgresAddress address;
  private final Kind kind;
  private final int most;
  private final Semaphore free;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  PostgresConnections(PostgresAddress address, Kind kind, int most) {
    this.address = address;
    this.kind = kind;
    this.most = most;
    this.free = new Semaphore(most, true);
  }

  /** To be given back by {@link #giveBack} or {@link #drop}. */
  Connection take() throws SQLException, InterruptedException {
    free.acquire();
    Connection known = idle.pollFirst();
    if (known != null) {
      return known;
    }
    try {
      return open();
    } catch (SQLException | RuntimeException e) {
      free.release();
      throw e;
    }
  }

  private Connection open() throws SQLException {
    Connection connection = PostgresDriver.connect(address);
    try {
      switch (kind) {
        case READ -> {
          connection.setReadOnly(true);
          connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        case WRITE -> connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Outside of any transaction. */
  void giveBack(Connection connection) {
    idle.addFirst(connection);
    free.release();
  }

  /** Not to be used again; nor are the others that lie idle, for they are as old. */
  void drop(Connection connection) {
    PostgresDriver.closeQuietly(connection);
    for (Connection other = idle.pollFirst(); other != null; other = idle.pollFirst()) {
      PostgresDriver.closeQuietly(other);
    }
    free.release();
  }

  /** Waits for those in use, then closes all; nobody gets one any more. */
  @Override
  public void close() {
    free.acquireUninterruptibly(most);
    for (Connection each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
      PostgresDriver.closeQuietly(each);
    }
  }
}
