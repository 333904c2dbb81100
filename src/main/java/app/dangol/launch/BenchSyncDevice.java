package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.central.OkHttpCentralApi;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.StoreId;
import app.dangol.sync.Backoff;
import app.dangol.sync.SyncEngine;
import app.dangol.sync.SyncSettings;
import app.dangol.wire.Bucket;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;

/** The device's side of the measurement, and the bare pipeline beside it. */
final class BenchSyncDevice implements AutoCloseable {
  private static final double NANOS = 1e9;
  private static final double MEGA = 1e6;
  private static final double MEBI = 1 << 20;
  private static final int LOOKUPS = 4_000;

  /** Odd, so that one of them is the middle one. */
  private static final int ROUNDS = 9;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final BufferedReader hubSays =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private final TemporaryFolder folder;
  private final String hub;
  private final String token;
  private final int rows;
  private final JsonLines out;

  BenchSyncDevice(String hub, int rows, JsonLines out) throws IOException {
    this.folder = TemporaryFolder.create("dangol-bench-device");
    this.hub = hub;
    this.token = Objects.requireNonNull(System.getenv(BenchSyncHub.TOKEN), "no token");
    this.rows = rows;
    this.out = out;
  }

  /** What a device of one store is made of, as far as the exchange needs it. */
  private final class Device implements AutoCloseable {
    private final Path place;
    private final DataFolder data;
    private final Stores stores;
    private final OkHttpCentralApi api;
    private final SyncEngine engine;

    Device(String store) throws IOException {
      Clock clock = Clock.systemDefaultZone();
      place = Files.createDirectory(folder.path().resolve("device-" + store));
      data = DataFolder.open(place);
      stores = new Stores(data, new Here(store, "bench-tablet"), BlockingGuard.NONE, clock);
      api = new OkHttpCentralApi(URI.create(hub), () -> token, clock, BlockingGuard.NONE);
      engine =
          new SyncEngine(
              SyncSettings.of("bench-tablet", new StoreId(store)),
              api,
              stores.forSync,
              new Backoff(RandomGenerator.getDefault()),
              clock);
    }

    @Override
    public void close() {
      api.close();
      stores.close();
      data.close();
    }
  }

  /**
   * Some work and what it took.
   *
   * @param cpuSeconds of the thread that works
   * @param allCpuSeconds of the whole process: threads that fetch, collect garbage and compile, too
   */
  private record Spent(double seconds, double cpuSeconds, double allCpuSeconds, long rows) {
    static final Spent NOTHING = new Spent(0, 0, 0, 0);

    double rate() {
      return rows / cpuSeconds;
    }

    Spent plus(Spent more) {
      return new Spent(
          seconds + more.seconds,
          cpuSeconds + more.cpuSeconds,
          allCpuSeconds + more.allCpuSeconds,
          rows + more.rows);
    }
  }

  private interface Work {
    long run() throws IOException, SQLException;
  }

  private Spent measure(Work work) throws IOException, SQLException {
    long begun = System.nanoTime();
    long all = system.getProcessCpuTime();
    long cpu = threads.getCurrentThreadCpuTime();
    long taken = work.run();
    return new Spent(
        (System.nanoTime() - begun) / NANOS,
        (threads.getCurrentThreadCpuTime() - cpu) / NANOS,
        (system.getProcessCpuTime() - all) / NANOS,
        taken);
  }

  void run(int lookupRows) throws IOException, SQLException {
    warmUp();
    exchange();
    if (lookupRows > 0) {
      out.print(new BenchLookUps(folder.path(), lookupRows).measure(LOOKUPS, new Random(1)));
    }
  }

  /** The whole way once: a snapshot, the same over what is there, and changes. */
  private void warmUp() throws IOException, SQLException {
    String store = BenchSyncHub.WARM_STORE;
    try (Device device = new Device(store);
        BarePipeline bare = bare(store)) {
      device.engine.runOnce();
      bare.load();
      // Once more over what is there, as changes come.
      device.stores.writer.refetch(Bucket.clientsOf(store));
      device.engine.runOnce();
      bare.loadAgain();
      awaitChanges("warm");
      device.engine.runOnce();
      bare.follow();
    }
  }

