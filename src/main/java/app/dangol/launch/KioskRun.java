package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.screen.FxThread;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The app at a kiosk, from the lock on its data folder to the end of the process. */
final class KioskRun {
  private final KioskConfig config;
  private final Clock clock;

  KioskRun(KioskConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * Shows the welcome, opens everything behind it, and returns when the window has gone. Not on the
   * FX thread.
   *
   * @throws app.dangol.failure.DangolException RUN-01 if another instance has the data folder, said
   *     before anything else is opened
   */
  void untilClosed() throws InterruptedException {
    try (DataFolder folder = DataFolder.open(config.dataFolder())) {
      FxRuntime.start(false);
      try {
        CountDownLatch closed = new CountDownLatch(1);
        KioskApp app =
            FxRuntime.call(() ->
                new KioskApp(
                    config,
                    KioskApp.panelOf(config),
                    clock,
                    System::nanoTime,
                    new AssociateApp.Tray(List.of(), key -> {})));
        FxRuntime.run(() -> app.showLocked(closed::countDown));
        serve(app, folder, closed);
      } finally {
        FxRuntime.exit();
      }
    }
  }

  private void serve(KioskApp app, DataFolder folder, CountDownLatch closed)
      throws InterruptedException {
    try (ConfiguredHub hub =
            ConfiguredHub.open(config.hub(), folder, FxThread.blockingGuard(), clock);
        Dangol dangol =
            new Dangol(config, folder, hub.endpoint(), FxThread.blockingGuard(), clock)) {
      FxRuntime.run(() -> app.attach(dangol));
      dangol.start();
      closed.await();
    }
  }
}
