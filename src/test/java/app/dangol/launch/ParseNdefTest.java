package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseNdefTest {
  private static final String URI = "d1010c55046578616d706c652e636f6d";
  private static final String MEMBER = "d1010f5402656e444730303030303030303031";
  private static final String CARD = "d101135402656e34313131313131313131313131313131";

  @TempDir Path folder;

  @Test
  void printsALineForEachMessage() throws IOException {
    CommandLineRun run = parse(URI, MEMBER, CARD, "d10103", "d1 01 02 55 04 61");
    assertThat(run.status()).isZero();
    List<JsonObject> lines = run.lines();
    assertThat(lines)
        .extracting(line -> line.get("kind").getAsString())
        .containsExactly("tag", "tag", "refused", "refused", "tag");
    assertThat(lines.getFirst().get("ndef").toString())
        .isEqualTo("[{\"type\":\"U\",\"uri\":\"https://example.com\"}]");
    assertThat(lines.get(1).getAsJsonObject("member").get("id").getAsString())
        .isEqualTo("DG0000000001");
    assertThat(lines.get(1).get("ndef").toString())
        .isEqualTo("[{\"type\":\"T\",\"text\":\"DG0000000001\",\"lang\":\"en\"}]");
    assertThat(lines.get(2).get("reason").getAsString()).isEqualTo("payment_card");
    assertThat(lines.get(2).toString()).doesNotContain("4111").doesNotContain("34313131");
    assertThat(lines.get(3).get("detail").getAsString()).contains("end within");
  }

  @Test
  void saysWhichLineIsNoHex() throws IOException {
    CommandLineRun run = parse(URI, "hello");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().getLast().get("kind").getAsString()).isEqualTo("refused");
    assertThat(run.err()).contains("line 2");
  }

  private CommandLineRun parse(String... lines) throws IOException {
    Path file = Files.write(folder.resolve("messages.hex"), List.of(lines));
    return CommandLineRun.of("parse", "--ndef", file.toString());
  }
}
