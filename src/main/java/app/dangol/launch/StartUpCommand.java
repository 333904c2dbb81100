package app.dangol.launch;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol bench start-up}: how long a screen stays dark after the device was switched on. */
@Command(
    name = "start-up",
    description = {
      "Measures from spawning the installed program to its first frame, against an empty JavaFX"
          + " window with the same Java, options, class path and prepared start, in alternating"
          + " pairs after one that is not counted.",
      "Needs a display, and a data folder that no other instance uses. The app is ended after its"
          + " first frame."
    },
    mixinStandardHelpOptions = true)
final class StartUpCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "9",
      description = "Starts of each that are counted; default: ${DEFAULT-VALUE}.")
  private int pairs;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration the app is started with; default: the installation's.")
  private @Nullable Path config;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter words = command.commandLine().getErr();
    if (pairs < 1) {
      throw new ParameterException(command.commandLine(), "--pairs is at least 1");
    }
    if (FxRuntime.isDisplayMissing()) {
      words.println(
          "dangol: there is no display here to open a window on (DISPLAY and WAYLAND_DISPLAY are"
              + " not set); a virtual one, such as Xvfb, will do.");
      return PlainFailures.FAILED;
    }
    Path launcher = AppHome.find().launcher();
    if (!Files.isExecutable(launcher)) {
      words.println("dangol: there is no program " + launcher + " to measure");
      return PlainFailures.FAILED;
    }
    StartUp.Times times = new StartUp(PATIENCE).measure(app(launcher), bare(), pairs);
    new JsonLines(command.commandLine().getOut()).print(json(times));
    return 0;
  }

  private List<String> app(Path launcher) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    if (config != null) {
      command.addAll(List.of("--config", config.toAbsolutePath().toString()));
    }
    return command;
  }

  /** This very process's Java and options, which the launcher gave it, with another main class. */
  private static List<String> bare() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), BareWindow.class.getName()));
    return command;
  }

  private JsonObject json(StartUp.Times times) {
    double app = Figures.percentile(times.appMs(), 50);
    double bare = Figures.percentile(times.bareMs(), 50);
    JsonObject line = new JsonObject();
    line.addProperty("pairs", pairs);
    line.addProperty("app_ms_median", Figures.rounded(app));
    line.addProperty("bare_ms_median", Figures.rounded(bare));
    line.addProperty("ratio", Figures.rounded(app / bare));
    line.addProperty(
        "app_ms_min", Figures.rounded(Arrays.stream(times.appMs()).min().orElseThrow()));
    line.addProperty(
        "bare_ms_min", Figures.rounded(Arrays.stream(times.bareMs()).min().orElseThrow()));
    line.addProperty(
        "aot",
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.startsWith("-XX:AOTCache=")));
    return line;
  }
}
