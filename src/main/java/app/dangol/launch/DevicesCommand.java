package app.dangol.launch;

import app.dangol.config.KioskConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dangol devices}: the device test page alone, without the shop's data. */
@Command(
    name = "devices",
    description =
        "Opens the device test page: what each configured reader sends and what it means. Opens the"
            + " ports, and none of the shop's data.",
    mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--headless",
      description =
          "Without a window: draw the page with readers that are made in software, and end.")
  private boolean headless;

  @Option(
      names = "--shots",
      paramLabel = "DIR",
      description = "Where --headless writes its pictures; default: target/devices.")
  private Path shots = Path.of("target", "devices");

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter words = command.commandLine().getErr();
    if (headless) {
      draw(new JsonLines(command.commandLine().getOut()), words);
      return 0;
    }
    if (FxRuntime.isDisplayMissing()) {
      words.println(
          "dangol: there is no display here to open a window on (DISPLAY and WAYLAND_DISPLAY are"
              + " not set). `dangol scan --driver MODEL --port PATH` tells the same in lines, and"
              + " `dangol devices --headless` draws the page.");
      return PlainFailures.FAILED;
    }
    KioskConfig kiosk = config.read();
    new DevicesWindow(kiosk, Clock.systemDefaultZone()).untilClosed();
    return 0;
  }

  private void draw(JsonLines lines, PrintWriter words) throws IOException, InterruptedException {
    FxRuntime.start(true);
    try (TemporaryFolder folder = TemporaryFolder.create("dangol-devices")) {
      new DevicesTour(folder.path(), AppHome.find().drivers(), lines, words).run(shots);
    } finally {
      FxRuntime.exit();
    }
  }
}
