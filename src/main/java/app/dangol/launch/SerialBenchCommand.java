package app.dangol.launch;

import app.dangol.device.DriverFolder;
import app.dangol.device.serial.VirtualLine;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol bench serial}: what reading ports costs, and how it takes being unplugged. */
@Command(
    name = "serial",
    description = {
      "Measures the reading of serial ports on pseudo terminals, which the program socat makes.",
      "Prints the processor time of idle ports, the time from a card's bytes to its frame, frames a"
          + " second, and how soon a port that was unplugged is read again."
    },
    mixinStandardHelpOptions = true)
final class SerialBenchCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--ports",
      paramLabel = "N",
      defaultValue = "4",
      description = "Idle ports; default: ${DEFAULT-VALUE}.")
  private int ports;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long they idle; default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--cards",
      paramLabel = "N",
      defaultValue = "500",
      description = "Cards sent one by one; default: ${DEFAULT-VALUE}.")
  private int cards;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "200000",
      description = "Cards sent in one go; default: ${DEFAULT-VALUE}.")
  private int frames;

  @Option(
      names = "--cycles",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Times the port is unplugged and plugged in; default: ${DEFAULT-VALUE}.")
  private int cycles;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    if (ports < 1 || seconds < 1 || cards < 1 || frames < 1 || cycles < 1) {
      throw new ParameterException(command.commandLine(), "every number is at least 1");
    }
    if (!VirtualLine.isPossible()) {
      command
          .commandLine()
          .getErr()
          .println("dangol: there is no program socat here, which makes the lines to measure");
      return PlainFailures.FAILED;
    }
    DriverFolder drivers = new DriverFolder(config.read().driversFolder());
    try (TemporaryFolder folder = TemporaryFolder.create("dangol-bench")) {
      SerialBench bench = new SerialBench(folder.path(), drivers.get(ReaderPlan.BY_HAND));
      new JsonLines(command.commandLine().getOut()).print(measure(bench));
    }
    return 0;
  }

  private JsonObject measure(SerialBench bench) throws IOException, InterruptedException {
    JsonObject line = new JsonObject();
    double[] idle = bench.idle(ports, seconds);
    JsonArray shares = new JsonArray();
    Arrays.stream(idle).map(Figures::rounded).forEach(shares::add);
    line.add("idle_cpu_percent", shares);
    double[] echo = bench.echo(cards, 37);
    line.addProperty("echo_ms_p50", Figures.rounded(Figures.percentile(echo, 50)));
    line.addProperty("echo_ms_p99", Figures.rounded(Figures.percentile(echo, 99)));
    line.addProperty("frames_per_second", Math.round(bench.fullSpeed(frames)));
    bench.replug(1);
    int threads = bench.countReaderThreads();
    long descriptors = openDescriptors();
    double[] replug = bench.replug(cycles);
    line.addProperty("cycles", cycles);
    line.addProperty("reconnect_ms_p50", Figures.rounded(Figures.percentile(replug, 50)));
    line.addProperty("reconnect_ms_max", Figures.rounded(Figures.percentile(replug, 100)));
    line.addProperty("threads_left", bench.countReaderThreads() - threads);
    line.addProperty("descriptors_left", openDescriptors() - descriptors);
    return line;
  }

  /** Of this process; 0 where the system does not tell. */
  private static long openDescriptors() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }
}
