package app.dangol.scan.gs1;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Test data of others, where a copy lies beside the project. */
public final class Vectors {
  private static final Path FOLDER =
      Path.of(System.getProperty("dangol.vectors", "../shared/vectors"));
  private static final Path SKIPPED = Path.of("src/test/resources/gs1/skipped-vectors.txt");

  private Vectors() {}

  /**
   * One record: name ({@code file#Lline}, and {@code /2} and so on for further ones that upstream
   * makes from the same line), kind and all its fields.
   */
  public record Vector(String name, String kind, JsonObject fields) {
    public String input() {
      return string("input");
    }

    public String string(String field) {
      JsonElement value = fields.get(field);
      return value == null || value.isJsonNull() ? "" : value.getAsString();
    }

    public boolean valid() {
      return fields.get("valid").getAsBoolean();
    }

    public List<String> options() {
      return fields.get("engine_options").getAsJsonArray().asList().stream()
          .map(JsonElement::getAsString)
          .toList();
    }

    @Override
    public String toString() {
      return name + " " + fields;
    }
  }

  /** All records of a file; the test is skipped where there is none. */
  public static List<Vector> read(String file) throws IOException {
    Path path = FOLDER.resolve(file);
    assumeTrue(Files.isRegularFile(path), "no copy of " + file + " beside the project");
    List<Vector> vectors = new ArrayList<>();
    Map<String, Integer> onLine = new HashMap<>();
    for (JsonElement element : JsonParser.parseString(Files.readString(path)).getAsJsonArray()) {
      JsonObject fields = element.getAsJsonObject();
      String source = fields.get("source").getAsString();
      // owner/repository@commit:path#Lline
      String line = source.substring(source.indexOf(':', source.indexOf('@')) + 1);
      int count = onLine.merge(line, 1, Integer::sum);
      String name = count == 1 ? line : line + "/" + count;
      vectors.add(new Vector(name, fields.get("kind").getAsString(), fields));
    }
    return vectors;
  }

  /** Records that ask for what the product does not do, with the reason. */
  public static Map<String, String> skipped() throws IOException {
    Map<String, String> skipped = new LinkedHashMap<>();
    for (String line : Files.readAllLines(SKIPPED)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split(" ", 2);
        skipped.put(words[0], words[1].strip());
      }
    }
    return skipped;
  }
}
