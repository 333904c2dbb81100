package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.insight.ParameterFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dangol insight} through the real command line. */
class InsightCommandTest {
  private static final String ORDERS =
      "customer_id,order_id,ordered_at,channel,sku,quantity,amount\n";
  private static final Path REAL = Path.of("../shared/demo/online_retail_to_2011-09-30.csv.gz");

  @TempDir Path folder;

  @Test
  void fitsAndChecksOnTheColumnsOfAnImport() throws IOException {
    Path file = Files.writeString(folder.resolve("orders.csv"), shop());
    Path out = folder.resolve("shop.insight");

    CommandLineRun fit =
        CommandLineRun.of("insight", "fit", "--data", folder.toString(), "--out", out.toString());
    assertThat(fit.status()).as(fit.err()).isZero();
    assertThat(fit.lines().getFirst().get("customers").getAsInt()).isEqualTo(200);
    assertThat(ParameterFile.read(Files.readString(out)).fitted().customers()).isEqualTo(200);

    CommandLineRun check = CommandLineRun.of("insight", "check", "--data", file.toString());
    assertThat(check.status()).as(check.err()).isZero();
    assertThat(check.lines()).hasSize(6);
    assertThat(check.lines().getFirst().keySet())
        .contains("prediction", "customers", "auc", "brier", "calibration", "baseline_auc");
  }

  @Test
  void theBasketsFormatHasDaysAsWell() throws IOException {
    Files.writeString(folder.resolve("history_test.json"), "{\"7\":[[1,2],[1]],\"8\":[[3]]}");
    Files.writeString(folder.resolve("dates_test.json"), "{\"7\":[\"2026-01-01\",\"2026-02-01\"]}");

    assertThat(ShopData.read(folder, null).customers())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.days()).hasSize(2);
          assertThat(each.last()).isEqualTo(LocalDate.of(2026, 2, 1));
        });
  }

  @Test
  void datesThatDoNotFitTheBasketsAreRefused() throws IOException {
    Files.writeString(folder.resolve("history_test.json"), "{\"7\":[[1,2],[1]]}");
    Files.writeString(folder.resolve("dates_test.json"), "{\"7\":[\"2026-01-01\"]}");

    refused("do not fit", folder);
  }

  @Test
  void aFileOfOtherColumnsOrABrokenLineIsRefusedInWords() throws IOException {
    refused("columns", Files.writeString(folder.resolve("a.csv"), "who,what\n1,2\n"));
    refused(
        "line 3",
        Files.writeString(
            folder.resolve("b.csv"),
            ORDERS + "c1,o1,2026-01-01T10:00:00Z,store,TEA,1,1\nc1,o2,yesterday,store,TEA,1,1\n"));
    refused("no such file", folder.resolve("none.csv"));
    refused(
        "nobody bought",
        Files.writeString(
            folder.resolve("c.csv"), ORDERS + "c1,o1,2026-01-01T10:00:00Z,store,TEA,1,1\n"));
  }

  /** The shipped parameters are what the command makes of the data set, byte by byte. */
  @Test
  void theShippedParametersAreTheCommands() throws IOException {
    assumeTrue(Files.isRegularFile(REAL));
    Path out = folder.resolve("again.insight");

    CommandLineRun run =
        CommandLineRun.of(
            "insight",
            "fit",
            "--data",
            REAL.toString(),
            "--source",
            "Online Retail (UCI, CC0)",
            "--out",
            out.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(out)).isEqualTo(ParameterFile.write(ParameterFile.shipped()));
  }

  private static void refused(String why, Path data) {
    CommandLineRun run = CommandLineRun.of("insight", "check", "--data", data.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("INS-01").contains(why);
    assertThat(run.out()).isEmpty();
  }

  /** Customers who come at rates of their own and buy one of eight things. */
  private static String shop() {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder(ORDERS);
    int order = 0;
    for (int customer = 0; customer < 200; customer++) {
      double rate = 0.005 + random.nextDouble() * 0.05;
      for (int day = 0; day < 300; day++) {
        if (day == customer % 60 || random.nextDouble() < rate) {
          rows.append(
              "c%d,o%d,%sT10:00:00+09:00,store,P%d,1,1000%n"
                  .formatted(
                      customer,
                      order++,
                      LocalDate.of(2026, 1, 1).plusDays(day),
                      (customer + random.nextInt(3)) % 8));
        }
      }
    }
    return rows.toString();
  }
}
