package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is held up to a reader may begin with @ and go on with a file's name. */
class AtFilesTest {
  private static final String WORDS = "canary-of-a-file --staff of-that-file";

  @TempDir Path folder;
  private String atFile;

  @BeforeEach
  void aFileWithWords() throws IOException {
    atFile = "@" + Files.writeString(folder.resolve("s.txt"), WORDS);
  }

  @Test
  void aTextToJudgeIsItself() {
    String db = folder.resolve("hub.db").toString();
    assertThat(CommandLineRun.of("import", "--kind", "orders", "--db", db, emptyFile()).status())
        .isZero();
    for (String[] call :
        new String[][] {
          {"card", "verify", "--db", db, "--", atFile},
          {"card", "verify", "--db", db, atFile}
        }) {
      CommandLineRun run = CommandLineRun.of(call);
      assertThat(run.status()).as(run.err()).isEqualTo(1);
      assertThat(run.lines().getFirst().get("reason").getAsString()).isEqualTo("unknown_key");
      assertThat(run.out() + run.err()).doesNotContain("canary", "of-that-file");
    }
  }

  @Test
  void neitherAReasonNorTheWholeOfACallComesFromAFile() {
    CommandLineRun reason =
        CommandLineRun.of(
            "customer", "show", "c-1", "--staff", "s-1", "--reason", atFile, "--db", atFile);
    assertThat(reason.status()).isEqualTo(1);
    assertThat(reason.out() + reason.err()).doesNotContain("canary", "of-that-file");
    CommandLineRun call = CommandLineRun.of(atFile);
    assertThat(call.status()).isEqualTo(2);
    assertThat(call.out() + call.err()).doesNotContain("canary", "of-that-file");
  }

  private String emptyFile() {
    try {
      return Files.writeString(folder.resolve("none.ndjson"), "").toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
