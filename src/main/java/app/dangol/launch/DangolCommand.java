package app.dangol.launch;

import app.dangol.config.ConfigException;
import app.dangol.config.KeptWordings;
import app.dangol.config.KioskConfig;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dangol}: the app in the mode the configuration names; with a sub-command, a tool. */
@Command(
    name = "dangol",
    description = "Knows the shop's regulars, also offline.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      ScanCommand.class,
      ReadCommand.class,
      ParseCommand.class,
      EmulateCommand.class,
      HubCommand.class,
      ImportCommand.class,
      CustomerCommand.class,
      CardCommand.class,
      EnrolCommand.class,
      StaffCommand.class,
      KeysCommand.class,
      SyncCommand.class,
      AuditCommand.class,
      ConsentTextsCommand.class,
      ModelCommand.class,
      ExperimentCommand.class,
      DemoDataCommand.class,
      InsightCommand.class,
      DoctorCommand.class,
      DevicesCommand.class,
      FaultsCommand.class,
      BenchCommand.class
    })
final class DangolCommand implements Callable<Integer> {
  private final ConfigProblemScreen problemScreen;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  DangolCommand(ConfigProblemScreen problemScreen) {
    this.problemScreen = problemScreen;
  }

  @Override
  public Integer call() throws InterruptedException {
    return start(config::read, Objects.requireNonNull(spec).commandLine().getErr());
  }

  /** The app itself; returns the exit status once its window is closed. */
  int start(Supplier<KioskConfig> config, PrintWriter words) throws InterruptedException {
    KioskConfig kiosk;
    try {
      kiosk = config.get();
      KeptWordings.check(kiosk.dataFolder(), kiosk.consentTexts());
    } catch (ConfigException e) {
      int status = PlainFailures.tell(e, words);
      if (!FxRuntime.isDisplayMissing()) {
        problemScreen.showUntilClosed(e.problems());
      }
      return status;
    }
    if (FxRuntime.isDisplayMissing()) {
      words.println(
          "dangol: there is no display here to open a window on (DISPLAY and WAYLAND_DISPLAY are"
              + " not set). `dangol demo` shows the app without one.");
      return PlainFailures.FAILED;
    }
    Clock clock = Clock.systemDefaultZone();
    switch (kiosk.mode()) {
      case ASSOCIATE -> new AssociateRun(kiosk, clock).untilClosed();
      case KIOSK -> new KioskRun(kiosk, clock).untilClosed();
    }
    return 0;
  }
}
