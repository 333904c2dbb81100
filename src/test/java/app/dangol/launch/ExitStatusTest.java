package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: what the system and other programs see of it. */
class ExitStatusTest {
  /** What a JVM that ended in order after SIGTERM answers. */
  private static final int TERMINATED = 143;

  @TempDir Path folder;

  private @Nullable Process started;

  @AfterEach
  void leaveNothingRunning() {
    if (started != null) {
      started.destroyForcibly();
    }
  }

  @Test
  void theHubServesUntilItIsAskedToEndAndEndsInOrder() throws Exception {
    Path db = folder.resolve("chain").resolve("hub.db");
    Process hub = start("hub", "--db", db.toString(), "--port", "0");
    BufferedReader out = hub.inputReader(StandardCharsets.UTF_8);
    JsonObject ready = JsonParser.parseString(out.readLine()).getAsJsonObject();

    assertThat(ready.get("ready").getAsBoolean()).isTrue();
    URI url = URI.create(ready.get("url").getAsString());
    assertThat(status(url.resolve("/v1/health"), "")).isEqualTo(200);
    Path token = db.resolveSibling("hub.token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
        .isEqualTo("rw-------");
    URI guarded = url.resolve("/v1/buckets/catalogue/snapshot");
    assertThat(status(guarded, "wrong")).isEqualTo(401);
    assertThat(status(guarded, Files.readString(token).strip())).isNotEqualTo(401);

    hub.destroy();
    assertThat(hub.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(hub.exitValue()).isEqualTo(TERMINATED);
    assertThat(err()).contains("The hub has stopped.").doesNotContain(Files.readString(token));
    assertThat(db).isNotEmptyFile();
    assertThat(db.resolveSibling("hub.db-wal")).as("closed, not dropped").doesNotExist();
  }

  @Test
  void aBadConfigurationEndsWithTwo() throws Exception {
    Process app = start("--config", new Shop(folder).set("text.size", "110").config());

    assertThat(app.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(app.exitValue()).isEqualTo(2);
    assertThat(err()).contains("key 'text.size' has the value '110'; allowed: 100, 115, 130");
  }

  @Test
  void theAppWithoutADisplaySaysSoAndEndsWithOne() throws Exception {
    Process app = start("--config", new Shop(folder).config());

    assertThat(app.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(app.exitValue()).isEqualTo(1);
    assertThat(err()).contains("there is no display");
  }

  @Test
  void aSecondInstanceOnTheSameDataFolderEndsWithOne() throws Exception {
    Shop shop = new Shop(folder);
    try (DataFolder taken = DataFolder.open(shop.dataFolder())) {
      Process sync = start("sync", "--once", "--config", shop.config());

      assertThat(sync.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(sync.exitValue()).isEqualTo(1);
      assertThat(err()).contains("RUN-01").contains(taken.path().toString());
    }
  }

  private Process start(String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(folder.resolve("err.txt").toFile());
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
    Process process = builder.start();
    started = process;
    return process;
  }

  private String err() throws Exception {
    return Files.readString(folder.resolve("err.txt"));
  }

  private static int status(URI url, String token) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