  private BarePipeline bare(String store) throws SQLException {
    Path file = folder.path().resolve("bare-" + store + ".db");
    return new BarePipeline(hub, Bucket.clientsOf(store), token, file);
  }

  private void exchange() throws IOException, SQLException {
    try (Device device = new Device(BenchSyncHub.STORE);
        BarePipeline bare = bare(BenchSyncHub.STORE)) {
      resetPeaks();
      Spent load = measure(() -> device.engine.runOnce().pulled());
      double heap = peak() / MEBI;
      Spent bareLoad = measure(bare::load);
      JsonObject line = new JsonObject();
      line.addProperty("rows", load.rows());
      compare(line, "", load, bareLoad);
      line.addProperty(
          "file_mb_per_million",
          Figures.rounded(sizeOf(device.place.resolve("cache.db")) / MEGA / (rows / MEGA)));
      line.addProperty("heap_peak_mb", Figures.rounded(heap));
      out.print(line);
      out.print(changes(device, bare));
    }
  }

  /** Several rounds, for one lasts too short a time; whoever goes second finds its rows at hand. */
  private JsonObject changes(Device device, BarePipeline bare) throws IOException, SQLException {
    Spent all = Spent.NOTHING;
    Spent bareAll = Spent.NOTHING;
    double[] ratios = new double[ROUNDS];
    JsonArray told = new JsonArray();
    for (int round = 0; round < ROUNDS; round++) {
      awaitChanges("loaded");
      boolean first = round % 2 == 0;
      Spent early = first ? Spent.NOTHING : measure(bare::follow);
      Spent spent = measure(() -> device.engine.runOnce().pulled());
      Spent bareSpent = first ? measure(bare::follow) : early;
      ratios[round] = spent.rate() / bareSpent.rate();
      told.add(Figures.rounded(ratios[round]));
      all = all.plus(spent);
      bareAll = bareAll.plus(bareSpent);
    }
    JsonObject line = new JsonObject();
    line.addProperty("delta_rows", all.rows());
    compare(line, "delta_", all, bareAll);
    line.addProperty("delta_ratio", Figures.rounded(Figures.percentile(ratios, 50)));
    line.add("delta_ratios", told);
    return line;
  }

  private static void compare(JsonObject line, String prefix, Spent spent, Spent bare) {
    if (spent.rows() < bare.rows()) {
      throw new IllegalStateException("the device took in fewer rows than were sent");
    }
    line.addProperty(prefix + "rows_per_cpu_second", Math.round(spent.rate()));
    line.addProperty(prefix + "bare_rows_per_cpu_second", Math.round(bare.rate()));
    line.addProperty(prefix + "ratio", Figures.rounded(spent.rate() / bare.rate()));
    line.addProperty(
        prefix + "process_ratio", Figures.rounded(bare.allCpuSeconds() / spent.allCpuSeconds()));
    line.addProperty(prefix + "seconds", Figures.rounded(spent.seconds()));
    line.addProperty(prefix + "bare_seconds", Figures.rounded(bare.seconds()));
    line.addProperty(prefix + "cpu_seconds", Figures.rounded(spent.cpuSeconds()));
    line.addProperty(prefix + "process_cpu_seconds", Figures.rounded(spent.allCpuSeconds()));
    line.addProperty(prefix + "bare_process_cpu_seconds", Figures.rounded(bare.allCpuSeconds()));
  }

  /** Tells the hub's process how far this is; it answers by a line once it has changed its rows. */
  private void awaitChanges(String state) throws IOException {
    JsonObject line = new JsonObject();
    line.addProperty(BenchSyncHub.STATE, state);
    out.print(line);
    hubSays.readLine();
  }

  /** What the file comes to once its log is in it. */
  private static long sizeOf(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void resetPeaks() {
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
