package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/**
 * The newest 50 lines of one customer among millions: the program's reader beside the bare query,
 * which reads every column of the same rows and makes nothing of them.
 */
final class BenchLookUps {
  private static final int LINES = 50;

  /** More than are asked for, so that a look-up has to stop. */
  private static final int LINES_EACH = 100;

  private static final int ROWS_A_COMMIT = 50_000;
  private static final double NANOS_PER_MICRO = 1_000;
  private static final long WEEK_MS = 7L * 24 * 3600 * 1000;
  private static final String INSERT =
      """
      INSERT INTO history (customer, at, id, bucket, generation, version, basket, kind, store, sku,
        quantity, amount_minor, tax_minor, currency)
      VALUES (?, ?, ?, 1, 1, ?, ?, 'purchase', 'seongsu', ?, 1, 12900, 1173, 'KRW')\
      """;
  private static final String BARE =
      """
      SELECT at, id, basket, kind, store, sku, quantity, amount_minor, tax_minor, currency
      FROM history WHERE customer = ? ORDER BY at DESC, id DESC LIMIT ?\
      """;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Path place;
  private final int rows;

  BenchLookUps(Path folder, int rows) throws IOException {
    this.place = Files.createDirectory(folder.resolve("look-ups"));
    this.rows = rows;
  }

  JsonObject measure(int count, Random random) throws SQLException {
    try (DataFolder data = DataFolder.open(place);
        Stores stores =
            new Stores(
                data,
                new Here("bench", "bench-tablet"),
                BlockingGuard.NONE,
                Clock.systemDefaultZone());
        Connection bare = DriverManager.getConnection("jdbc:sqlite:" + data.cacheFile())) {
      fill(bare);
      bare.setAutoCommit(true);
      bare.createStatement().execute("PRAGMA mmap_size = 1073741824");
      double[] own = new double[count];
      double[] barely = new double[count];
      try (PreparedStatement query = bare.prepareStatement(BARE)) {
        int customers = Math.max(1, rows / LINES_EACH);
        // As many again before, so that neither is measured cold.
        for (int i = -count; i < count; i++) {
          String one = BenchSyncHub.customer(random.nextInt(customers));
          String other = BenchSyncHub.customer(random.nextInt(customers));
          double mine = own(stores, one);
          double theirs = bare(query, other);
          if (i >= 0) {
            own[i] = mine;
            barely[i] = theirs;
          }
        }
      }
      return json(own, barely);
    }
  }

  private JsonObject json(double[] own, double[] bare) {
    JsonObject line = new JsonObject();
    line.addProperty("lookup_rows", rows);
    line.addProperty("lookup_p50_us", Figures.rounded(Figures.percentile(own, 50)));
    line.addProperty("lookup_p99_us", Figures.rounded(Figures.percentile(own, 99)));
    line.addProperty("bare_lookup_p50_us", Figures.rounded(Figures.percentile(bare, 50)));
    line.addProperty("bare_lookup_p99_us", Figures.rounded(Figures.percentile(bare, 99)));
    line.addProperty(
        "lookup_ratio_p99",
        Figures.rounded(Figures.percentile(own, 99) / Figures.percentile(bare, 99)));
    return line;
  }

  private double own(Stores stores, String customer) {
    long begun = threads.getCurrentThreadCpuTime();
    int lines = stores.customers.listHistory(new CustomerId(customer), LINES).size();
    double spent = (threads.getCurrentThreadCpuTime() - begun) / NANOS_PER_MICRO;
    require(lines);
    return spent;
  }

  private double bare(PreparedStatement query, String customer) throws SQLException {
    long begun = threads.getCurrentThreadCpuTime();
    int lines = 0;
    query.setString(1, customer);
    query.setInt(2, LINES);
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        row.getLong(1);
        for (int column = 2; column <= 6; column++) {
          row.getString(column);
        }
        row.getInt(7);
        row.getLong(8);
        row.getLong(9);
        row.getString(10);
        lines++;
      }
    }
    double spent = (threads.getCurrentThreadCpuTime() - begun) / NANOS_PER_MICRO;
    require(lines);
    return spent;
  }

  private static void require(int lines) {
    if (lines != LINES) {
      throw new IllegalStateException("a look-up found " + lines + " lines");
    }
  }

  /** By plain SQL: how rows came is another measurement. */
  private void fill(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    long newest = Instant.now().truncatedTo(ChronoUnit.DAYS).toEpochMilli();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int i = 0; i < rows; i++) {
        int place = i % LINES_EACH;
        insert.setString(1, BenchSyncHub.customer(i / LINES_EACH));
        insert.setLong(2, newest - (LINES_EACH - place) * WEEK_MS);
        insert.setString(3, Integer.toString(i));
        insert.setLong(4, i + 1L);
        insert.setString(5, "b" + i);
        insert.setString(6, Integer.toString(20_000 + i % 4_000));
        insert.executeUpdate();
        if (i % ROWS_A_COMMIT == 0) {
          connection.commit();
        }
      }
      connection.commit();
    }
  }
}
