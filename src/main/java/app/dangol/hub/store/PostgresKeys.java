package app.dangol.hub.store;

import app.dangol.hub.keys.KeyDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** Wrapped keys in a PostgreSQL database, for copies of the hub on several machines. */
final class PostgresKeys implements KeyDatabase {
  /** One writer at a time; any number of our own. */
  private static final long WRITING = 0x64616e676f6c0002L;

  private final PostgresAddress address;

  PostgresKeys(PostgresAddress address) {
    this.address = address;
  }

  @Override
  public Connection connect() throws SQLException {
    return PostgresDriver.connect(address);
  }

  @Override
  public String bytes() {
    return "BYTEA";
  }

  @Override
  public String lock() {
    return "SELECT pg_advisory_xact_lock(" + WRITING + ")";
  }

  /** A deleted row stays in its page until then; some megabytes for 100,000 customers. */
  @Override
  public String scrub() {
    return "VACUUM FULL wrapped_key";
  }

  @Override
  public boolean isLost(SQLException failure) {
    return StoreFailures.isConnectionLost(failure);
  }
}
