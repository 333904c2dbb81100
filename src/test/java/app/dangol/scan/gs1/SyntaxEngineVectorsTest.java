package app.dangol.scan.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.scan.gs1.Vectors.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The records that GS1's syntax engine and syntax dictionary are tested with. */
class SyntaxEngineVectorsTest {
  private static final String FILE = "gs1_vectors.json";

  private final Gs1Syntax syntax = new Gs1Syntax();
  private final Linters linters = new Linters(new CodeLists());

  @Test
  void findsWhatTheLintersFind() throws IOException {
    assertThat(misjudged("lint:", this::lint)).isEmpty();
  }

  @Test
  void validatesElementStrings() throws IOException {
    assertThat(misjudged("fnc1_string_valid", this::validate)).isEmpty();
  }

  @Test
  void findsFaultsInValues() throws IOException {
    assertThat(misjudged("ai_lint", this::lintValue)).isEmpty();
  }

  @Test
  void readsBracketedElementStrings() throws IOException {
    assertThat(misjudged("bracketed_ai_to_unbracketed", this::unbracket)).isEmpty();
  }

  @Test
  void readsDigitalLinks() throws IOException {
    assertThat(misjudged("dl_uri_to_ai", this::readLink)).isEmpty();
  }

  @Test
  void writesDigitalLinks() throws IOException {
    assertThat(misjudged("ai_to_dl_uri", this::writeLink)).isEmpty();
  }

  /** Names of records that came out otherwise, and how. */
  private static List<String> misjudged(String kind, Function<Vector, String> judge)
      throws IOException {
    Map<String, String> skipped = Vectors.skipped();
    List<Vector> all =
        Vectors.read(FILE).stream().filter(vector -> vector.kind().startsWith(kind)).toList();
    assertThat(all).isNotEmpty();
    List<String> misjudged = new ArrayList<>();
    for (Vector vector : all) {
      String got = judge.apply(vector);
      boolean right = got.equals(expected(vector));
      if (right == skipped.containsKey(vector.name())) {
        misjudged.add(vector + " got " + got);
      }
    }
    return misjudged;
  }

  private static String expected(Vector vector) {
    return switch (vector.kind()) {
      case "ai_lint" -> code(vector.string("expected"));
      case "bracketed_ai_to_unbracketed", "dl_uri_to_ai", "ai_to_dl_uri" ->
          vector.valid() ? vector.string("expected") : "invalid";
      default ->
          vector.kind().startsWith("lint:")
              ? code(vector.string("expected")) + " " + vector.string("marked")
              : String.valueOf(vector.valid());
    };
  }

  private static String code(String linterError) {
    // Upstream misspells one.
    return linterError.replace("GS1_LINTER_", "").replace("EXIPIRATION", "EXPIRATION");
  }

  private String lint(Vector vector) {
    String name = vector.kind().substring("lint:gs1_lint_".length());
    String data = vector.input();
    Optional<Fault> fault = linters.get(name).check(data);
    return fault.map(f -> f.code() + " " + mark(data, f)).orElse(" ");
  }

  private static String mark(String data, Fault fault) {
    int end = fault.start() + fault.length();
    return data.substring(0, fault.start())
        + "*"
        + data.substring(fault.start(), end)
        + "*"
        + data.substring(end);
  }

  private String validate(Vector vector) {
    String data = vector.input();
    return String.valueOf(
        data.startsWith("^")
            && syntax.parseElementString(data.substring(1).replace('^', '\u001d'))
                instanceof Gs1Data);
  }

  private String lintValue(Vector vector) {
    return switch (syntax.parseBracketed(vector.input())) {
      case Gs1Data data -> "valid";
      case BadGs1 bad -> bad.fault().map(f -> f.code().name()).orElse(bad.problem().name());
    };
  }

  private String unbracket(Vector vector) {
    return elementString(syntax.parseBracketed(vector.input()));
  }

  private String readLink(Vector vector) {
    boolean shortGtins = !vector.options().contains("PermitZeroSuppressedGTINinDLuris=false");
    return elementString(syntax.parseLink(vector.input(), shortGtins));
  }

  private String writeLink(Vector vector) {
    String stem = vector.string("stem").isEmpty() ? "https://id.gs1.org" : vector.string("stem");
    return switch (syntax.parseBracketed(vector.input())) {
      case Gs1Data data -> DigitalLinkWriter.write(data, stem).orElse("invalid");
      case BadGs1 bad -> "invalid";
    };
  }

  private static String elementString(Gs1Result result) {
    return switch (result) {
      case Gs1Data data -> "^" + data.elementString().replace('\u001d', '^');
      case BadGs1 bad -> "invalid";
    };
  }
}
