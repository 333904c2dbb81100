package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfig.Mode;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DeviceReader;
import app.dangol.device.DeviceStatus;
import app.dangol.scan.Scanned;
import app.dangol.visit.Desk;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that brings scans to a desk: readers on ports, keys, and what is typed. */
final class DeskReaders implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskReaders.class);

  private final Executor deskThread;
  private final DeviceFeed byHand;
  private final Optional<KeyboardReader> keyboard;
  private final List<DeviceReader> readers = new ArrayList<>();
  private final DevicesBoard board;
  private final List<Consumer<DeviceStatus>> listeners = new CopyOnWriteArrayList<>();

  /** Wires them; nothing is read yet. */
  DeskReaders(ReaderPlan plan, KioskConfig config, Desk desk, Executor deskThread, Clock clock) {
    this.deskThread = deskThread;
    ReaderLine line = new ReaderLine(config.cards(), clock);
    Consumer<Scanned> scans = scanned -> desk.onScan(scanned.scan());
    byHand = line.feed(plan.byHand(), scans);
    keyboard =
        plan.keys()
            .map(profile ->
                new KeyboardReader(
                    KeyboardReader.settings(profile).orElseThrow(),
                    line.feed(profile, scans),
                    deskThread));
    // A shopper's card is in no list, and nobody can look at one there.
    int kept = config.mode() == Mode.KIOSK ? 0 : DevicesWatch.KEPT_UNITS;
    List<DevicesBoard.Device> devices = new ArrayList<>();
    for (ReaderPlan.Wired wired : plan.wired()) {
      DevicesBoard.Device device =
          DevicesBoard.Device.of(wired.scanner(), wired.profile(), new DevicesWatch(kept));
      devices.add(device);
      readers.add(device.reader(line, clock, scans, remark -> {}, this::onStatus));
    }
    board = new DevicesBoard(devices, DevicesPlugged.here(config), false, clock);
  }

  private void onStatus(DeviceStatus status) {
    LOG.info("reader {} is {} {}", status.name(), status.state(), status.detail());
    listeners.forEach(listener -> listener.accept(status));
  }

  /** Tells of every reader's state, the present one first; on any thread. */
  void onStatus(Consumer<DeviceStatus> listener) {
    listeners.add(listener);
    readers.forEach(reader -> listener.accept(reader.status()));
  }

  /** Begins to read the ports; returns at once. */
  void start() {
    readers.forEach(DeviceReader::start);
  }

  /**
   * Sends bytes through the same decoder as a reader's, for what has no port. Any thread; returns
   * at once.
   */
  void sendByHand(byte[] bytes) {
    deskThread.execute(() -> byHand.push(bytes));
  }

  /** Takes a number typed by hand. */
  void sendTyped(String text) {
    sendByHand((text + "\r").getBytes(StandardCharsets.UTF_8));
  }

  /** The readers in keyboard mode, unless they are configured off. */
  Optional<KeyboardReader> keyboard() {
    return keyboard;
  }

  /** How the readers are, for whoever sets the device up. */
  DevicesBoard board() {
    return board;
  }

  @Override
  public void close() {
    readers.forEach(DeviceReader::close);
  }
}
