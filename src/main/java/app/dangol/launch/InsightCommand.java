package app.dangol.launch;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol insight}: fits what insights are reckoned with, and checks what they are worth. */
@Command(
    name = "insight",
    description = "Fits the parameters of insights on order lines, and checks what they are worth.",
    mixinStandardHelpOptions = true,
    subcommands = {InsightFitCommand.class, InsightCheckCommand.class})
final class InsightCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "say what: fit or check");
  }
}
