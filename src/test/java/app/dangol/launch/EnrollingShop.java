package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.cache.SqliteHelpCalls;
import app.dangol.central.HubRoute;
import app.dangol.central.OAuthClient.Poll;
import app.dangol.central.ProofKey;
import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfigReader;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.api.Serving;
import app.dangol.hub.enrol.Device;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.wrap.KeyWraps;
import app.dangol.wire.Entity;
import app.dangol.wire.OAuth;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A real hub with one customer, and a device's folder that enrols there. */
abstract class EnrollingShop {
  static final String TOKEN = "0123456789abcdef0123456789abcdef";
  static final String NAME = "Canary Beatrix Hong";
  static final String PHONE = "+821055512345";
  static final String NOTE = "canarynote: never call before noon";

  @TempDir Path folder;
  Hub hub;
  URI url;
  Shop shop;

  @BeforeEach
  void open() {
    hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE);
    url = hub.start(new Serving(0, Optional.of(TOKEN), Optional.empty(), Optional.empty()));
    hub.writer()
        .putClients(
            List.of(
                new Entity.Customer(
                    "c1",
                    NAME,
                    PHONE,
                    null,
                    List.of(),
                    "seongsu",
                    "2024-01-01",
                    List.of(),
                    List.of("lookup"))),
            List.of());
    shop = new Shop(folder).set("hub.url", url.toString());
  }

  @AfterEach
  void close() {
    hub.close();
  }

  DeviceEnrolment enrolment(DataFolder data) {
    return new DeviceEnrolment(HubRoute.direct(url), data, BlockingGuard.NONE, Clock.systemUTC());
  }

  /** As the screen and the command do, but without their pauses. */
  void enrol() {
    try (DataFolder data = openFolder();
        DeviceEnrolment enrolment = enrolment(data)) {
      OAuth.Authorization asked = enrolment.oauth().authorize("tablet-1", "seongsu", "");
      hub.enrolment().grants().approve(asked.userCode(), "seongsu", "test");
      enrolment.keep(
          ((Poll.Approved) enrolment.oauth().poll(asked.deviceCode(), ProofKey.fresh())).tokens());
    }
  }

  /** By the key store the configuration names. */
  DataFolder openFolder() {
    try {
      KioskConfig config =
          new KioskConfigReader(Path.of("").toAbsolutePath()).read(Path.of(shop.config()));
      return DataFolder.open(config.dataFolder(), KeyWraps.of(config.keys().store()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CommandLineRun sync() throws Exception {
    return CommandLineRun.of("sync", "--once", "--config", shop.config());
  }

  Device device() {
    assertThat(hub.enrolment().devices().listAll()).hasSize(1);
    return hub.enrolment().devices().listAll().getFirst();
  }

  void writeNotes(int count) {
    try (DataFolder data = openFolder();
        Stores stores =
            new Stores(
                data,
                new SqliteHelpCalls.Here("seongsu", "tablet-1"),
                BlockingGuard.NONE,
                Clock.systemUTC())) {
      for (int i = 0; i < count; i++) {
        stores.notes.add(new CustomerId("c1"), new StaffId("s-001"), "Minji", NOTE);
      }
    }
  }

  List<Path> files() throws Exception {
    try (Stream<Path> all = Files.walk(shop.dataFolder())) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  List<byte[]> contents() throws Exception {
    List<byte[]> contents = new ArrayList<>();
    for (Path file : files()) {
      contents.add(Files.readAllBytes(file));
    }
    return contents;
  }

  int notesAtTheHub() throws Exception {
    HttpRequest ask =
        HttpRequest.newBuilder(url.resolve("/v1/buckets/clients:seongsu/snapshot"))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String rows = http.send(ask, BodyHandlers.ofString()).body();
      return rows.split(NOTE, -1).length - 1;
    }
  }

  /** A call of the command whose lines are seen as they come. */
  record Running(BlockingQueue<String> lines, CompletableFuture<Integer> status) {
    static Running of(String... args) {
      BlockingQueue<String> lines = new LinkedBlockingQueue<>();
      PrintWriter out =
          new PrintWriter(new StringWriter(), true) {
            @Override
            public void println(String line) {
              lines.add(line);
            }

            @Override
            public void println(Object line) {
              lines.add(line.toString());
            }
          };
      CommandLine line = Commands.line(ConfigProblemScreen.NONE);
      line.setOut(out);
      line.setErr(out);
      return new Running(lines, CompletableFuture.supplyAsync(() -> line.execute(args)));
    }

    String line() throws InterruptedException {
      String line = lines.poll(60, TimeUnit.SECONDS);
      assertThat(line).as("a line").isNotNull();
      return line;
    }

    JsonObject json() throws InterruptedException {
      return JsonParser.parseString(line()).getAsJsonObject();
    }
  }
}
