package app.dangol.device.nfc;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Bytes;
import app.dangol.device.FramingReason;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames made by hand from NXP UM0701-02 §6.2.1, and those of the shared vectors. */
class HsuDecoderTest {
  private static final String SAM_CONFIGURED = "0000ff02fed5151600";

  @Test
  void takesAnAcknowledgementAndTheAnswerGluedToIt() {
    assertThat(decode("0000ff00ff00" + SAM_CONFIGURED)).containsExactly("ack", "d515");
  }

  @Test
  void tellsAcknowledgementsFromFrames() {
    assertThat(decode("0000ff00ff00" + "0000ffff0000" + "0000ff01ff7f8100"))
        .containsExactly("ack", "nack", "fault");
  }

  @Test
  void takesAnExtendedFrame() {
    byte[] data = new byte[HsuDecoder.MAX_DATA];
    new Random(5).nextBytes(data);
    byte[] frame = Hsu.frame(data).toArray();
    assertThat(HexFormat.of().formatHex(frame)).startsWith("0000ffffff0109f6");
    assertThat(decode(frame)).containsExactly(HexFormat.of().formatHex(data));
  }

  @ParameterizedTest
  @CsvSource({
    "0000ff03fed5151600, MALFORMED", // length and its checksum
    "0000ff02fed5151700, CHECKSUM",
    "0000ff0000d5151600, MALFORMED", // no data at all
    "0000ffffff0003fdd500004200, CHECKSUM",
    "0000ffffff0003fcd500002b00, MALFORMED",
    "0000ffffff010af5, MALFORMED", // longer than a PN532's frames
    "0000ff02fed515, UNFINISHED",
    "0000ff02, UNFINISHED"
  })
  void refusesWhatIsBroken(String hex, FramingReason reason) {
    assertThat(decode(hex)).containsExactly("broken " + reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "000000000000",
        "55550000000000000000",
        "0000ff",
        "ffffff",
        "c3a5ff55aa",
        "00ff"
      })
  void keepsSilentAboutNoise(String noise) {
    assertThat(decode(noise)).isEmpty();
    assertThat(decode(noise + SAM_CONFIGURED)).contains("d515");
    assertThat(decode(SAM_CONFIGURED + noise)).first().isEqualTo("d515");
  }

  @Test
  void findsTheFrameBehindOneThatWasCutOff() {
    assertThat(decode("0000ff0cf4d54b010100" + SAM_CONFIGURED + SAM_CONFIGURED))
        .containsExactly("broken CHECKSUM", "d515", "d515");
  }

  @Test
  void findsTheFrameInsideOneThatNeverEnds() {
    assertThat(decode("0000ffffff0109f6" + SAM_CONFIGURED))
        .containsExactly("broken UNFINISHED", "d515");
  }

  @Test
  void takesAFrameWithoutPreamble() {
    assertThat(decode("a5" + SAM_CONFIGURED.substring(2))).containsExactly("d515");
  }

  @Test
  void takesTheFrameBehindNoiseThatLooksLikeARefusal() {
    assertThat(decode("00ffff" + "0000ff06fad50332010607e800"))
        .containsExactly("nack", "d50332010607");
  }

  @Test
  void readsTheSameFromRandomBytesHoweverTheyAreSplit() {
    Random random = new Random(99);
    for (int round = 0; round < 200; round++) {
      byte[] bytes = new byte[600];
      for (int i = 0; i < bytes.length; i++) {
        // Many start codes and small lengths, so that frames are begun again and again.
        int kind = random.nextInt(8);
        bytes[i] = (byte) (kind < 3 ? 0 : kind < 5 ? 0xFF : random.nextInt(256));
      }
      List<String> whole = decode(bytes);
      int at = random.nextInt(bytes.length);
      assertThat(decodeAll(List.of(Arrays.copyOf(bytes, at), tail(bytes, at)))).isEqualTo(whole);
      assertThat(decodeAll(oneByOne(bytes))).isEqualTo(whole);
    }
  }

  @Test
  void judgesTheSharedFramesAsTheyDo() throws IOException {
    List<String> misjudged = new ArrayList<>();
    List<JsonObject> records = NfcVectors.list("pn532_frames.json");
    assertThat(records).hasSizeGreaterThan(100);
    for (JsonObject record : records) {
      String hex = record.get("hex").getAsString();
      List<String> found = decode(hex);
      boolean valid =
          found.size() == 1 && (found.getFirst().equals("nack") || hex.contains(found.getFirst()));
      boolean refused = found.size() == 1 && found.getFirst().startsWith("broken");
      if (record.get("valid").getAsBoolean() ? !valid : !refused) {
        misjudged.add(hex + " " + found);
      }
    }
    assertThat(misjudged).isEmpty();
  }

  @Test
  void readsTheSharedFramesHoweverTheyArrive() throws IOException {
    byte[] noise = HexFormat.of().parseHex("00c3ff5555a500aa00");
    for (JsonObject record : NfcVectors.list("pn532_frames.json")) {
      byte[] frame = HexFormat.of().parseHex(record.get("hex").getAsString());
      List<String> once = decode(frame);
      List<String> twice = new ArrayList<>(once);
      twice.addAll(once);
      assertThat(decodeAll(List.of(frame, frame))).as("glued").isEqualTo(twice);
      assertThat(decodeAll(List.of(noise, frame, noise))).as("in noise").isEqualTo(once);
      for (int at = 0; at < frame.length; at++) {
        assertThat(decodeAll(List.of(Arrays.copyOf(frame, at), tail(frame, at)))).isEqualTo(once);
      }
      assertThat(decodeAll(oneByOne(frame))).isEqualTo(once);
    }
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static List<byte[]> oneByOne(byte[] bytes) {
    List<byte[]> single = new ArrayList<>();
    for (byte one : bytes) {
      single.add(new byte[] {one});
    }
    return single;
  }

  private static List<String> decode(String hex) {
    return decode(HexFormat.of().parseHex(hex));
  }

  private static List<String> decode(byte[] bytes) {
    return decodeAll(List.of(bytes));
  }

  private static List<String> decodeAll(List<byte[]> chunks) {
    HsuDecoder decoder = new HsuDecoder();
    List<HsuFrame> frames = new ArrayList<>();
    chunks.forEach(chunk -> frames.addAll(decoder.feed(chunk)));
    frames.addAll(decoder.flush());
    return frames.stream().map(HsuDecoderTest::describe).toList();
  }

  private static String describe(HsuFrame frame) {
    return switch (frame) {
      case HsuFrame.Ack ack -> "ack";
      case HsuFrame.Nack nack -> "nack";
      case HsuFrame.Fault fault -> "fault";
      case HsuFrame.Information information -> hex(information.data());
      case HsuFrame.Broken broken -> "broken " + broken.reason();
    };
  }

  private static String hex(Bytes bytes) {
    return bytes.hex();
  }
}
