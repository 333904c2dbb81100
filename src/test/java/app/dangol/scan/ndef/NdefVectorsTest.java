package app.dangol.scan.ndef;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Bytes;
import app.dangol.device.nfc.NfcVectors;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every record of the shared NDEF vectors, through the same door as a tag's message. */
class NdefVectorsTest {
  private static final String FILE = "ndef_vectors.json";
  private static final String WELL_KNOWN = "urn:nfc:wkt:";

  /** Valid only for a reader that has been told to be lax, which ours cannot be. */
  private static boolean isForALaxReader(JsonObject vector) {
    return vector.has("mode")
        && vector.get("mode").getAsString().equals("relax")
        && vector.get("valid").getAsBoolean();
  }

  @Test
  void parsesOrRefusesEveryMessage() throws IOException {
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (JsonObject vector : NfcVectors.list(FILE)) {
      if (!kind(vector).equals("message_decode") || isForALaxReader(vector)) {
        continue;
      }
      seen++;
      String found = describe(hex(vector.get("hex").getAsString()));
      String wanted = vector.get("valid").getAsBoolean() ? expected(vector) : "refused";
      if (!found.startsWith(wanted)) {
        wrong.add(vector.get("hex") + ": " + found + " instead of " + wanted);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).isGreaterThan(15);
  }

  @Test
  void refusesEveryBrokenHeader() throws IOException {
    int seen = 0;
    for (JsonObject vector : NfcVectors.list(FILE)) {
      if (kind(vector).startsWith("record_header")) {
        seen++;
        // They come without the mark of a first record; put on, only the fault they show is left.
        byte[] header = hex(vector.getAsJsonArray("raw").get(0).getAsString());
        assertThat(describe(header)).as(vector.toString()).startsWith("refused");
        header[0] |= (byte) 0xC0;
        assertThat(describe(header)).as(vector.toString()).startsWith("refused");
      }
    }
    assertThat(seen).isGreaterThan(5);
  }

  @Test
  void readsOrRefusesEveryPayload() throws IOException {
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (JsonObject vector : NfcVectors.list(FILE)) {
      if (kind(vector).equals("payload_decode")) {
        seen++;
        String type = vector.get("record_type").getAsString();
        assertThat(type).startsWith(WELL_KNOWN);
        byte[] message =
            message(type.substring(WELL_KNOWN.length()), hex(vector.get("hex").getAsString()));
        String found = content(message);
        boolean right =
            vector.get("valid").getAsBoolean()
                ? matches(type, vector.getAsJsonArray("expected_args"), found)
                : found.startsWith("refused");
        if (!right) {
          wrong.add(vector + ": " + found);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).isGreaterThan(60);
  }

  /** Types whose content is of no use here are only checked, so that none of it is compared. */
  private static boolean matches(String type, JsonArray wanted, String found) {
    return switch (type) {
      case "urn:nfc:wkt:U" -> found.equals("uri " + wanted.get(0).getAsString());
      case "urn:nfc:wkt:T" ->
          found.equals("text " + wanted.get(1).getAsString() + " " + wanted.get(0).getAsString());
      case "urn:nfc:wkt:Sp" ->
          found.equals(
              "poster "
                  + wanted.get(0).getAsString()
                  + " "
                  + (wanted.size() > 1 && wanted.get(1).isJsonObject()
                      ? titles(wanted.get(1).getAsJsonObject())
                      : Map.of()));
      default -> found.equals("other " + type.substring(WELL_KNOWN.length()));
    };
  }

  private static Map<String, String> titles(JsonObject titles) {
    return titles.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getAsString()));
  }

  private static String expected(JsonObject vector) {
    List<String> records = new ArrayList<>();
    for (JsonElement element : vector.getAsJsonArray("expected")) {
      JsonObject record = element.getAsJsonObject();
      records.add(
          record.get("type").getAsString()
              + "|"
              + record.get("name").getAsString()
              + "|"
              + record.get("payload_hex").getAsString());
    }
    return records.toString();
  }

  private static String describe(byte[] message) {
    try {
      NdefMessage parsed = NdefMessage.parse(Bytes.of(message));
      assertThat(parsed.contents()).hasSameSizeAs(parsed.records());
      return parsed.records().stream()
          .map(record -> type(record) + "|" + latin(record.id()) + "|" + record.payload().hex())
          .toList()
          .toString();
    } catch (NdefException e) {
      assertThat(e.words()).isNotBlank();
      return "refused: " + e.words();
    }
  }

  private static String type(NdefRecord record) {
    return switch (record.kind()) {
      case EMPTY -> "";
      case WELL_KNOWN -> WELL_KNOWN + record.type();
      case MEDIA, ABSOLUTE_URI -> record.type();
      case EXTERNAL -> "urn:nfc:ext:" + record.type();
      case UNKNOWN -> "unknown";
    };
  }

  private static String content(byte[] message) {
    try {
      return switch (NdefMessage.parse(Bytes.of(message)).contents().getFirst()) {
        case NdefContent.Uri uri -> "uri " + uri.uri();
        case NdefContent.Text text -> "text " + text.language() + " " + text.text();
        case NdefContent.SmartPoster poster ->
            "poster "
                + poster.uri()
                + " "
                + poster.titles().stream()
                    .collect(Collectors.toMap(NdefContent.Text::language, NdefContent.Text::text));
        case NdefContent.Other other -> "other " + other.type();
        case NdefContent other -> other.toString();
      };
    } catch (NdefException e) {
      return "refused: " + e.words();
    }
  }

  private static byte[] message(String type, byte[] payload) {
    byte[] message = new byte[3 + type.length() + payload.length];
    message[0] = (byte) 0xD1;
    message[1] = (byte) type.length();
    message[2] = (byte) payload.length;
    for (int i = 0; i < type.length(); i++) {
      message[3 + i] = (byte) type.charAt(i);
    }
    System.arraycopy(payload, 0, message, 3 + type.length(), payload.length);
    return message;
  }

  private static String kind(JsonObject vector) {
    return vector.get("kind").getAsString();
  }

  private static String latin(Bytes bytes) {
    return new String(bytes.toArray(), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
