package app.dangol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/trust.md} names every test that bears a statement's id, in that statement's row. */
class TrustPageTest {
  private static final String ID = "(?:P(?:10|[1-9])|A[1-4]|S[12]|K[1-3]|T[1-3]|N[1-4]|L1|U1)";
  private static final Pattern TEST = Pattern.compile(ID + "[A-Z]\\w*Test");
  private static final Pattern ROW = Pattern.compile("^\\| (" + ID + ") \\|.*$", Pattern.MULTILINE);

  @Test
  void namesEveryTestInItsRow() throws IOException {
    Set<String> named = new TreeSet<>();
    for (MatchResult row : ROW.matcher(page()).results().toList()) {
      Set<String> tests =
          TEST.matcher(row.group()).results().map(MatchResult::group).collect(Collectors.toSet());
      assertThat(tests)
          .as(row.group(1))
          .isNotEmpty()
          .allMatch(test -> test.matches(row.group(1) + "[A-Z].*"));
      named.addAll(tests);
    }
    assertThat(named).containsExactlyElementsOf(written());
  }

  @Test
  void hasARowForEachStatementThatIsKept() throws IOException {
    Set<String> rows =
        ROW.matcher(page()).results().map(row -> row.group(1)).collect(Collectors.toSet());
    assertThat(rows).hasSize(25);
    assertThat(page()).contains("K1 (", "K3 (", "U1 (");
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
