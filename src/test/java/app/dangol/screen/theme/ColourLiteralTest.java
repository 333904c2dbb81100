package app.dangol.screen.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Colours have one home: the three theme sheets, and for drawings their palette. */
class ColourLiteralTest {
  private static final Path STYLES = Path.of("src/main/resources/app/dangol/screen");
  private static final Path CODE = Path.of("src/main/java/app/dangol/screen");
  private static final Set<String> HOMES =
      Set.of("light.css", "dark.css", "contrast.css", "Palette.java");
  private static final Pattern LITERAL =
      Pattern.compile(
          "#[0-9A-Fa-f]{3,8}\\b(?=[;,\"' )])|\\brgba?\\(|\\bhs[lb]a?\\("
              + "|Color\\.web\\(\\s*\"|Color\\.(?:rgb|hsb|gray)\\("
              + "|Color\\.(?!TRANSPARENT)[A-Z_]+\\b"
              + "|(?<!smoothing-type):[^;{]*\\b(?:white|black|gray|grey|red|green|blue)\\b[^;{]*;");

  @Test
  void noColourStandsOutsideTheThemes() throws IOException {
    assertThat(literals(STYLES, ".css")).isEmpty();
  }

  @Test
  void noColourStandsInTheCodeOfTheScreens() throws IOException {
    assertThat(literals(CODE, ".java")).isEmpty();
  }

  @Test
  void theSearchFindsWhatItLooksFor() {
    for (String literal :
        List.of("-fx-fill: #fff;", "a: rgba(1, 2, 3, 0.4);", "Color.web(\"x\")", "-x: white;")) {
      assertThat(LITERAL.matcher(literal).find()).as(literal).isTrue();
    }
  }

  private static List<String> literals(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !HOMES.contains(file.getFileName().toString()))
          .flatMap(ColourLiteralTest::literals)
          .toList();
    }
  }

  private static Stream<String> literals(Path file) {
    String text;
    try {
      text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return LITERAL.matcher(text).results().map(r -> file + ": " + r.group());
  }
}
