package app.dangol.launch;

import app.dangol.cache.FolderHolder;
import app.dangol.config.KioskConfig;
import app.dangol.device.DeviceReader;
import app.dangol.device.DriverFolder;
import app.dangol.device.wedge.KeyWedge;
import app.dangol.device.wedge.WedgeSettings;
import app.dangol.screen.Appearance;
import app.dangol.screen.part.KeyboardScanner;
import app.dangol.screen.setup.DevicesScreen;
import app.dangol.screen.setup.DevicesViewModel;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.stage.Stage;

/** The device test page in a window of its own. It opens the ports unless the app has them. */
final class DevicesWindow {
  private final KioskConfig config;
  private final Clock clock;

  DevicesWindow(KioskConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * Returns when the window has been closed. Not on the FX thread.
   *
   * @throws app.dangol.failure.DangolException if a driver cannot be used, or there is no display
   */
  void untilClosed() throws IOException, InterruptedException {
    DriverFolder drivers = new DriverFolder(config.driversFolder());
    List<DevicesBoard.Device> devices =
        config.scanners().stream()
            .filter(KioskConfig.Scanner::hasPort)
            .map(scanner ->
                DevicesBoard.Device.of(scanner, drivers.get(scanner.driver()), new DevicesWatch()))
            .toList();
    Optional<WedgeSettings> keys =
        KeyboardReader.findProfile(config, drivers).flatMap(KeyboardReader::settings);
    boolean held = isAppRunning();
    DevicesBoard board = new DevicesBoard(devices, DevicesPlugged.here(config), held, clock);
    FxRuntime.start(false);
    List<DeviceReader> readers = new ArrayList<>();
    try {
      if (!held) {
        devices.forEach(device -> readers.add(reader(device)));
        readers.forEach(DeviceReader::start);
      }
      show(board, keys);
    } finally {
      readers.forEach(DeviceReader::close);
      FxRuntime.exit();
    }
  }

  private DeviceReader reader(DevicesBoard.Device device) {
    return device.reader(
        new ReaderLine(config.cards(), clock), clock, scanned -> {}, remark -> {}, status -> {});
  }

  /** A port can be opened twice by root, and then each of the two gets half of a card. */
  private boolean isAppRunning() throws IOException {
    try {
      return FolderHolder.find(config.dataFolder()).isPresent();
    } catch (AccessDeniedException e) {
      return false; // somebody else's folder: whether they have the port is seen when it is opened
    }
  }

  /**
   * @param keys of readers in keyboard mode: nobody wants their codes here, and their Enter must
   *     press no button
   */
  private void show(DevicesBoard board, Optional<WedgeSettings> keys) throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    FxRuntime.run(() -> {
      KioskConfig.Display display = config.display();
      DevicesViewModel model =
          new DevicesViewModel(
              board,
              clock.getZone(),
              new Appearance(display.language(), AssociateApp.palette(display.theme()), 100));
      DevicesScreen screen =
          new DevicesScreen(model, AssociateApp.WIDTH, AssociateApp.HEIGHT, Optional.empty());
      keys.ifPresent(settings ->
          KeyboardScanner.on(screen.scene(), new KeyWedge(settings), System::nanoTime, scan -> {}));
      Stage stage = new Stage();
      stage.setTitle(model.texts().get("devices.title"));
      stage.setScene(screen.scene());
      stage.setOnHidden(hidden -> {
        model.close();
        closed.countDown();
      });
      model.open();
      stage.show();
    });
    closed.await();
  }
}
