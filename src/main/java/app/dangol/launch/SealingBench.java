package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.cache.Retention;
import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.central.OkHttpCentralApi;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.Put;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.OpId;
import app.dangol.id.StoreId;
import app.dangol.sync.Backoff;
import app.dangol.sync.SyncEngine;
import app.dangol.sync.SyncSettings;
import app.dangol.trust.BlindIndex;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The same hub into a device that seals and one that does not, in turn. */
final class SealingBench implements AutoCloseable {
  private static final String STORE = "bench";
  private static final int LINES_EACH = 50;
  private static final int VISITS = 4_000;
  private static final int HISTORY_SHOWN = 200;
  private static final double MILLION = 1e6;
  private static final double NANOS = 1e9;

  private final Path folder;
  private final int customers;
  private final Hub hub;
  private final URI url;
  private final String token = UUID.randomUUID().toString();
  private final Clock clock = Clock.systemUTC();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /** Fills and starts a hub. Blocks for long. */
  SealingBench(Path folder, int customers) {
    this.folder = folder;
    this.customers = customers;
    Path file = folder.resolve("hub.db");
    Hub.fill(
        file,
        clock,
        BlockingGuard.NONE,
        writer -> writer.put(Bucket.clientsOf(STORE), rows()::iterator));
    hub = Hub.open(file, clock, BlockingGuard.NONE);
    url = hub.start(0, token);
  }

  /** As many of each kind as a regular of two years has. */
  private Stream<Put> rows() {
    Instant newest = clock.instant().truncatedTo(ChronoUnit.DAYS);
    return IntStream.range(0, customers).boxed().flatMap(i -> rowsOf(i, newest));
  }

  private static Stream<Put> rowsOf(int number, Instant newest) {
    String id = id(number);
    List<Put> rows = new ArrayList<>();
    rows.add(
        Put.of(
            new Entity.Customer(
                id,
                "손님 %d".formatted(number),
                "+8210%08d".formatted(number),
                "customer%d@example.com".formatted(number),
                List.of(card(number)),
                STORE,
                "2024-05-01",
                List.of(),
                List.of("lookup", "suggest_purchases", "suggest_online"))));
    String at = newest.minus(9, ChronoUnit.DAYS).toString();
    for (int i = 0; i < 2; i++) {
      rows.add(
          Put.of(
              new Entity.Note(
                  OpId.create().toString(),
                  id,
                  at,
                  "s-1",
                  "이서연",
                  "likes the light blue of number " + i)));
    }
    for (int i = 0; i < LINES_EACH; i++) {
      rows.add(
          Put.of(
              new Entity.History(
                  id,
                  "h%d".formatted(i),
                  "b%d".formatted(i / 3),
                  newest.minus(i * 7L, ChronoUnit.DAYS).toString(),
                  "purchase",
                  STORE,
                  Integer.toString(20_000 + (number * 31 + i) % 4_000),
                  1,
                  12_900L,
                  1_173L,
                  "KRW")));
    }
    return rows.stream();
  }

  private static String id(int number) {
    return String.format(Locale.ROOT, "c-%07d", number);
  }

  private static String card(int number) {
    return String.format(Locale.ROOT, "29%08d", number);
  }

  /** One device, opened. */
  private final class Device implements AutoCloseable {
    private final DataFolder data;
    private final Stores stores;
    private final OkHttpCentralApi api;
    private final SyncEngine engine;

    Device(String name, boolean sealed) throws IOException {
      data = DataFolder.open(Files.createDirectories(folder.resolve(name)));
      stores =
          new Stores(
              data,
              new Here(STORE, name),
              Retention.STANDARD,
              BlockingGuard.NONE,
              clock,
              sealed ? new FieldCipher(data.keys()) : new BenchUnsealed.Cipher(data.keys()),
              sealed ? new BlindIndex(data.keys()) : new BenchUnsealed.Index(data.keys()));
      api = new OkHttpCentralApi(url, () -> token, clock, BlockingGuard.NONE);
      engine =
          new SyncEngine(
              SyncSettings.of(name, new StoreId(STORE)),
              api,
              stores.forSync,
              new Backoff(RandomGenerator.getDefault()),
              clock);
    }

    /** Seconds of this thread's processor time that a first load takes. */
    double load() {
      long before = threads.getCurrentThreadCpuTime();
      engine.runOnce();
      return (threads.getCurrentThreadCpuTime() - before) / NANOS;
    }

    /** Milliseconds from a card's number to all that a visit shows. */
    double visit(int number) {
      long before = System.nanoTime();
      CustomerId whose =
          stores
              .customers
              .findByToken(new MemberToken(MemberToken.Kind.CARD, card(number)))
              .orElseThrow()
              .id();
      stores.accounts.get(whose);
      stores.notes.list(whose);
      stores.customers.listHistory(whose, HISTORY_SHOWN);
      return (System.nanoTime() - before) / MILLION;
    }

    @Override
    public void close() {
      api.close();
      stores.close();
      data.close();
    }
  }

  JsonObject run(int rounds) throws IOException {
    double[] sealed = new double[rounds];
    double[] plain = new double[rounds];
    // The first of each warms the program up and is not counted.
    for (int i = -1; i < rounds; i++) {
      try (Device with = new Device("sealed-" + i, true);
          Device without = new Device("plain-" + i, false)) {
        boolean first = i % 2 == 0;
        double a = first ? with.load() : without.load();
        double b = first ? without.load() : with.load();
        if (i >= 0) {
          sealed[i] = first ? a : b;
          plain[i] = first ? b : a;
        }
      }
    }
    JsonObject line = new JsonObject();
    line.addProperty("customers", customers);
    line.addProperty("rows", (long) customers * (LINES_EACH + 3));
    line.addProperty("sync_sealed_cpu_s", Figures.rounded(middle(sealed)));
    line.addProperty("sync_plain_cpu_s", Figures.rounded(middle(plain)));
    line.addProperty(
        "sync_cost_percent", Figures.rounded(100 * (middle(sealed) / middle(plain) - 1)));
    visits(line);
    return line;
  }

  private void visits(JsonObject line) throws IOException {
    double[] sealed = new double[VISITS];
    double[] plain = new double[VISITS];
    Random random = new Random(1);
    try (Device with = new Device("sealed-0", true);
        Device without = new Device("plain-0", false)) {
      for (int i = -VISITS / 4; i < VISITS; i++) {
        int number = random.nextInt(customers);
        double a = with.visit(number);
        double b = without.visit(number);
        if (i >= 0) {
          sealed[i] = a;
          plain[i] = b;
        }
      }
    }
    line.addProperty("visit_sealed_ms", Figures.rounded(middle(sealed)));
    line.addProperty("visit_plain_ms", Figures.rounded(middle(plain)));
    line.addProperty("visit_cost_ms", Figures.rounded(middle(sealed) - middle(plain)));
  }

  private static double middle(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  @Override
  public void close() {
    hub.close();
  }
}
