package app.dangol.device.nfc;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Decoded;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pn532RecordingTest {
  private static final Instant NOW = Instant.EPOCH;
  private static final String UID = "04a1b2c3d4e5f6";

  @ParameterizedTest
  @CsvSource({
    "0000ff00ff00, acknowledged",
    "0000ffff0000, not acknowledged",
    "0000ff01ff7f8100, a command was not understood",
    "0000ff02fed5151600, SAM configured",
    "'0000ff06fad50332010607e800', 'PN532, firmware 1.6'",
    "0000ff03fdd54b00e000, no target",
    "0000ff03fdd54127c300, InDataExchange failed with error 27",
    "0000ff04fcd44a0100e100, command InListPassiveTarget",
    "0000ff01ff01ff00, a frame of an unknown kind"
  })
  void remarksWhatIsNoTag(String hex, String words) {
    assertThat(decode(List.of(hex)))
        .singleElement()
        .isInstanceOfSatisfying(
            Decoded.Remark.class, remark -> assertThat(remark.words()).isEqualTo(words));
  }

  @Test
  void showsNothingOfATagInARemark() {
    byte[] answer = HexFormat.of().parseHex("d54100" + "34".repeat(16));
    assertThat(decode(List.of(Hsu.frame(answer).hex())))
        .containsExactly(
            new Decoded.Remark(
                Bytes.of(HexFormat.of().parseHex("d54100")),
                "InDataExchange answered with 16 bytes"));
  }

  @Test
  void readsTheSharedSessions() throws IOException {
    for (JsonObject session : NfcVectors.list("pn532_sessions.json")) {
      List<String> all = new ArrayList<>();
      List<String> answers = new ArrayList<>();
      for (JsonElement element : session.getAsJsonArray("steps")) {
        JsonArray step = element.getAsJsonArray();
        all.add(step.get(1).getAsString());
        if (step.get(0).getAsString().equals("<")) {
          answers.add(step.get(1).getAsString());
        }
      }
      assertResult(session, decode(all));
      assertResult(session, decode(answers));
    }
  }

  private static void assertResult(JsonObject session, List<Decoded> found) {
    String name = session.get("name").getAsString();
    JsonObject result = session.getAsJsonObject("result");
    String words = remarks(found).toString();
    assertThat(found).as(name).noneMatch(Decoded.Refused.class::isInstance);
    if (result.has("uid")) {
      assertThat(tags(found)).as(name).containsExactly(result.get("uid").getAsString());
      assertThat(words)
          .contains("firmware " + result.get("firmware").getAsString())
          .contains("ATQA " + result.get("sens_res").getAsString())
          .contains("SAK " + result.get("sel_res").getAsString());
    } else {
      assertThat(tags(found)).as(name).isEmpty();
    }
    if (result.has("targets")) {
      assertThat(words).contains("no target");
    }
    if (result.has("crc_a_ok")) {
      assertThat(words).contains("answered with 18 bytes").doesNotContain("CRC_A is wrong");
      byte[] raw = HexFormat.of().parseHex(result.get("raw").getAsString());
      assertThat(CrcA.holds(raw)).isTrue();
      raw[3] ^= 1;
      assertThat(CrcA.holds(raw)).isFalse();
    }
  }

  /**
   * Each exchange as a reader would pass it on. Those that read a tag's memory from its begin must
   * give its message; of the others (writing, passwords, other commands, failures) no message may
   * come.
   */
  @Test
  void readsTheSharedTagsMemories() throws IOException {
    Map<String, String> messages = new TreeMap<>();
    List<JsonObject> exchanges = NfcVectors.list("type2tag_exchanges.json");
    for (JsonObject exchange : exchanges) {
      List<Decoded> found = decode(chunks(exchange));
      assertThat(found).noneMatch(Decoded.Refused.class::isInstance);
      assertThat(tags(found)).hasSize(1);
      String tag = tags(found).getFirst();
      if (tag.contains(" ")) {
        messages.put(exchange.get("test").getAsString(), tag.substring(tag.indexOf(' ') + 1));
      }
    }
    assertThat(exchanges).hasSizeGreaterThan(30);
    assertThat(messages)
        .containsEntry(
            "TestUltralightC.test_read_ndef",
            "d1021a537091010a55036e666370792e6f72675101085402656e6e66637079")
        .containsEntry("TestNTAG213.test_format_ndef_tag", "d00000")
        .containsEntry("TestTagProcedures.test_format_with_wipe", "d500023132")
        .containsEntry("TestNdef.test_read_over_unknown_tlv", "d00000")
        .containsEntry("TestMemoryReader.test_getitem", "d00000")
        .doesNotContainKey("TestNdef.test_read_until_terminator")
        .doesNotContainKey("TestNTAG210.test_format_blank_tag");
  }

  private static List<String> chunks(JsonObject exchange) {
    List<String> chunks = new ArrayList<>();
    chunks.add(answer("4b0101004400" + "07" + UID));
    JsonArray commands =
        exchange.has("commands") ? exchange.getAsJsonArray("commands") : new JsonArray();
    JsonArray responses = exchange.getAsJsonArray("responses");
    for (int i = 0; i < responses.size(); i++) {
      if (i < commands.size()) {
        chunks.add(frame("d44001" + commands.get(i).getAsString()));
      }
      String response = responses.get(i).getAsString();
      chunks.add(answer("41" + (response.matches("[0-9a-f]+") ? "00" + response : "01")));
    }
    return chunks;
  }

  private static String answer(String hex) {
    return Hsu.ACK.hex() + frame("d5" + hex);
  }

  private static String frame(String hex) {
    return Hsu.frame(HexFormat.of().parseHex(hex)).hex();
  }

  private static List<Decoded> decode(List<String> chunks) {
    Pn532Recording recording = new Pn532Recording();
    List<Decoded> found = new ArrayList<>(recording.opened(NOW));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (String chunk : chunks) {
      byte[] bytes = HexFormat.of().parseHex(chunk);
      whole.writeBytes(bytes);
      found.addAll(recording.received(bytes, NOW));
    }
    found.addAll(recording.ended(NOW));
    Pn532Recording glued = new Pn532Recording();
    List<Decoded> again = new ArrayList<>(glued.received(whole.toByteArray(), NOW));
    again.addAll(glued.ended(NOW));
    assertThat(again).as("in one piece").isEqualTo(found);
    return found;
  }

  private static List<String> tags(List<Decoded> found) {
    return found.stream()
        .filter(Decoded.Payload.class::isInstance)
        .map(one -> (Content.Tag) ((Decoded.Payload) one).content())
        .map(tag -> tag.uid().hex() + tag.ndef().map(ndef -> " " + ndef.hex()).orElse(""))
        .toList();
  }

  private static List<String> remarks(List<Decoded> found) {
    return found.stream()
        .filter(Decoded.Remark.class::isInstance)
        .map(one -> ((Decoded.Remark) one).words())
        .toList();
  }
}
