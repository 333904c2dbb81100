package app.dangol.device.nfc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Records that others made, where a copy lies beside the project; else the test is skipped. */
public final class NfcVectors {
  private static final Path FOLDER = Path.of("../shared/vectors");

  private NfcVectors() {}

  public static List<JsonObject> list(String file) throws IOException {
    Path path = FOLDER.resolve(file);
    assumeTrue(Files.isRegularFile(path), "no copy of the vectors beside the project");
    JsonArray all = JsonParser.parseString(Files.readString(path)).getAsJsonArray();
    return all.asList().stream().map(JsonElement::getAsJsonObject).toList();
  }
}
