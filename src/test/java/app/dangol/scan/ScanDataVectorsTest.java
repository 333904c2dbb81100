package app.dangol.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.AimMode;
import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Frame;
import app.dangol.scan.gs1.Gs1Data;
import app.dangol.scan.gs1.Vectors;
import app.dangol.scan.gs1.Vectors.Vector;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Scan data with AIM identifiers that GS1's syntax engine is tested with. There "^" first marks GS1
 * data, "^" inside FNC1, a backslash before a first "^" plain text, and "|" a composite's second
 * part.
 */
class ScanDataVectorsTest {
  private static final String FILE = "gs1_vectors.json";

  private final ScanReader reader = new ScanReader(AimMode.OPTIONAL, List.of());

  @Test
  void readsScanData() throws IOException {
    assertThat(misjudged("scan_to_data", this::isReadAsExpected)).isEmpty();
  }

  /** What the engine makes for a scanner to send must come back as the data it was made from. */
  @Test
  void readsBackWhatAScannerWouldSend() throws IOException {
    assertThat(misjudged("data_to_scan", this::comesBack)).isEmpty();
  }

  /** No valid data of any record may be taken for a payment card. */
  @Test
  void dropsNoValidData() throws IOException {
    List<String> dropped = new ArrayList<>();
    int valid = 0;
    for (Vector vector : Vectors.read(FILE)) {
      String input =
          switch (vector.kind()) {
            case "scan_to_data", "dl_uri_to_ai" -> vector.input();
            case "data_to_scan" -> vector.string("expected");
            case "bracketed_ai_to_unbracketed" -> transmitted(vector.string("expected"));
            default ->
                vector.kind().startsWith("fnc1_string_valid") ? transmitted(vector.input()) : "";
          };
      if (vector.valid() && !input.isEmpty()) {
        valid++;
        if (read(input).scan() instanceof Scan.Refused refused
            && refused.reason() == Scan.Reason.PAYMENT_CARD) {
          dropped.add(vector.toString());
        }
      }
    }
    assertThat(valid).isGreaterThan(80);
    assertThat(dropped).isEmpty();
  }

  private static String transmitted(String engineData) {
    return "]C1" + engineData.replaceFirst("^\\^", "").replace('^', '\u001d');
  }

  /** Records of the Python library biip that begin with a whole scan. */
  @Test
  void readsScansAsBiipDoes() throws IOException {
    Map<String, String> skipped = Vectors.skipped();
    List<String> misjudged = new ArrayList<>();
    for (Vector vector : Vectors.read("biip_gs1_vectors.json")) {
      JsonObject fields = vector.fields().getAsJsonObject("case");
      boolean right =
          switch (vector.kind()) {
            case "biip:test_parse.test_parse" -> hasSameItem(fields);
            case "biip:test_symbology.test_extract" -> hasSameSymbology(fields);
            case "biip:test_symbology.test_len", "biip:test_symbology.test_str" ->
                AimIdentifier.find(fields.get("value").getAsString())
                    .orElseThrow()
                    .text()
                    .equals(fields.get("value").getAsString());
            // The others are no whole scans; see BiipVectorsTest.
            default -> !skipped.containsKey(vector.name());
          };
      if (right == skipped.containsKey(vector.name())) {
        misjudged.add(vector.toString());
      }
    }
    assertThat(misjudged).isEmpty();
  }

  private boolean hasSameItem(JsonObject fields) {
    JsonObject expected = fields.getAsJsonObject("expected");
    Scanned scanned = read(fields.get("value").getAsString());
    if (!expected.get("gtin").isJsonObject()) {
      return scanned.gs1().isPresent() == expected.get("gs1_message").isJsonObject();
    }
    String gtin = expected.getAsJsonObject("gtin").get("value").getAsString();
    return scanned.scan() instanceof Scan.Item item && item.gtin().value().endsWith(gtin);
  }

  private static boolean hasSameSymbology(JsonObject fields) {
    JsonObject expected = fields.getAsJsonObject("expected");
    JsonElement gs1 = expected.get("gs1_symbology");
    String name = (gs1.isJsonNull() ? expected.get("iso_symbology") : gs1).getAsString();
    return AimIdentifier.find(fields.get("value").getAsString())
        .flatMap(AimIdentifier::symbology)
        .equals(Optional.of(name));
  }

  private boolean isReadAsExpected(Vector vector) {
    Scanned scanned = read(vector.input());
    return vector.valid()
        ? engineData(scanned).equals(vector.string("expected"))
        : scanned.scan() instanceof Scan.Refused;
  }

  private boolean comesBack(Vector vector) {
    return vector.valid()
        && normal(engineData(read(vector.string("expected")))).equals(normal(vector.input()));
  }

  private static List<String> misjudged(String kind, Predicate<Vector> isRight) throws IOException {
    Map<String, String> skipped = Vectors.skipped();
    List<String> misjudged = new ArrayList<>();
    for (Vector vector : Vectors.read(FILE)) {
      if (vector.kind().equals(kind)
          && isRight.test(vector) == skipped.containsKey(vector.name())) {
        misjudged.add(vector.toString());
      }
    }
    return misjudged;
  }

  private Scanned read(String text) {
    Bytes bytes = Bytes.of(text.getBytes(UTF_8));
    return reader.read(new Frame("test", bytes, new Content.Code(bytes), Instant.EPOCH));
  }

  /** In the engine's notation. */
  private static String engineData(Scanned scanned) {
    String text = scanned.text().orElse("refused");
    String gs1 =
        scanned
            .gs1()
            .map(Gs1Data::elementString)
            .map(data -> "^" + data)
            .orElse("")
            .replace('\u001d', '^');
    int composite = text.indexOf("|]e0");
    if (composite >= 0) {
      return text.substring(0, composite) + "|" + gs1;
    }
    return gs1.isEmpty() ? text.replaceFirst("^\\^", "\\\\^") : gs1;
  }

  /** Without the difference between an EAN and its GTIN, and between symbols joined and apart. */
  private static String normal(String data) {
    return data.replaceFirst("^\\^01(?=[0-9]{14}(\\||$))", "")
        .replaceFirst("^(0*)([0-9]+)", "$2")
        .replace("^01", "")
        .replace("|", "")
        .replace("^", "");
  }
}
