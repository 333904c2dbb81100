package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

class NamesBenchCommandTest {
  @Test
  void findsEverybodyByNameAndDigits() {
    CommandLineRun run = CommandLineRun.of("bench", "names", "--customers=3000", "--people=50");

    assertThat(run.status()).as(run.err()).isZero();
    JsonObject figures = run.lines().getFirst();
    assertThat(figures.get("customers").getAsInt()).isEqualTo(3_000);
    assertThat(figures.get("found").getAsDouble()).isEqualTo(1);
    assertThat(figures.get("ms_p99").getAsDouble()).isPositive();
    assertThat(figures.get("build_seconds").getAsDouble()).isPositive();
  }

  @Test
  void nobodyToLookForIsWrongUsage() {
    assertThat(CommandLineRun.of("bench", "names", "--people=0").status()).isEqualTo(2);
  }
}
