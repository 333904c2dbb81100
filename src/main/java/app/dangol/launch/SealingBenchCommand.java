package app.dangol.launch;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol bench sealing}: what it costs that personal fields are sealed. */
@Command(
    name = "sealing",
    description = {
      "Fetches a store's customers from an embedded hub over loopback HTTP into two devices in turn,"
          + " one of which seals and indexes personal fields as every device does and one of which"
          + " keeps them as they are, and reads what a visit shows from both.",
      "sync_cost_percent is what sealing adds to the working thread's processor time of a first"
          + " load, by the middle of the rounds; visit_cost_ms what it adds to finding and reading a"
          + " customer, at the median."
    },
    mixinStandardHelpOptions = true)
final class SealingBenchCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "4000",
      description = "Customers, each with 50 lines of history; default: ${DEFAULT-VALUE}.")
  private int customers;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "7",
      description = "First loads by each device; default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Override
  public Integer call() throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    if (customers < 1 || rounds < 1) {
      throw new ParameterException(
          command.commandLine(), "--customers and --rounds are at least 1");
    }
    try (TemporaryFolder folder = TemporaryFolder.create("dangol-bench-sealing");
        SealingBench bench = new SealingBench(folder.path(), customers)) {
      new JsonLines(command.commandLine().getOut()).print(bench.run(rounds));
    }
    return 0;
  }
}
