package app.dangol.hub.store;

import app.dangol.wire.BodyHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Leadership by advisory locks of PostgreSQL. A lock lives as long as the session that took it, so
 * the server itself gives a killed holder's job away; each lease has a connection of its own.
 */
final class PostgresLeadership implements Leadership {
  private static final int ANSWER_SECONDS = 5;

  private final PostgresAddress address;

  PostgresLeadership(PostgresAddress address) {
    this.address = address;
  }

  @Override
  public Optional<Lease> tryLead(String job) {
    try {
      Connection connection = PostgresDriver.connect(address);
      boolean taken = false;
      try {
        taken = tryLock(connection, job);
        return taken ? Optional.of(new SessionLease(connection)) : Optional.empty();
      } finally {
        if (!taken) {
          PostgresDriver.closeQuietly(connection);
        }
      }
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot ask who leads", e);
    }
  }

  private static boolean tryLock(Connection connection, String job) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
      query.setLong(1, lockOf(job));
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  /** 64 bits of the name's hash: two jobs never meet by chance, nor with another program's. */
  private static long lockOf(String job) {
    return Long.parseUnsignedLong(BodyHash.ofText("dangol job " + job), 0, 16, 16);
  }

  /** The session is the lease. */
  private static final class SessionLease implements Lease {
    private final Connection connection;

    SessionLease(Connection connection) {
      this.connection = connection;
    }

    @Override
    public boolean isHeld() {
      try {
        return connection.isValid(ANSWER_SECONDS);
      } catch (SQLException e) {
        throw StoreFailures.failed("cannot ask for a lease", e);
      }
    }

    @Override
    public void close() {
      // The end of the session gives the lock back.
      PostgresDriver.closeQuietly(connection);
    }
  }
}
