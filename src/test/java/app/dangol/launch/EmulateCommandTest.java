package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Content;
import app.dangol.device.Conversations;
import app.dangol.device.DeviceEvent;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DeviceStatus;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.device.Frame;
import app.dangol.device.serial.JsscPort;
import app.dangol.device.serial.PortReader;
import app.dangol.device.serial.PtyLine;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code dangol emulate} and {@code dangol scan} as a person uses them. */
@Timeout(60)
class EmulateCommandTest {
  @TempDir Path folder;

  private final InputStream standardInput = System.in;
  private String config = "";

  @BeforeEach
  void writeConfig() throws Exception {
    config =
        new Shop(folder)
            .set("drivers.folder", Path.of("drivers").toAbsolutePath().toString())
            .config();
  }

  @AfterEach
  void giveBackStandardInput() {
    System.setIn(standardInput);
  }

  @Test
  void sendsWhatIsTypedAndTellsWhatWentOverTheLine() throws Exception {
    try (PtyLine line = PtyLine.open(folder)) {
      BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
      try (PortReader reader = reader("zebra-ssi", line, events)) {
        assertThat(reader.status().state()).isEqualTo(DeviceStatus.State.ONLINE);
        type("]Q1DG0000001234\n]C10108801234567893\\03510AB\n");
        CommandLineRun run =
            CommandLineRun.of("emulate", "zebra-ssi", "--port", line.device(), "--config", config);
        assertThat(run.status()).isZero();
        assertThat(codeOf(events)).isEqualTo("]Q1DG0000001234");
        assertThat(codeOf(events)).isEqualTo("]C10108801234567893\u001d10AB");
        assertThat(run.lines().stream().map(json -> json.keySet().iterator().next()))
            .containsExactly("sent", "received", "sent", "received");
        assertThat(run.lines().get(1).get("received").getAsString()).isEqualTo("04d00400ff28");
      }
    }
  }

  @Test
  void notesWhatTheDeviceCannotSend() throws Exception {
    try (PtyLine line = PtyLine.open(folder)) {
      type("no tag\nC:\\x\n");
      CommandLineRun run =
          CommandLineRun.of("emulate", "rdm6300", "--port", line.device(), "--config", config);
      assertThat(run.status()).isZero();
      assertThat(run.lines()).singleElement().matches(json -> json.has("note"));
      assertThat(run.err()).contains("a backslash is written");
    }
  }

  @Test
  void failsWhereThereIsNoPortOrNoSuchModel() {
    type("A\n");
    String nowhere = folder.resolve("nowhere").toString();
    CommandLineRun noPort =
        CommandLineRun.of("emulate", "zebra-cdc", "--port", nowhere, "--config", config);
    assertThat(noPort.status()).isEqualTo(1);
    assertThat(noPort.err()).contains("DEV-01", nowhere);
    assertThat(noPort.lines()).singleElement().matches(json -> json.has("note"));
    CommandLineRun noModel =
        CommandLineRun.of("emulate", "none", "--port", nowhere, "--config", config);
    assertThat(noModel.status()).isEqualTo(2);
    assertThat(noModel.err()).contains("DRV-01", "zebra-ssi");
  }

  @ParameterizedTest
  @CsvSource({
    "zebra-ssi, 0ff31c, , refused, broken",
    "zebra-ssi, 07f30000014e52fe65, , status, ",
    "zebra-ssi, 07f30000014e52fe64, , refused, broken",
    "zebra-ssi, 11f3000008383535393431303034303032fc8e, 00855941004002, barcode, ",
    "rdm6300, 0236373030334241383643393903, , refused, broken",
  })
  void scanTellsWhatARecordingHolds(
      String model, String hex, String gtin, String kind, String reason) throws Exception {
    Path file = Files.writeString(folder.resolve("frames.hex"), hex + "\n");
    List<JsonObject> lines =
        CommandLineRun.of("scan", "--driver", model, "--hex", file.toString(), "--config", config)
            .lines();
    assertThat(lines).hasSize(1);
    JsonObject line = lines.getFirst();
    assertThat(line.get("kind").getAsString()).isEqualTo(kind);
    assertThat(line.has("reason") ? line.get("reason").getAsString() : null).isEqualTo(reason);
    assertThat(line.has("gtin") ? line.get("gtin").getAsString() : null).isEqualTo(gtin);
    assertThat(line.has("member")).isFalse();
  }

  private static void type(String text) {
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static PortReader reader(String model, PtyLine line, BlockingQueue<DeviceEvent> events)
      throws Exception {
    DriverProfile profile = new DriverFolder(Path.of("drivers")).get(model);
    Clock clock = Clock.systemUTC();
    DeviceFeed feed = new DeviceFeed(model, Conversations.withDevice(profile), clock, events::add);
    CountDownLatch online = new CountDownLatch(1);
    PortReader reader =
        new PortReader(
            "reader",
            new JsscPort(line.host(), profile.serial()),
            feed,
            clock,
            status -> online.countDown());
    reader.start();
    assertThat(online.await(10, TimeUnit.SECONDS)).isTrue();
    return reader;
  }

  private static String codeOf(BlockingQueue<DeviceEvent> events) throws InterruptedException {
    DeviceEvent event = events.poll(10, TimeUnit.SECONDS);
    assertThat(event).isInstanceOf(Frame.class);
    Content.Code code = (Content.Code) ((Frame) event).content();
    return new String(code.data().toArray(), StandardCharsets.UTF_8);
  }
}
