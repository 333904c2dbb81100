package app.dangol.launch;

import app.dangol.demo.DemoData;
import app.dangol.demo.DemoFiles;
import app.dangol.demo.DemoTotals;
import app.dangol.demo.make.DemoDataBuilder;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dangol demo-data}: builds the demo shop's files from the Online Retail data set. */
@Command(
    name = "demo-data",
    description = "Builds the demo shop's files from the Online Retail data set.",
    mixinStandardHelpOptions = true)
final class DemoDataCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--source",
      required = true,
      paramLabel = "FILE",
      description = "The data set as CSV, plain or .gz.")
  private Path source = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the files go; what is there is overwritten.")
  private Path out = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20101201",
      description = "Decides everything simulated; default: ${DEFAULT-VALUE}, as shipped.")
  private long seed;

  @Override
  public Integer call() {
    new DemoDataBuilder(DemoFiles.shipped()).build(source, out, seed);
    // Read back as the demo will read it, so that what is printed is what was written.
    DemoTotals totals = DemoData.read(DemoFiles.in(out), Clock.systemDefaultZone()).totals();
    JsonObject line = new JsonObject();
    line.addProperty("seed", seed);
    line.addProperty("products", totals.products());
    line.addProperty("named", totals.named());
    line.addProperty("customers", totals.customers());
    line.addProperty("newcomers", totals.newcomers());
    line.addProperty("baskets", totals.baskets());
    line.addProperty("returns", totals.returns());
    line.addProperty("lines", totals.lines());
    line.addProperty("online", totals.online());
    line.addProperty("stock", totals.stock());
    new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
    return 0;
  }
}
