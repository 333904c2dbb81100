package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.demo.DemoTime;
import app.dangol.screen.FxThread;
import app.dangol.screen.kiosk.Panel;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.trust.wrap.KeyWraps;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.stage.Screen;
import org.jspecify.annotations.Nullable;

/** The kiosk's demo in a window that can be closed, with cards to touch. JavaFX must be running. */
final class KioskDemo {
  /** The shape of a 32-inch panel held upright; it is shown as large as the display allows. */
  private static final double HEIGHT_TO_WIDTH = 16.0 / 9;

  private static final double SHARE_OF_DISPLAY = 0.9;

  private final Path data;
  private final Locale language;
  private final JsonLines lines;
  private final PrintWriter words;

  KioskDemo(Path data, Locale language, JsonLines lines, PrintWriter words) {
    this.data = data;
    this.language = language;
    this.lines = lines;
    this.words = words;
  }

  /**
   * @param present a card to send once everything is there
   */
  void untilClosed(@Nullable String present) throws InterruptedException {
    Clock clock = Clock.system(DemoTime.ZONE);
    words.println("Preparing the demo shop; the first time takes some seconds.");
    KioskConfig config = DemoShop.kiosk(AppHome.find(), data, language);
    CountDownLatch closed = new CountDownLatch(1);
    try (DataFolder folder =
            DataFolder.open(config.dataFolder(), KeyWraps.of(config.keys().store()));
        EmbeddedHub hub = DemoShop.hub(data, clock, FxThread.blockingGuard());
        Dangol dangol = new Dangol(config, folder, hub.start(), FxThread.blockingGuard(), clock)) {
      DemoTray tray = new DemoTray(hub);
      KioskApp app =
          FxRuntime.call(() ->
              new KioskApp(config, panel(config), clock, System::nanoTime, tray.before(dangol)));
      FxRuntime.run(() -> {
        app.attach(dangol);
        app.showWindow(closed::countDown);
      });
      dangol.start();
      if (present != null) {
        dangol.untilSynced();
        FxWaits waits = new FxWaits(app.model().pageProperty());
        dangol.readers().sendByHand(tray.bytes(present));
        waits.until(
            "a greeting", () -> app.model().pageProperty().get() instanceof KioskPage.Greeting);
        JsonObject step = new JsonObject();
        step.addProperty("step", "presented");
        lines.print(step);
      }
      words.println("The window is open. Closing it ends the demo.");
      closed.await();
    }
  }

  private static Panel panel(KioskConfig config) {
    double height = Screen.getPrimary().getVisualBounds().getHeight() * SHARE_OF_DISPLAY;
    return new Panel(
        Math.round(height / HEIGHT_TO_WIDTH),
        Math.round(height),
        config.display().panelInches().orElseThrow());
  }
}
