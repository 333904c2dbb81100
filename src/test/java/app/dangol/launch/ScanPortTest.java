package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.DeviceStatus;
import app.dangol.device.serial.PtyPair;
import app.dangol.failure.ErrorCode;
import app.dangol.screen.setup.model.DevicesReport.WrongMode;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dangol scan --port} on a line made in software. */
class ScanPortTest {
  @TempDir private Path folder;

  private static CommandLineRun scan(String port, String... more) {
    String[] args =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(
                    "scan", "--driver", "generic-line-scanner", "--port", port),
                java.util.stream.Stream.of(more))
            .toArray(String[]::new);
    return CommandLineRun.of(args);
  }

  @Test
  void endsAfterSoManyCodesWithALineThatTellsWhatCameInAll() throws Exception {
    try (PtyPair line = PtyPair.open(folder)) {
      // It waits in the line until somebody reads.
      line.send("hello\r4111111111111111\r".getBytes(StandardCharsets.US_ASCII));

      List<JsonObject> lines = scan(line.path(), "--count", "2").lines();

      assertThat(lines)
          .extracting(json -> json.get("kind").getAsString())
          .containsExactly("status", "barcode", "refused", "status", "status");
      JsonObject last = lines.getLast();
      assertThat(last.get("driver").getAsString()).isEqualTo("generic-line-scanner");
      assertThat(last.get("frames").getAsLong()).isEqualTo(2);
      assertThat(last.get("refused").getAsLong()).isEqualTo(1);
      assertThat(last.get("bytes").getAsLong()).isEqualTo(23);
      assertThat(last.getAsJsonObject("refused_by").get("payment_card").getAsLong()).isEqualTo(1);
    }
  }

  @Test
  void endsAfterThatTimeThoughThePortIsNotThere() {
    CommandLineRun run = scan(folder.resolve("nothing").toString(), "--seconds", "1");

    assertThat(run.status()).isZero();
    assertThat(run.lines().getFirst().get("reason").getAsString()).isEqualTo("DEV-01");
    assertThat(run.lines().getLast().get("bytes").getAsLong()).isZero();
  }

  @Test
  void aStatusCarriesTheHintOfAReaderInAModeOfNoUse() {
    DeviceStatus status =
        new DeviceStatus(
            "x",
            DeviceStatus.State.OFFLINE,
            Optional.of(ErrorCode.DEV_01),
            "not there",
            Instant.EPOCH);

    JsonObject json =
        ScanJson.of(
            "zebra-cdc",
            status,
            List.of(new WrongMode("Zebra scanner", "05e0:0600", "zebra-simple-com")));

    assertThat(json.get("usb").getAsString()).isEqualTo("05e0:0600");
    assertThat(json.get("hint").getAsString()).startsWith("Zebra scanner: ").contains("USB CDC");
    assertThat(ScanJson.of("zebra-cdc", status, List.of()).has("hint")).isFalse();
  }
}
