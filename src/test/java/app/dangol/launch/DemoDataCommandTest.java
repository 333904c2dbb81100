package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.demo.DemoData;
import app.dangol.demo.DemoFiles;
import app.dangol.demo.make.DemoDataBuilder;
import com.google.gson.JsonObject;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dangol demo-data} on a small file in the data set's own format. */
class DemoDataCommandTest {
  @TempDir Path folder;

  @Test
  void writesFilesTheDemoCanReadAndPrintsTheirTotals() throws Exception {
    CommandLineRun run = run(sample(), "5");

    assertThat(run.status()).as(run.err()).isZero();
    JsonObject totals = run.lines().getFirst();
    assertThat(totals.get("seed").getAsLong()).isEqualTo(5);
    DemoData built = DemoData.read(DemoFiles.in(folder.resolve("out")), Clock.systemUTC());
    assertThat(totals.get("customers").getAsInt()).isEqualTo((int) built.customers().count());
    assertThat(totals.get("products").getAsInt()).isEqualTo((int) built.products().count());
    assertThat(totals.get("baskets").getAsInt()).isPositive();
  }

  @Test
  void aSourceThatIsNoDataSetFailsWithACode() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.csv"), "a,b\n1,2\n");

    CommandLineRun run = run(wrong, "1");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("DEMO-01");
  }

  @Test
  void aSeedThatIsNoNumberIsWrongUsage() throws Exception {
    assertThat(run(sample(), "many").status()).isEqualTo(2);
  }

  private CommandLineRun run(Path source, String seed) {
    return CommandLineRun.of(
        "demo-data",
        "--source",
        source.toString(),
        "--out",
        folder.resolve("out").toString(),
        "--seed",
        seed);
  }

  private static Path sample() throws URISyntaxException {
    URL url = DemoDataBuilder.class.getResource("made-sample.csv");
    return Path.of(Objects.requireNonNull(url).toURI());
  }
}
