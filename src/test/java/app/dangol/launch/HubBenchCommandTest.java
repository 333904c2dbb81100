package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

class HubBenchCommandTest {
  @Test
  void bringsEveryChangeToEveryDeviceThatWaits() {
    CommandLineRun run = CommandLineRun.of("bench", "hub", "--devices=20", "--changes=2");

    assertThat(run.status()).as(run.err()).isZero();
    JsonObject figures = run.lines().getFirst();
    assertThat(figures.get("devices").getAsInt()).isEqualTo(20);
    assertThat(figures.get("missed").getAsLong()).isZero();
    assertThat(figures.get("p99_ms").getAsDouble())
        .isGreaterThanOrEqualTo(figures.get("p50_ms").getAsDouble())
        .isPositive();
    assertThat(figures.get("hub_cpu_seconds").getAsDouble()).isPositive();
    assertThat(figures.get("store").getAsString()).isEqualTo("sqlite");
  }

  @Test
  void figuresThatCannotBeMeasuredAreWrongUsage() {
    assertThat(CommandLineRun.of("bench", "hub", "--devices=0").status()).isEqualTo(2);
  }
}
