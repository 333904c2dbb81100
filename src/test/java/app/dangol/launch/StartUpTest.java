package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timing itself, with real processes that say what the app would. */
class StartUpTest {
  private static final String FRAME =
      "echo \"first frame drawn at $(date -u +%Y-%m-%dT%H:%M:%S.%NZ), 1 ms after the JVM began\" >&2";

  @TempDir Path folder;

  private final StartUp startUp = new StartUp(Duration.ofSeconds(60));

  @BeforeEach
  void needsAShellWithAnExactClock() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    Process date = new ProcessBuilder("date", "+%N").start();
    Assumptions.assumeTrue(date.inputReader().readLine().matches("[0-9]{9}"));
  }

  @Test
  void theTimeRunsFromTheSpawningToTheFrameAndThenTheProgramIsEnded() throws Exception {
    Path pid = folder.resolve("pid");

    double ms = startUp.time(shell("echo $$ > " + pid + "; " + FRAME + "; exec cat"));

    assertThat(ms).isPositive().isLessThan(60_000);
    assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))).isEmpty();
  }

  @Test
  void bothAreStartedInTurnAndTheFirstPairIsNotCounted() throws Exception {
    Path order = folder.resolve("order");
    List<String> app = shell("printf a >> " + order + "; " + FRAME);
    List<String> bare = shell("printf b >> " + order + "; " + FRAME);

    StartUp.Times times = startUp.measure(app, bare, 2);

    assertThat(times.appMs()).hasSize(2);
    assertThat(times.bareMs()).hasSize(2);
    assertThat(order).hasContent("bababa");
  }

  @Test
  void aProgramThatEndsWithoutAFrameIsAFailureWithItsLastWords() {
    assertThatThrownBy(() -> startUp.time(shell("echo RUN-01 another instance >&2; exit 1")))
        .isInstanceOf(DangolException.class)
        .hasMessageContaining("RUN-01 another instance");
  }

  @Test
  void aProgramThatNeverDrawsIsEnded() {
    StartUp impatient = new StartUp(Duration.ofMillis(50));

    assertThatThrownBy(() -> impatient.time(shell("exec cat")))
        .isInstanceOf(DangolException.class)
        .hasMessageContaining("before its first frame");
  }

  @Test
  void withoutADisplayTheCommandSaysSo() {
    Assumptions.assumeTrue(FxRuntime.isDisplayMissing());

    CommandLineRun run = CommandLineRun.of("bench", "start-up");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("no display");
    assertThat(CommandLineRun.of("bench", "start-up", "--pairs", "0").status()).isEqualTo(2);
  }

  private static List<String> shell(String script) {
    return List.of("/bin/sh", "-c", script);
  }
}
