package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dangol parse} through the real command line. */
class ParseCommandTest {
  private static final String VISA = "4111111111111111";

  @TempDir Path folder;

  @Test
  void printsAnObjectForEachLine() throws IOException {
    CommandLineRun run =
        parse(
            "]d2010880123456789317291231\u001d10A1",
            "]C0DG0000012345",
            "]E08801234567893",
            "hello");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "{\"kind\":\"barcode\",\"aim\":\"]d2\",\"symbology\":\"GS1_DATA_MATRIX\","
                + "\"gtin\":\"08801234567893\",\"text\":\"010880123456789317291231\\u001d10A1\","
                + "\"gs1\":{\"01\":\"08801234567893\",\"17\":\"291231\",\"10\":\"A1\"},"
                + "\"values\":{\"17\":\"2029-12-31\"},"
                + "\"link\":\"https://id.gs1.org/01/08801234567893/10/A1?17=291231\"}",
            "{\"kind\":\"barcode\",\"aim\":\"]C0\",\"symbology\":\"CODE_128\","
                + "\"member\":{\"kind\":\"card\",\"id\":\"DG0000012345\"},\"text\":\"DG0000012345\"}",
            "{\"kind\":\"barcode\",\"aim\":\"]E0\",\"symbology\":\"EAN_13\","
                + "\"gtin\":\"08801234567893\",\"text\":\"8801234567893\"}",
            "{\"kind\":\"barcode\",\"text\":\"hello\"}");
  }

  @Test
  void tellsWhatNumbersOfALimitedUseAre() throws IOException {
    CommandLineRun run = parse("]E02112345678900", "]E00412345678903", "]E08801234567893");
    assertThat(run.lines().stream().map(line -> String.valueOf(line.get("circulation"))))
        .containsExactly("\"region\"", "\"company\"", "null");
  }

  @Test
  void namesIdentifiersThatNeedAnotherSymbol() throws IOException {
    assertThat(parse("]C110LOT").out())
        .contains("\"gs1\":{\"10\":\"LOT\"}", "\"incomplete\":[\"10\"]");
  }

  @Test
  void saysWhyALineIsRefused() throws IOException {
    CommandLineRun run = parse("]C10108801234567894", "]", "", "a\u0007b", "A".repeat(8193));
    assertThat(run.status()).isZero();
    assertThat(run.lines().stream().map(line -> line.get("reason").getAsString()))
        .containsExactly("bad_gs1", "broken", "empty", "not_text", "too_long");
  }

  @Test
  void neverPrintsAPaymentCard() throws IOException {
    CommandLineRun run =
        parse(
            VISA,
            "]Q1PAN 4111 1111 1111 1111",
            "]d2010880123456789321" + VISA,
            "https://id.gs1.org/01/08801234567893?x=" + VISA,
            "]C1" + VISA,
            "]E0" + VISA);
    assertThat(run.lines())
        .hasSize(6)
        .allMatch(line -> line.get("kind").getAsString().equals("refused"));
    assertThat(run.out() + run.err()).doesNotContain("4111");
  }

  @Test
  void goesOnAfterALineThatIsNoString() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("lines"), "{\"a\":1}\n" + VISA + "\n\"open\n\n\"]E08801234567893\"");
    CommandLineRun run = CommandLineRun.of("parse", file.toString());
    assertThat(run.status()).isEqualTo(1);
    List<JsonObject> lines = run.lines();
    assertThat(lines).hasSize(5);
    assertThat(lines.subList(0, 4))
        .allMatch(line -> line.get("reason").getAsString().equals("bad_line"));
    assertThat(lines.getLast().get("gtin").getAsString()).isEqualTo("08801234567893");
    assertThat(run.err()).contains("line 1 of", "line 4 of").doesNotContain("4111");
  }

  @Test
  void takesAFileWithAByteOrderMark() throws IOException {
    Path file = Files.writeString(folder.resolve("marked"), "\uFEFF\"hello\"\n");
    CommandLineRun run = CommandLineRun.of("parse", file.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(1);
  }

  @Test
  void aMissingFileIsWrongUsage() {
    CommandLineRun run = CommandLineRun.of("parse", folder.resolve("none").toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("cannot be read");
  }

  private CommandLineRun parse(String... data) throws IOException {
    String lines =
        List.of(data).stream()
            .map(text -> new JsonPrimitive(text).toString())
            .collect(Collectors.joining("\n", "", "\n"));
    return CommandLineRun.of("parse", Files.writeString(folder.resolve("data"), lines).toString());
  }
}
