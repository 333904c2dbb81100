package app.dangol.launch;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol bench}: measurements that need neither readers nor a chain's hub. */
@Command(
    name = "bench",
    description = "Measures this machine on made-up data.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchReadCommand.class,
      HubBenchCommand.class,
      NamesBenchCommand.class,
      ScanToScreenCommand.class,
      SealingBenchCommand.class,
      SerialBenchCommand.class,
      BenchSyncCommand.class,
      StartUpCommand.class
    })
final class BenchCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "say what to measure: hub, names, read, scan-to-screen, serial, start-up or sync");
  }
}
