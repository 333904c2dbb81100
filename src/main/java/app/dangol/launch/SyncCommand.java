package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.central.CentralException;
import app.dangol.config.KioskConfig;
import app.dangol.failure.BlockingGuard;
import app.dangol.sync.SyncResult;
import app.dangol.trust.wrap.KeyWraps;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dangol sync --once}: one full exchange with the hub, without a screen. */
@Command(
    name = "sync",
    description = "Fetches what the hub has, sends what waits here, and prints how much it was.",
    mixinStandardHelpOptions = true)
final class SyncCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--once",
      required = true,
      description = "One exchange, then end. The app itself exchanges all the time.")
  private boolean once;

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() {
    KioskConfig kiosk = config.read();
    Clock clock = Clock.systemDefaultZone();
    try (DataFolder folder =
            DataFolder.open(kiosk.dataFolder(), KeyWraps.of(kiosk.keys().store()));
        ConfiguredHub hub = ConfiguredHub.open(kiosk.hub(), folder, BlockingGuard.NONE, clock);
        Dangol dangol = new Dangol(kiosk, folder, hub.endpoint(), BlockingGuard.NONE, clock)) {
      EnrolmentDoor door = new EnrolmentDoor(kiosk, folder, clock);
      if (door.wipeIfOrdered(hub, dangol)) {
        return wiped();
      }
      SyncResult result;
      try {
        result = dangol.syncOnce();
      } catch (CentralException e) {
        if (door.wipeIfOrdered(hub, dangol)) {
          return wiped();
        }
        throw e;
      }
      JsonObject line = new JsonObject();
      line.addProperty("pulled", result.pulled());
      line.addProperty("pushed", result.pushed());
      line.addProperty("unsent", result.unsent());
      line.addProperty("seconds", Figures.rounded(result.seconds()));
      line.addProperty("cpu_seconds", Figures.rounded(result.cpuSeconds()));
      line.addProperty("rows_per_cpu_second", Math.round(result.rowsPerCpuSecond()));
      new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
      // What waits is not lost, but whoever runs this must not take it for done.
      return result.unsent() == 0 ? 0 : PlainFailures.FAILED;
    }
  }

  /** Also on standard error: whoever runs this has to enrol the device anew. */
  private int wiped() {
    JsonObject line = new JsonObject();
    line.addProperty("wiped", true);
    new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
    spec.commandLine()
        .getErr()
        .println(
            "dangol: the hub had this device wiped or shut out; what it held is destroyed (HUB-07)");
    return PlainFailures.FAILED;
  }
}
