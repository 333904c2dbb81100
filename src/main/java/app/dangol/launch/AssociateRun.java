package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.screen.FxThread;
import app.dangol.trust.wrap.KeyWraps;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import javafx.stage.Stage;

/** The app on an associate's tablet, from the lock on its data folder to the closed window. */
final class AssociateRun {
  private final KioskConfig config;
  private final Clock clock;

  AssociateRun(KioskConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * Opens everything and returns when the window has been closed. Not on the FX thread.
   *
   * @throws app.dangol.failure.DangolException RUN-01 if another instance has the data folder, said
   *     before anything else is opened
   */
  void untilClosed() throws InterruptedException {
    try (DataFolder folder =
        DataFolder.open(config.dataFolder(), KeyWraps.of(config.keys().store()))) {
      FxRuntime.start(false);
      try {
        EnrolmentDoor door = new EnrolmentDoor(config, folder, clock);
        boolean again = true;
        while (again && door.pass()) {
          again = showWindow(folder, door);
        }
      } finally {
        FxRuntime.exit();
      }
    }
  }

  /** Returns whether to begin anew, because the hub had this device wiped or shut out. */
  private boolean showWindow(DataFolder folder, EnrolmentDoor door) throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    try (ConfiguredHub hub =
            ConfiguredHub.open(config.hub(), folder, FxThread.blockingGuard(), clock);
        Dangol dangol =
            new Dangol(config, folder, hub.endpoint(), FxThread.blockingGuard(), clock)) {
      AssociateApp app =
          FxRuntime.call(
              () -> new AssociateApp(dangol, config, clock, AssociateApp.Tray.none(dangol)));
      Stage stage =
          FxRuntime.call(() -> app.show(config.display().fullScreen(), closed::countDown));
      EnrolmentDoor.onWipe(hub, () -> FxThread.run(app::signOut));
      EnrolmentDoor.onWipe(hub, closed::countDown);
      dangol.start();
      closed.await();
      FxRuntime.run(stage::hide);
      return door.wipeIfOrdered(hub, dangol);
    }
  }
}
