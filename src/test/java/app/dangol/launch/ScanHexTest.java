package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dangol scan --hex} through the real command line. */
class ScanHexTest {
  @TempDir private Path folder;

  @Test
  void goesOnAfterALineThatIsNoHex() throws IOException {
    CommandLineRun run = scan("4111 1111 1111 111\n" + hex("hello\r") + "\nDG-1\n");

    assertThat(run.status()).isEqualTo(PlainFailures.FAILED);
    List<JsonObject> lines = run.lines();
    assertThat(lines)
        .extracting(line -> line.get("kind").getAsString())
        .containsExactly("refused", "barcode", "refused");
    assertThat(lines.getFirst().toString())
        .isEqualTo(
            "{\"kind\":\"refused\",\"driver\":\"generic-line-scanner\",\"reason\":\"bad_line\"}");
    assertThat(run.err()).contains("line 1 of", "line 3 of").doesNotContain("4111", "DG-1");
  }

  @Test
  void tellsWhatWasCutOffThoughALineIsNoHex() throws IOException {
    CommandLineRun run = scan("xyz\n" + hex("hel") + "\n");

    assertThat(run.lines())
        .extracting(line -> line.get("reason").getAsString())
        .containsExactly("bad_line", "broken");
  }

  @Test
  void takesAFileWithAByteOrderMarkCommentsAndLineEndsOfWindows() throws IOException {
    CommandLineRun run = scan("\uFEFF# made by hand\r\n" + hex("hello\r") + "\r\n");
    CommandLineRun first = scan("\uFEFF" + hex("hello\r"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(1);
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.lines()).hasSize(1);
  }

  /** T1: what it is, and nothing by which it could be shown again. */
  @Test
  void t1SaysThatACardIsSignedAndNothingOfIt() throws IOException {
    String card = "DG1:6BF+70790T9WJWG.FKY*4GO0.O1CV2 O5 N2FBBRW1*70HS8WY04AC*WIFN0AHCD8KD97TK0F90";

    CommandLineRun run = scan(hex("]Q1" + card + "\r") + "\n");

    assertThat(run.lines()).hasSize(1);
    assertThat(run.lines().getFirst().toString())
        .isEqualTo(
            "{\"kind\":\"barcode\",\"driver\":\"generic-line-scanner\",\"aim\":\"]Q1\","
                + "\"symbology\":\"QR_CODE\",\"member\":{\"kind\":\"signed\"}}");
    assertThat(run.out() + run.err()).doesNotContain("6BF+", hex("6BF+"));
  }

  @Test
  void aMissingFileIsWrongUsage() {
    CommandLineRun run =
        CommandLineRun.of(
            "scan", "--driver", "generic-line-scanner", "--hex", folder.resolve("no").toString());

    assertThat(run.status()).isEqualTo(PlainFailures.WRONG);
    assertThat(run.err()).contains("cannot be read");
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  private CommandLineRun scan(String lines) throws IOException {
    Path file = Files.writeString(folder.resolve("chunks.hex"), lines);
    return CommandLineRun.of("scan", "--driver", "generic-line-scanner", "--hex", file.toString());
  }
}
