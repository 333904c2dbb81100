package app.dangol.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The list of AIM identifiers that lies beside the project. */
class AimVectorsTest {
  private static final Path LIST =
      Path.of(System.getProperty("dangol.vectors", "../shared/vectors"))
          .resolve("aim_identifiers.tsv");

  @Test
  void namesEverySymbologyOfTheList() throws IOException {
    assumeTrue(Files.isRegularFile(LIST), "no list of AIM identifiers beside the project");
    List<String> unnamed = new ArrayList<>();
    List<String> lines = Files.readAllLines(LIST);
    for (String line : lines.subList(1, lines.size())) {
      for (String identifier : list(line.substring(0, line.indexOf('\t')))) {
        if (AimIdentifier.find(identifier).flatMap(AimIdentifier::symbology).isEmpty()) {
          unnamed.add(identifier);
        }
      }
    }
    assertThat(lines).hasSizeGreaterThan(30);
    assertThat(unnamed).isEmpty();
  }

  /** One identifier, or a range such as {@code ]A0..]A7}. */
  private static List<String> list(String written) {
    if (!written.contains("..")) {
      return List.of(written);
    }
    String stem = written.substring(0, 2);
    return IntStream.rangeClosed(written.charAt(2), written.charAt(written.length() - 1))
        .mapToObj(modifier -> stem + (char) modifier)
        .toList();
  }
}
