package app.dangol.launch;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol bench hub}: how long a change takes to every device that waits for it. */
@Command(
    name = "hub",
    description = {
      "Starts a hub in a process of its own and lets simulated devices wait for changes of all their"
          + " buckets over loopback, with one token for all. Then a call for help is sent, again and again; measured from before it"
          + " is sent to each device's having its page.",
      "With --find: the largest number of devices whose p99 stays below one second."
    },
    mixinStandardHelpOptions = true)
final class HubBenchCommand implements Callable<Integer> {
  private static final double LIMIT_MS = 1_000;
  private static final int MOST = 64_000;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private HubDbOption db = new HubDbOption();

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "500",
      description = "Devices that wait; with --find where it begins; default: ${DEFAULT-VALUE}.")
  private int devices;

  @Option(
      names = "--changes",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Changes that are measured, after five that are not; default: ${DEFAULT-VALUE}.")
  private int changes;

  @Option(names = "--find", description = "Doubles, then bisects to a twentieth.")
  private boolean find;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    if (devices < 1 || devices > MOST || changes < 1) {
      throw new ParameterException(
          command.commandLine(), "--devices is 1 to " + MOST + ", --changes at least 1");
    }
    HubBench.Result result = find ? largest(command) : measure(devices, command);
    new JsonLines(command.commandLine().getOut()).print(json(result));
    return result.missed() == 0 ? 0 : PlainFailures.FAILED;
  }

  /** The best that kept the limit, or the smallest tried if none did. */
  private HubBench.Result largest(CommandSpec command) throws IOException, InterruptedException {
    HubBench.Result best = measure(devices, command);
    if (!isGood(best)) {
      return best;
    }
    int bad = MOST + 1;
    while (bad > MOST && best.devices() * 2 <= MOST) {
      HubBench.Result next = measure(best.devices() * 2, command);
      if (isGood(next)) {
        best = next;
      } else {
        bad = next.devices();
      }
    }
    while (bad <= MOST && bad - best.devices() > best.devices() / 20) {
      HubBench.Result next = measure((best.devices() + bad) / 2, command);
      if (isGood(next)) {
        best = next;
      } else {
        bad = next.devices();
      }
    }
    return best;
  }

  private static boolean isGood(HubBench.Result result) {
    return result.missed() == 0 && Figures.percentile(result.fanOutMs(), 99) < LIMIT_MS;
  }

  private HubBench.Result measure(int number, CommandSpec command)
      throws IOException, InterruptedException {
    PrintWriter words = command.commandLine().getErr();
    try (TemporaryFolder folder = TemporaryFolder.create("dangol-bench")) {
      List<String> store = new ArrayList<>(db.arguments(folder.path().resolve("hub.db")));
      HubBench.Result result;
      try (HubProcess hub = HubProcess.start(store, folder.path())) {
        result = new HubBench(hub, number, changes).measure();
      }
      words.println(inWords(result));
      words.flush();
      return result;
    }
  }

  private static String inWords(HubBench.Result result) {
    return result.missed() == 0
        ? "%d devices: p50 %.0f ms, p99 %.0f ms"
            .formatted(
                result.devices(),
                Figures.percentile(result.fanOutMs(), 50),
                Figures.percentile(result.fanOutMs(), 99))
        : "%d devices: %d missed a change; the first failure: %s"
            .formatted(result.devices(), result.missed(), result.firstFailure());
  }

  private JsonObject json(HubBench.Result result) {
    JsonObject line = new JsonObject();
    line.addProperty("devices", result.devices());
    line.addProperty("changes", changes);
    if (result.missed() == 0) {
      line.addProperty("p50_ms", Figures.rounded(Figures.percentile(result.fanOutMs(), 50)));
      line.addProperty("p99_ms", Figures.rounded(Figures.percentile(result.fanOutMs(), 99)));
      line.addProperty("max_ms", Figures.rounded(Figures.percentile(result.fanOutMs(), 100)));
    }
    line.addProperty("missed", result.missed());
    line.addProperty("hub_cpu_seconds", Figures.rounded(result.hubCpuSeconds()));
    line.addProperty("devices_cpu_seconds", Figures.rounded(result.devicesCpuSeconds()));
    line.addProperty("seconds", Figures.rounded(result.seconds()));
    line.addProperty("store", db.isServer() ? "postgresql" : "sqlite");
    return line;
  }
}
