package app.dangol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** JSONTestSuite, where a copy lies beside the project: y_ must be read, n_ must be refused. */
class JsonCorpusTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("dangol.corpora", "../shared/corpora"))
          .resolve("JSONTestSuite/test_parsing");

  @Test
  void readsEveryDocumentThatMustBeRead() throws IOException {
    assertThat(misjudged("y_", false)).isEmpty();
  }

  @Test
  void refusesEveryDocumentThatMustBeRefused() throws IOException {
    assertThat(misjudged("n_", true)).isEmpty();
  }

  private static List<String> misjudged(String prefix, boolean wanted) throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no copy of JSONTestSuite beside the project");
    List<String> misjudged = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.filter(f -> f.getFileName().toString().startsWith(prefix)).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(50);
    for (Path file : files) {
      if (isRefused(Files.readAllBytes(file)) != wanted) {
        misjudged.add(file.getFileName().toString());
      }
    }
    System.out.println("JSONTestSuite " + prefix + "*: " + files.size() + " judged");
    return misjudged;
  }

  private static boolean isRefused(byte[] document) {
    try {
      StrictJson.parse(document);
      return false;
    } catch (WireFormatException e) {
      return true;
    }
  }
}
