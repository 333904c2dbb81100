package app.dangol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/trust.md} has one row for each statement, in their order, and names in it every test
 * that bears the statement's id, once.
 */
class TrustPageTest {
  private static final List<String> KEPT =
      List.of(
          "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "A1", "A2", "A3", "A4", "S1",
          "S2", "K2", "T1", "T2", "T3", "N1", "N2", "N3", "N4", "L1");

  /** What the page says in a sentence is still to come. */
  private static final List<String> TO_COME = List.of("K1", "K3", "U1");

  private static final String ID = "(?:P(?:10|[1-9])|A[1-4]|S[12]|K[1-3]|T[1-3]|N[1-4]|L1|U1)";
  private static final Pattern TEST = Pattern.compile("\\b" + ID + "[A-Z]\\w*Test\\b");

  /** Any row of a table but its head: whatever stands in its first cell is taken for an id. */
  private static final Pattern ROW =
      Pattern.compile("^\\| *(?!id \\|)(\\w[^|]*?) *\\|.*$", Pattern.MULTILINE);

  @Test
  void hasOneRowForEachStatementThatIsKeptInTheirOrder() throws IOException {
    assertThat(rows().map(row -> row.group(1))).containsExactlyElementsOf(KEPT);
    assertThat(page()).contains(TO_COME.stream().map(id -> id + " (").toList());
  }

  @Test
  void namesEveryTestOnceInItsRow() throws IOException {
    List<String> named = new ArrayList<>();
    for (MatchResult row : rows().toList()) {
      List<String> tests = TEST.matcher(row.group()).results().map(MatchResult::group).toList();
      assertThat(tests)
          .as(row.group(1))
          .isNotEmpty()
          .doesNotHaveDuplicates()
          .allMatch(test -> test.matches(row.group(1) + "[A-Z].*"));
      named.addAll(tests);
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(written());
  }

  private static Stream<MatchResult> rows() throws IOException {
    return ROW.matcher(page()).results();
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("docs", "trust.md"));
  }

  private static Set<String> written() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .filter(name -> TEST.matcher(name).matches())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
