package app.dangol.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Conversations;
import app.dangol.device.DeviceEvent;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.device.Frame;
import app.dangol.device.FrameRefused;
import app.dangol.device.rfid125.EmNumber;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published frames of SSI scanners and 125 kHz modules, where a copy lies beside the project. */
class SharedFramesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("dangol.vectors", "../shared/vectors"));

  @Test
  void takesEverySoundSsiPacketAndRefusesEveryOther() throws IOException {
    for (JsonObject record : records("ssi_packets.json")) {
      byte[] bytes = bytes(record);
      List<DeviceEvent> events = read("zebra-ssi", List.of(bytes));
      assertThat(events).as("%s", record.get("meaning")).isNotEmpty();
      boolean valid = record.get("valid").getAsBoolean();
      assertThat(events)
          .as("%s", record.get("hex"))
          .allSatisfy(event -> assertThat(event instanceof FrameRefused).isEqualTo(!valid));
      for (int at = 1; at < bytes.length; at++) {
        List<byte[]> halves =
            List.of(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length));
        assertThat(words(read("zebra-ssi", halves))).isEqualTo(words(events));
      }
    }
  }

  @Test
  void readsEverySoundTagAndRefusesEveryOther() throws IOException {
    for (JsonObject record : records("rfid125_frames.json")) {
      if (record.has("kind")) {
        continue;
      }
      List<DeviceEvent> events = read("rdm6300", List.of(bytes(record)));
      if (record.get("valid").getAsBoolean()) {
        JsonObject expected = record.getAsJsonObject("expected");
        Bytes uid = uids(events).getFirst();
        assertThat(events).hasSize(1);
        assertThat(uid.toArray()[0]).isEqualTo(expected.get("version").getAsByte());
        assertThat(EmNumber.printed(uid)).contains(expected.get("tag_decimal10").getAsString());
      } else {
        assertThat(events).singleElement().isInstanceOf(FrameRefused.class);
      }
    }
  }

  @Test
  void readsTheTagsOfAStreamThatBeginsWithinAFrame() throws IOException {
    int streams = 0;
    for (JsonObject record : records("rfid125_frames.json")) {
      if (!record.has("kind")) {
        continue;
      }
      streams++;
      List<Long> expected =
          record.getAsJsonArray("expected_cards").asList().stream()
              .map(JsonElement::getAsLong)
              .toList();
      byte[] bytes = bytes(record);
      List<byte[]> single = new ArrayList<>();
      for (byte one : bytes) {
        single.add(new byte[] {one});
      }
      for (List<byte[]> chunks : List.of(List.of(bytes), single)) {
        assertThat(
                uids(read("rdm6300", chunks)).stream()
                    .map(uid -> Long.parseLong(EmNumber.printed(uid).orElseThrow())))
            .isEqualTo(expected);
      }
    }
    assertThat(streams).isPositive();
  }

  private static List<DeviceEvent> read(String model, List<byte[]> chunks) {
    DriverProfile profile = new DriverFolder(Path.of("drivers")).get(model);
    List<DeviceEvent> events = new ArrayList<>();
    DeviceFeed feed =
        new DeviceFeed(model, Conversations.withRecording(profile), Clock.systemUTC(), events::add);
    chunks.forEach(feed::push);
    feed.end();
    return events;
  }

  private static List<Bytes> uids(List<DeviceEvent> events) {
    return events.stream()
        .filter(Frame.class::isInstance)
        .map(event -> ((Content.Tag) ((Frame) event).content()).uid())
        .toList();
  }

  private static List<String> words(List<DeviceEvent> events) {
    return events.stream().map(event -> event.toString().replaceAll("at=[^\\]]*", "")).toList();
  }

  private static byte[] bytes(JsonObject record) {
    return HexFormat.of().parseHex(record.get("hex").getAsString());
  }

  private static List<JsonObject> records(String file) throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no copy of the published frames beside the project");
    List<JsonObject> records =
        JsonParser.parseString(Files.readString(FOLDER.resolve(file)))
            .getAsJsonArray()
            .asList()
            .stream()
            .map(JsonElement::getAsJsonObject)
            .toList();
    assertThat(records).hasSizeGreaterThan(1);
    return records;
  }
}
