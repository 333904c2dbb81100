package app.dangol.fuzz;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Strings that programs are known to stumble over or to carry out: the Big List of Naughty Strings
 * and fuzzdb's attack strings, where copies lie beside the project. What is not UTF-8 is read as
 * Latin-1, so that no line is left out.
 */
public final class AttackStrings {
  private static final Path FOLDER =
      Path.of(System.getProperty("dangol.corpora", "../shared/corpora"));

  private AttackStrings() {}

  /** All of both, each once; skips the test where there is no copy. */
  public static List<String> all() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER.resolve("blns")), "no copy of the corpora");
    Set<String> all = new LinkedHashSet<>();
    JsonParser.parseString(Files.readString(FOLDER.resolve("blns/blns.json")))
        .getAsJsonArray()
        .forEach(each -> all.add(each.getAsString()));
    List<Path> files;
    try (Stream<Path> found = Files.walk(FOLDER.resolve("fuzzdb/attack"))) {
      files = found.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    for (Path file : files) {
      new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .lines()
          .forEach(line -> all.add(decode(line)));
    }
    return new ArrayList<>(all);
  }

  private static String decode(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 ? text : latin1;
  }
}
