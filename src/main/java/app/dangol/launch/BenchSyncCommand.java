package app.dangol.launch;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol bench sync}: how quickly a device takes in what its hub has. */
@Command(
    name = "sync",
    description = {
      "Fetches a long history from an embedded hub over loopback HTTP, then its changes, then looks"
          + " customers up.",
      "The bare pipeline of the same run takes the same bytes by HTTP, OkHttp, gunzip and Gson into"
          + " the same table, on one thread and with nothing of the program in between. Rates and"
          + " ratio are of the working thread's processor time; a device fetches the next page on"
          + " another thread meanwhile, which process_ratio counts as well, with what the garbage"
          + " collector and the compiler take of both. The device's side runs in a process of its"
          + " own with a heap of 256 MB."
    },
    mixinStandardHelpOptions = true)
final class BenchSyncCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Lines of history to fetch; default: ${DEFAULT-VALUE}.")
  private int rows;

  @Option(
      names = "--lookup-rows",
      paramLabel = "M",
      defaultValue = "5000000",
      description =
          "Lines among which customers are looked up, 0 for none; default: ${DEFAULT-VALUE}.")
  private int lookupRows;

  @Option(names = "--device-of", hidden = true, description = "The device's side, for that hub.")
  private Optional<String> deviceOf = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    CommandSpec command = Objects.requireNonNull(spec);
    if (rows < BenchSyncHub.LINES_EACH || lookupRows < 0) {
      throw new ParameterException(
          command.commandLine(), "--rows is at least 50, --lookup-rows at least 0");
    }
    JsonLines out = new JsonLines(command.commandLine().getOut());
    if (deviceOf.isPresent()) {
      try (BenchSyncDevice device = new BenchSyncDevice(deviceOf.get(), rows, out)) {
        device.run(lookupRows);
      }
      return 0;
    }
    try (TemporaryFolder folder = TemporaryFolder.create("dangol-bench-sync");
        BenchSyncHub hub = new BenchSyncHub(folder.path(), rows)) {
      JsonObject figures = hub.runDevice(lookupRows, command.commandLine().getErr());
      out.print(figures);
      return figures.has("ratio") ? 0 : 1;
    }
  }
}
