package app.dangol.launch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The least that any program could do for a scan: one profile and its newest 50 lines by their
 * keys, straight from the file, every column read and nothing made of it. What the rest is measured
 * by.
 */
final class PointQuery implements AutoCloseable {
  private static final int LINES = 50;
  private static final double NANOS_PER_MS = 1e6;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Connection connection;
  private final PreparedStatement profile;
  private final PreparedStatement history;

  PointQuery(Path cacheFile) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + cacheFile);
    connection.createStatement().execute("PRAGMA query_only = ON");
    profile =
        connection.prepareStatement(
            """
            SELECT home_store, member_since, granted, sealed FROM customer WHERE id = ?\
            """);
    history =
        connection.prepareStatement(
            """
            SELECT at, id, basket, kind, store, sku, quantity FROM history
            WHERE customer = ? ORDER BY at DESC, id DESC LIMIT ?\
            """);
  }

  /**
   * Runs it once for that customer.
   *
   * @return CPU time of the calling thread in milliseconds
   * @throws IllegalStateException if there is no such customer or no history
   */
  double cpuMs(String customer) throws SQLException {
    long begun = threads.getCurrentThreadCpuTime();
    long read = read(customer);
    long spent = threads.getCurrentThreadCpuTime() - begun;
    if (read < 2) {
      throw new IllegalStateException("the base lacks " + customer);
    }
    return spent / NANOS_PER_MS;
  }

  private long read(String customer) throws SQLException {
    long rows = 0;
    profile.setString(1, customer);
    try (ResultSet row = profile.executeQuery()) {
      while (row.next()) {
        row.getString(1);
        row.getString(2);
        row.getString(3);
        row.getBytes(4);
        rows++;
      }
    }
    history.setString(1, customer);
    history.setInt(2, LINES);
    try (ResultSet row = history.executeQuery()) {
      while (row.next()) {
        row.getLong(1);
        row.getString(2);
        row.getString(3);
        row.getString(4);
        row.getString(5);
        row.getString(6);
        row.getInt(7);
        rows++;
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
