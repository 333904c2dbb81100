package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfig.Mode;
import app.dangol.demo.DemoTime;
import app.dangol.screen.FxThread;
import app.dangol.trust.wrap.KeyWraps;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dangol demo}: the app with an embedded hub and the demo shop. */
@Command(
    name = "demo",
    description =
        "Runs the app with an embedded hub and the demo shop; without a display it takes a tour by"
            + " itself and writes pictures.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "${COMPLETION-CANDIDATES}. Default: associate; the tour without a window shows both.")
  private @Nullable Mode mode;

  @Option(names = "--headless", description = "Take the tour without a window.")
  private boolean headless;

  @Option(
      names = "--shots",
      paramLabel = "DIR",
      description = "Where the tour writes its pictures; default: target/demo.")
  private Path shots = Path.of("target", "demo");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the demo keeps its databases; default: a folder that goes at the end.")
  private @Nullable Path data;

  @Option(names = "--language", paramLabel = "ko|en", description = "Default: ko.")
  private String language = "ko";

  @Option(
      names = "--present",
      paramLabel = "CARD",
      description = "Sends that card of the tray once everything is there, such as faithful.")
  private @Nullable String present;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter words = Objects.requireNonNull(spec).commandLine().getErr();
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    boolean alone = headless || FxRuntime.isDisplayMissing();
    if (alone && !headless) {
      words.println(
          "There is no display here, so the demo takes its tour by itself and writes pictures to "
              + shots
              + "/. With a display, the same command opens a window.");
    }
    if (data != null) {
      Files.createDirectories(data);
      run(alone, data, lines, words);
    } else {
      try (TemporaryFolder folder = TemporaryFolder.create("dangol-demo")) {
        run(alone, folder.path(), lines, words);
      }
    }
    return 0;
  }

  private void run(boolean alone, Path folder, JsonLines lines, PrintWriter words)
      throws IOException, InterruptedException {
    FxRuntime.start(alone);
    try {
      if (alone) {
        tour(folder, lines, words);
      } else if (mode == Mode.KIOSK) {
        new KioskDemo(folder, Locale.of(language), lines, words).untilClosed(present);
      } else {
        openWindow(folder, lines, words);
      }
    } finally {
      FxRuntime.exit();
    }
  }

  private void tour(Path folder, JsonLines lines, PrintWriter words)
      throws IOException, InterruptedException {
    if (mode != Mode.KIOSK) {
      new Tour(folder, shots, lines, words).run();
    }
    if (mode != Mode.ASSOCIATE) {
      new KioskTour(folder, lines, words).run(shots);
    }
  }

  private void openWindow(Path data, JsonLines lines, PrintWriter words)
      throws InterruptedException {
    Clock clock = Clock.system(DemoTime.ZONE);
    words.println("Preparing the demo shop; the first time takes some seconds.");
    KioskConfig config = DemoShop.config(AppHome.find(), data, Locale.of(language));
    CountDownLatch closed = new CountDownLatch(1);
    try (DataFolder folder =
            DataFolder.open(config.dataFolder(), KeyWraps.of(config.keys().store()));
        EmbeddedHub hub = DemoShop.hub(data, clock, FxThread.blockingGuard());
        Dangol dangol = new Dangol(config, folder, hub.start(), FxThread.blockingGuard(), clock)) {
      DemoTray tray = new DemoTray(hub);
      DemoStaff.enrol(dangol.stores(), Locale.of(language));
      AssociateApp app =
          FxRuntime.call(() -> new AssociateApp(dangol, config, clock, tray.before(dangol)));
      FxRuntime.run(() -> app.show(config.display().fullScreen(), closed::countDown));
      dangol.start();
      if (present != null) {
        present(dangol, app, tray, lines);
      }
      words.println("The window is open. Closing it ends the demo.");
      closed.await();
    }
  }

  private void present(Dangol dangol, AssociateApp app, DemoTray tray, JsonLines lines)
      throws InterruptedException {
    TourWaits waits = new TourWaits(app);
    waits.untilSynced();
    dangol.readers().sendByHand(tray.bytes(Objects.requireNonNull(present)));
    waits.untilCustomer();
    JsonObject step = new JsonObject();
    step.addProperty("step", "presented");
    lines.print(step);
  }
}
