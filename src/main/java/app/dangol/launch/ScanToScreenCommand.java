package app.dangol.launch;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol bench scan-to-screen}: how long a customer stands before a blank screen. */
@Command(
    name = "scan-to-screen",
    description = {
      "Measures from the last byte of a card to the scene that holds profile and suggestions, and to"
          + " the frame drawn from it, on JavaFX's headless platform.",
      "CPU time is that of the desk's and the FX thread together. The ratio compares it with the"
          + " bare query for one profile and its newest 50 lines, in the same run."
    },
    mixinStandardHelpOptions = true)
final class ScanToScreenCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Customers in the base; default: ${DEFAULT-VALUE}.")
  private int customers;

  @Option(
      names = "--history",
      paramLabel = "N",
      defaultValue = "50",
      description = "Lines of history for each; default: ${DEFAULT-VALUE}.")
  private int history;

  @Option(
      names = "--scans",
      paramLabel = "N",
      defaultValue = "200",
      description = "Scans that are counted, after others that warm up; default: ${DEFAULT-VALUE}.")
  private int scans;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides who buys what and who is scanned; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    if (customers < 1 || history < 1 || scans < 1) {
      throw new ParameterException(
          command.commandLine(), "--customers, --history and --scans are at least 1");
    }
    BenchShop.Size size = new BenchShop.Size(customers, history, seed);
    try (TemporaryFolder folder = TemporaryFolder.create("dangol-bench")) {
      ScanToScreen.Figures figures =
          new ScanToScreen(folder.path(), size, scans, command.commandLine().getErr()).measure();
      new JsonLines(command.commandLine().getOut()).print(json(figures));
    }
    return 0;
  }

  private JsonObject json(ScanToScreen.Figures figures) {
    double sceneCpu = Figures.percentile(figures.sceneCpuMs(), 50);
    double queryCpu = Figures.percentile(figures.queryCpuMs(), 50);
    JsonObject line = new JsonObject();
    line.addProperty("scene_cpu_ms_p50", Figures.rounded(sceneCpu));
    line.addProperty("desk_cpu_ms_p50", median(figures.deskCpuMs()));
    line.addProperty("scene_ms_p50", median(figures.sceneMs()));
    line.addProperty("scene_ms_p99", Figures.rounded(Figures.percentile(figures.sceneMs(), 99)));
    line.addProperty("frame_ms_p50", median(figures.frameMs()));
    line.addProperty("frame_ms_p99", Figures.rounded(Figures.percentile(figures.frameMs(), 99)));
    line.addProperty("query_cpu_ms_p50", Figures.rounded(queryCpu));
    line.addProperty("ratio_cpu", Figures.rounded(sceneCpu / queryCpu));
    line.addProperty("customers", customers);
    line.addProperty("history", history);
    line.addProperty("scans", scans);
    line.addProperty("load_seconds", Figures.rounded(figures.loadSeconds()));
    return line;
  }

  private static double median(double[] values) {
    return Figures.rounded(Figures.percentile(values, 50));
  }
}
