package app.dangol.launch;

import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A hub of this same program in a process of its own; it ends when this is closed. */
final class HubProcess implements AutoCloseable {
  private static final int STOP_SECONDS = 10;

  private final Process process;
  private final URI url;
  private final String token;

  private HubProcess(Process process, URI url, String token) {
    this.process = process;
    this.url = url;
    this.token = token;
  }

  /**
   * Starts it and waits until it serves.
   *
   * @param store the options that say where its store is
   * @param folder for its token and its words
   * @throws IOException if it does not come up; its words are quoted
   */
  static HubProcess start(List<String> store, Path folder) throws IOException {
    TokenFile token = new TokenFile(folder.resolve("bench.token"));
    token.createIfMissing();
    Path words = Files.createTempFile(folder, "hub", ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(Main.class.getName(), "hub", "--port=0", "--token-file=" + token.path()));
    command.addAll(store);
    Process process = new ProcessBuilder(command).redirectError(words.toFile()).start();
    try {
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String ready = out.readLine();
      if (ready == null) {
        throw new IOException("the hub did not come up: " + Files.readString(words));
      }
      String url = StrictJson.read(ready, JsonObject.class).get("url").getAsString();
      return new HubProcess(process, URI.create(url), token.read());
    } catch (IOException | WireFormatException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  URI url() {
    return url;
  }

  String token() {
    return token;
  }

  /** Of all its threads, so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** As a cut of the power would. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
