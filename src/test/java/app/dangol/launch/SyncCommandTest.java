package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.Put;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dangol sync --once} against a real hub, embedded and over HTTP. */
class SyncCommandTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  @Test
  void fetchesEverythingOnceAndNothingTheSecondTime() throws Exception {
    String file = new Shop(folder).config();
    Files.createDirectories(folder.resolve("data"));
    try (Hub hub = open(folder.resolve("data").resolve("hub.db"))) {
      fill(hub);
    }

    CommandLineRun first = CommandLineRun.of("sync", "--once", "--config", file);
    CommandLineRun second = CommandLineRun.of("sync", "--once", "--config", file);

    assertThat(first.status()).as(first.err()).isZero();
    JsonObject figures = first.lines().getFirst();
    assertThat(figures.get("pulled").getAsLong()).isGreaterThanOrEqualTo(20_000);
    assertThat(figures.get("pushed").getAsLong()).isZero();
    assertThat(figures.get("seconds").getAsDouble()).isPositive();
    assertThat(figures.get("cpu_seconds").getAsDouble()).isPositive();
    assertThat(figures.get("rows_per_cpu_second").getAsLong())
        .isCloseTo(
            Math.round(
                figures.get("pulled").getAsLong() / figures.get("cpu_seconds").getAsDouble()),
            org.assertj.core.data.Percentage.withPercentage(1));
    assertThat(second.lines().getFirst().get("pulled").getAsLong()).isZero();
  }

  @Test
  void aRemoteHubIsAskedWithTheTokenOfTheFile() throws Exception {
    try (Hub hub = open(folder.resolve("remote.db"))) {
      URI url = hub.start(0, TOKEN);
      Shop shop =
          new Shop(folder).set("hub.url", url.toString()).set("hub.token.file", token(TOKEN));

      assertThat(CommandLineRun.of("sync", "--once", "--config", shop.config()).status()).isZero();

      token("another-token-that-is-wrong");
      CommandLineRun refused = CommandLineRun.of("sync", "--once", "--config", shop.config());
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err()).contains("HUB-").doesNotContain("another-token");
    }
  }

  @Test
  void aHubThatIsNotThereIsAFailureInWords() throws Exception {
    Shop shop =
        new Shop(folder).set("hub.url", "http://127.0.0.1:9").set("hub.token.file", token(TOKEN));

    CommandLineRun run = CommandLineRun.of("sync", "--once", "--config", shop.config());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("HUB-01").doesNotContain("\tat ");
  }

  @Test
  void aTokenFileThatCannotBeUsedIsAMatterOfConfiguration() throws Exception {
    Shop shop =
        new Shop(folder)
            .set("hub.url", "http://127.0.0.1:9")
            .set("hub.token.file", folder.resolve("none").toString());
    CommandLineRun missing = CommandLineRun.of("sync", "--once", "--config", shop.config());
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).contains("none cannot be read");

    Path open = Path.of(token(TOKEN));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    shop.set("hub.token.file", open.toString());
    CommandLineRun readable = CommandLineRun.of("sync", "--once", "--config", shop.config());
    assertThat(readable.status()).isEqualTo(2);
    assertThat(readable.err()).contains("chmod o-r").doesNotContain(TOKEN);
  }

  @Test
  void aSecondUserOfTheDataFolderIsTurnedAway() throws Exception {
    Shop shop = new Shop(folder);
    try (DataFolder taken = DataFolder.open(shop.dataFolder())) {
      CommandLineRun run = CommandLineRun.of("sync", "--once", "--config", shop.config());

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err()).contains("RUN-01").contains(taken.path().toString());
    }
  }

  private static Hub open(Path file) {
    return Hub.open(file, Clock.systemUTC(), BlockingGuard.NONE);
  }

  private static void fill(Hub hub) {
    List<Put> rows =
        IntStream.range(0, 20_000)
            .mapToObj(
                i -> Put.of(new Entity.Stock("S" + i, "seongsu", i % 9, "2026-11-20T09:00:00Z")))
            .toList();
    hub.writer().put(Bucket.stockOf("seongsu"), rows);
  }

  private String token(String text) throws Exception {
    Path file = folder.resolve("device.token");
    Files.writeString(file, text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }
}
