package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

class BenchSyncCommandTest {
  @Test
  void takesInEveryRowAndEveryChangeBesideTheBarePipeline() {
    CommandLineRun run = CommandLineRun.of("bench", "sync", "--rows=2000", "--lookup-rows=5000");

    assertThat(run.status()).as(run.err()).isZero();
    JsonObject figures = run.lines().getFirst();
    assertThat(figures.get("rows").getAsLong()).isGreaterThanOrEqualTo(2_000);
    assertThat(figures.get("delta_rows").getAsLong()).isEqualTo(9 * 200);
    assertThat(figures.get("delta_ratios").getAsJsonArray()).hasSize(9);
    assertThat(figures.get("lookup_rows").getAsLong()).isEqualTo(5_000);
    for (String figure :
        new String[] {
          "ratio",
          "process_ratio",
          "delta_ratio",
          "delta_process_ratio",
          "heap_peak_mb",
          "file_mb_per_million",
          "lookup_ratio_p99"
        }) {
      assertThat(figures.get(figure).getAsDouble()).as(figure).isPositive();
    }
  }

  @Test
  void figuresThatCannotBeMeasuredAreWrongUsage() {
    assertThat(CommandLineRun.of("bench", "sync", "--rows=1").status()).isEqualTo(2);
    assertThat(CommandLineRun.of("bench", "sync", "--lookup-rows=-1").status()).isEqualTo(2);
  }
}
