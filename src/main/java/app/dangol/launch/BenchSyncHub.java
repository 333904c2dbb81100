package app.dangol.launch;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.Put;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/** The hub's side of the measurement: fills a real hub, serves it, and changes it when asked. */
final class BenchSyncHub implements AutoCloseable {
  static final String STORE = "bench";

  /** A bucket of its own for warming up. */
  static final String WARM_STORE = "warm";

  /** In a line of the device: it waits for changes, having come so far. */
  static final String STATE = "state";

  static final int LINES_EACH = 50;
  static final String TOKEN = "DANGOL_BENCH_TOKEN";
  private static final int WARM_ROWS = 100_000;
  private static final int CHANGED_ONE_IN = 10;
  private static final int CHANGED_AT_ONCE = 20_000;
  private static final String HEAP = "-Xmx256m";

  private final Hub hub;
  private final URI url;
  private final String token = UUID.randomUUID().toString();
  private final int rows;

  /** What stands in every line that was changed last. */
  private int quantity = 1;

  /** Fills and starts a hub. Blocks for long. */
  BenchSyncHub(Path folder, int rows) {
    this.rows = rows;
    Clock clock = Clock.systemUTC();
    Path file = folder.resolve("hub.db");
    Hub.fill(
        file,
        clock,
        BlockingGuard.NONE,
        writer -> {
          writer.put(Bucket.clientsOf(STORE), history(0, rows, 1)::iterator);
          writer.put(
              Bucket.clientsOf(WARM_STORE), history(0, Math.min(rows, WARM_ROWS), 1)::iterator);
        });
    hub = Hub.open(file, clock, BlockingGuard.NONE);
    url = hub.start(0, token);
  }

  /** Lines in the order of their keys, each with everything a line can say. */
  private static java.util.stream.Stream<Put> history(int from, int to, int quantity) {
    Instant newest = Instant.now().truncatedTo(ChronoUnit.DAYS);
    return IntStream.range(from, to).mapToObj(i -> Put.of(line(i, newest, quantity)));
  }

  private static Entity.History line(int number, Instant newest, int quantity) {
    int place = number % LINES_EACH;
    String at =
        newest
            .minus((LINES_EACH - place) * 7L, ChronoUnit.DAYS)
            .plusSeconds(place * 60L)
            .toString();
    int sku = (int) (number * 2_654_435_761L % 4_000 + 4_000) % 4_000;
    return new Entity.History(
        customer(number / LINES_EACH),
        String.format(Locale.ROOT, "%06d-%d", number % 1_000_000, place % 5),
        String.format(Locale.ROOT, "5%06d", number % 1_000_000),
        at,
        "purchase",
        "seongsu",
        Integer.toString(20_000 + sku),
        quantity,
        12_900L,
        1_173L,
        "KRW");
  }

  static String customer(int number) {
    return String.format(Locale.ROOT, "c-%07d", number);
  }

  /**
   * Has the device's process do everything, and changes rows when it asks.
   *
   * @return what it measured
   */
  JsonObject runDevice(int lookupRows, PrintWriter progress)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "bench",
            "sync",
            "--rows",
            Integer.toString(rows),
            "--lookup-rows",
            Integer.toString(lookupRows),
            "--device-of",
            url.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put(TOKEN, token);
    Process device = builder.start();
    JsonObject figures = new JsonObject();
    try (BufferedReader said =
            new BufferedReader(
                new InputStreamReader(device.getInputStream(), StandardCharsets.UTF_8));
        BufferedWriter answer =
            new BufferedWriter(
                new OutputStreamWriter(device.getOutputStream(), StandardCharsets.UTF_8))) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        JsonObject read = StrictJson.read(line, JsonObject.class);
        progress.println(line);
        progress.flush();
        read.entrySet().forEach(each -> figures.add(each.getKey(), each.getValue()));
        if (figures.remove(STATE) instanceof JsonPrimitive state) {
          boolean warm = "warm".equals(state.getAsString());
          change(warm ? WARM_STORE : STORE, warm ? Math.min(rows, WARM_ROWS) : rows);
          answer.newLine();
          answer.flush();
        }
      }
    } finally {
      device.destroy();
      device.waitFor();
    }
    return figures;
  }

  /** Puts a new figure into every tenth line, all over the bucket. */
  private void change(String store, int among) {
    Instant newest = Instant.now().truncatedTo(ChronoUnit.DAYS);
    List<Put> changed = new ArrayList<>(CHANGED_AT_ONCE);
    quantity++;
    for (int i = 0; i < among; i += CHANGED_ONE_IN) {
      changed.add(Put.of(line(i, newest, quantity)));
      if (changed.size() == CHANGED_AT_ONCE) {
        hub.writer().put(Bucket.clientsOf(store), changed);
        changed.clear();
      }
    }
    hub.writer().put(Bucket.clientsOf(store), changed);
  }

  @Override
  public void close() {
    hub.close();
  }
}
