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

/** {@code dangol bench names}: how quickly a name is found as it is typed. */
@Command(
    name = "names",
    description = {
      "Makes a base of made-up customers, sealed as on any device, reads their names into memory as a"
          + " log-in does, and looks for people as an associate types them: key by key, by first"
          + " sounds, with a slip of a finger, with the last four digits of a number.",
      "found is the share of people whom name and digits together find."
    },
    mixinStandardHelpOptions = true)
final class NamesBenchCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "200000",
      description = "Customers in the base; default: ${DEFAULT-VALUE}.")
  private int customers;

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many of them are looked for; default: ${DEFAULT-VALUE}.")
  private int people;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed makes the same people; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    if (customers < 1 || people < 1) {
      throw new ParameterException(
          command.commandLine(), "--customers and --people are at least 1");
    }
    new JsonLines(command.commandLine().getOut())
        .print(new NamesBench(customers, people, seed).run());
    return 0;
  }
}
