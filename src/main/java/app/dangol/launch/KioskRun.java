package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.screen.FxThread;
import app.dangol.trust.wrap.KeyWraps;
import app.dangol.visit.ShopperEvent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The app at a kiosk, from the lock on its data folder to the end of the process. */
final class KioskRun {
  private final KioskConfig config;
  private final Clock clock;

  KioskRun(KioskConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * Shows the welcome, opens everything behind it as soon as that can be opened, and returns when
   * the window has gone. Ends the process when the screen freezes. Not on the FX thread.
   *
   * @throws app.dangol.failure.DangolException RUN-01 if another instance has the data folder, said
   *     before anything else is opened
   */
  void untilClosed() throws InterruptedException {
    try (DataFolder folder =
        DataFolder.open(config.dataFolder(), KeyWraps.of(config.keys().store()))) {
      FxRuntime.start(false);
      try (Heartbeat heartbeat = heartbeat()) {
        heartbeat.start();
        EnrolmentDoor door = new EnrolmentDoor(config, folder, clock);
        boolean again = true;
        while (again && door.pass()) {
          again = showLocked(folder, door);
        }
      } finally {
        FxRuntime.exit();
      }
    }
  }

  private boolean showLocked(DataFolder folder, EnrolmentDoor door) throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    KioskApp app =
        FxRuntime.call(() ->
            new KioskApp(
                config,
                KioskApp.panelOf(config),
                clock,
                System::nanoTime,
                new AssociateApp.Tray(List.of(), key -> {})));
    Stage stage = FxRuntime.call(() -> app.showLocked(closed::countDown));
    boolean again = serve(app, folder, door, closed);
    FxRuntime.run(stage::hide);
    return again;
  }

  private static Heartbeat heartbeat() {
    return new Heartbeat(
        Platform::runLater,
        System::nanoTime,
        () -> Runtime.getRuntime().halt(PlainFailures.FAILED));
  }

  /** Keeps the window open also while nothing behind it can be: the page says so with a code. */
  private boolean serve(KioskApp app, DataFolder folder, EnrolmentDoor door, CountDownLatch closed)
      throws InterruptedException {
    Reopening reopening =
        new Reopening(
            code -> app.model().onShopperEvent(new ShopperEvent.Failed(0, code)),
            time -> closed.await(time.toMillis(), TimeUnit.MILLISECONDS));
    Optional<KioskBehind> opened =
        reopening.open(() -> KioskBehind.open(config, folder, FxThread.blockingGuard(), clock));
    if (opened.isEmpty()) {
      return false;
    }
    try (KioskBehind behind = opened.get()) {
      FxRuntime.run(() -> {
        app.attach(behind.dangol());
        if (reopening.hasFailed()) {
          app.model().goHome();
        }
      });
      EnrolmentDoor.onWipe(behind.hub(), closed::countDown);
      behind.dangol().start();
      closed.await();
      return door.wipeIfOrdered(behind.hub(), behind.dangol());
    }
  }
}
