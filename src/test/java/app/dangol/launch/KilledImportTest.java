package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.ClientBuckets;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.RowKey;
import app.dangol.hub.store.Slice;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Entity;
import app.dangol.wire.Health;
import app.dangol.wire.StrictJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hub's process is killed in the middle of a watched file. */
@Timeout(180)
class KilledImportTest {
  private static final int ORDERS = 15_000;
  private static final int LINES_EACH = 2;

  @TempDir private Path folder;

  @Test
  void everyRowIsThereOnceAfterTheNextStart() throws Exception {
    Path watched = Files.createDirectory(folder.resolve("in"));
    write(watched.resolve("orders.csv"));
    List<String> options = List.of("--db=" + folder.resolve("hub.db"), "--watch=" + watched);

    try (HubProcess hub = HubProcess.start(options, folder)) {
      while (position(hub) == 0) {
        Thread.sleep(20);
      }
      hub.kill();
    }
    assertThat(lines().size()).as("killed in the middle").isBetween(1, ORDERS * LINES_EACH - 1);
    assertThat(files(watched.resolve("taking"))).anyMatch(name -> name.endsWith("-orders.csv"));

    try (HubProcess hub = HubProcess.start(options, folder)) {
      while (files(watched.resolve("done")).isEmpty()) {
        Thread.sleep(50);
      }
    }

    assertThat(files(watched.resolve("failed"))).isEmpty();
    Path report =
        watched
            .resolve("done")
            .resolve(
                files(watched.resolve("done")).stream()
                    .filter(name -> name.endsWith(".report.ndjson"))
                    .findFirst()
                    .orElseThrow());
    assertThat(Files.readString(report)).contains("\"taken\":" + ORDERS * LINES_EACH);
    Map<String, Integer> lines = lines();
    assertThat(lines).hasSize(ORDERS * LINES_EACH);
    assertThat(lines.values()).containsOnly(1);
  }

  private static void write(Path file) throws IOException {
    Path part = file.resolveSibling("orders.csv.part");
    try (BufferedWriter out = Files.newBufferedWriter(part)) {
      out.write("order_id,customer_id,ordered_at,channel,store,currency,sku,quantity,amount\n");
      for (int order = 0; order < ORDERS; order++) {
        for (int line = 0; line < LINES_EACH; line++) {
          out.write(
              "O%d,c%d,2026-11-02T15:20:00+09:00,store,seoul,KRW,S%d,1,1000\n"
                  .formatted(order, order % 500, line));
        }
      }
    }
    Files.move(part, file);
  }

  /** Something has been taken as soon as the log has a first position. */
  private static long position(HubProcess hub) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(hub.url().resolve("/v1/health")).build();
      String health = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return StrictJson.read(health, Health.class).position();
    }
  }

  /** Pieces of each order's line, once no hub has the file. */
  private Map<String, Integer> lines() {
    Map<String, Integer> pieces = new HashMap<>();
    try (SqliteHubStore store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE)) {
      RowKey after = new RowKey(Entity.HISTORY, "");
      boolean more = true;
      while (more) {
        Slice slice =
            store.listSnapshot(ClientBuckets.ALL, after, Optional.empty(), PageLimit.STANDARD);
        more = slice.more();
        for (StoredRow row : slice.rows()) {
          after = new RowKey(row.entity(), row.key());
          if (row.entity().equals(Entity.HISTORY)) {
            Entity.History line = StrictJson.read(String.valueOf(row.data()), Entity.History.class);
            pieces.merge(line.customer() + "|" + line.id(), line.quantity(), Integer::sum);
          }
        }
      }
    }
    return pieces;
  }

  private static List<String> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
