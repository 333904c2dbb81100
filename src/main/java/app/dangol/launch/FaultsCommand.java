package app.dangol.launch;

import app.dangol.launch.faults.FaultReport;
import app.dangol.launch.faults.FaultSuite;
import app.dangol.launch.faults.Scale;
import app.dangol.launch.faults.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol faults}: lets everything go wrong that may, and counts what is lost. */
@Command(
    name = "faults",
    description = {
      "Does to a device and a hub of its own what goes wrong in shops, and counts what is lost.",
      "One line for each fault on standard output; ends with 1 if one did not hold. Touches nothing"
          + " outside a temporary folder."
    },
    mixinStandardHelpOptions = true)
final class FaultsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--long", description = "As often as the report asks for: a quarter of an hour.")
  private boolean longForm;

  @Option(names = "--brief", hidden = true, description = "A few times each, for a test.")
  private boolean brief;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed does the same steps; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "These faults and no others.")
  private Set<String> only = Set.of();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also puts the figures into this Markdown file.")
  private Optional<Path> report = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter words = command.commandLine().getErr();
    JsonLines out = new JsonLines(command.commandLine().getOut());
    Set<String> names = names(command);
    FaultSuite suite = new FaultSuite(scale(), seed, words);
    List<Verdict> verdicts;
    try (TemporaryFolder folder = TemporaryFolder.create("dangol-faults")) {
      verdicts = suite.run(names, folder.path(), verdict -> out.print(verdict.toJson()));
    }
    if (report.isPresent()) {
      new FaultReport(LocalDate.now(), FaultReport.describeMachine(), seed, verdicts)
          .writeInto(report.get());
    }
    List<Verdict> broken = verdicts.stream().filter(verdict -> !verdict.ok()).toList();
    broken.forEach(
        verdict -> words.println(verdict.fault() + " did not hold: " + verdict.detail()));
    words.flush();
    return broken.isEmpty() ? 0 : PlainFailures.FAILED;
  }

  private Scale scale() {
    if (longForm) {
      return Scale.LONG;
    }
    return brief ? Scale.BRIEF : Scale.SHORT;
  }

  private Set<String> names(CommandSpec command) {
    Set<String> all = new LinkedHashSet<>(FaultSuite.names());
    if (only.isEmpty()) {
      return all;
    }
    if (!all.containsAll(only)) {
      throw new ParameterException(
          command.commandLine(), "--only takes some of " + String.join(", ", all));
    }
    return only;
  }
}
