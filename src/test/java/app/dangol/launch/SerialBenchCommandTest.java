package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.serial.VirtualLine;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SerialBenchCommandTest {
  @Test
  void losesNoCardAndLeavesNothingBehindWhenThePortIsUnpluggedAgainAndAgain() {
    Assumptions.assumeTrue(VirtualLine.isPossible(), "socat is not installed");
    CommandLineRun run =
        CommandLineRun.of(
            "bench",
            "serial",
            "--ports=1",
            "--seconds=1",
            "--cards=5",
            "--frames=20000",
            "--cycles=15");
    assertThat(run.status()).isZero();
    JsonObject figures = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(figures.get("cycles").getAsInt()).isEqualTo(15);
    assertThat(figures.get("threads_left").getAsInt()).isZero();
    assertThat(figures.get("frames_per_second").getAsLong()).isPositive();
  }

  @Test
  void figuresThatCannotBeMeasuredAreWrongUsage() {
    assertThat(CommandLineRun.of("bench", "serial", "--ports", "0").status()).isEqualTo(2);
  }
}
