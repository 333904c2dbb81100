package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.launch.faults.FaultSuite;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few trials of each fault beside the other tests; the gate does more, and the report most. */
@Timeout(600)
class FaultsCommandTest {
  @TempDir private Path folder;

  @Test
  void losesAndDoublesNothingWhateverGoesWrong() throws IOException {
    Path report = folder.resolve("report.md");

    CommandLineRun run = CommandLineRun.of("faults", "--brief", "--seed=7", "--report=" + report);

    assertThat(run.lines()).hasSize(FaultSuite.names().size()).allSatisfy(FaultsCommandTest::held);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(report))
        .contains("seed 7")
        .contains("| `kill` | 18 | 0 | 0 | ok |");
  }

  private static void held(JsonObject line) {
    assertThat(line.get("ok").getAsBoolean()).as(line.toString()).isTrue();
    // A network of one's own is not everybody's to have.
    if (!line.get("detail").getAsString().startsWith("not tried")) {
      assertThat(line.get("trials").getAsLong()).isPositive();
    }
    assertThat(line.get("lost").getAsLong()).isZero();
    assertThat(line.get("doubled").getAsLong()).isZero();
  }

  @Test
  void aFaultThatNobodyKnowsIsWrongUsage() {
    CommandLineRun run = CommandLineRun.of("faults", "--only", "earthquake");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("hub-kill");
  }
}
