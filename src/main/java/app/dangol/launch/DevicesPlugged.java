package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.device.UsbModes;
import app.dangol.device.usb.PluggedIn;
import app.dangol.device.usb.SerialPortName;
import app.dangol.device.usb.UsbDevice;
import app.dangol.device.usb.UsbId;
import app.dangol.failure.DangolException;
import app.dangol.screen.setup.model.DevicesReport.PortFound;
import app.dangol.screen.setup.model.DevicesReport.WrongMode;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is plugged in besides the configured readers. Reads files; not for the screen's thread. */
final class DevicesPlugged {
  private static final Logger LOG = LoggerFactory.getLogger(DevicesPlugged.class);

  private final PluggedIn plugged;
  private final DevicesUsb usb;
  private final List<String> configured;

  /** What was found at one moment. */
  record Found(List<PortFound> ports, List<WrongMode> wrongModes) {
    static final Found NOTHING = new Found(List.of(), List.of());
  }

  /**
   * @param configured paths of ports that are spoken for
   */
  DevicesPlugged(PluggedIn plugged, DevicesUsb usb, List<String> configured) {
    this.plugged = plugged;
    this.usb = usb;
    this.configured = List.copyOf(configured);
  }

  /** This machine, with that configuration. */
  static DevicesPlugged here(KioskConfig config) {
    return new DevicesPlugged(
        PluggedIn.here(),
        known(config.driversFolder()),
        config.scanners().stream()
            .filter(KioskConfig.Scanner::hasPort)
            .map(KioskConfig.Scanner::port)
            .toList());
  }

  /** What that folder of drivers knows of USB devices. */
  static DevicesUsb known(Path drivers) {
    try {
      return DevicesUsb.of(UsbModes.read(drivers));
    } catch (DangolException e) {
      // The page and the ports work without; a driver that is needed is read elsewhere, and told.
      LOG.warn("What is known of USB devices cannot be read: {}", e.getMessage());
      return DevicesUsb.NOTHING;
    }
  }

  Found look() {
    List<UsbDevice> devices = plugged.listUsbDevices();
    // The same port may be configured under another of its names.
    Set<String> taken = configured.stream().map(DevicesPlugged::real).collect(Collectors.toSet());
    List<PortFound> ports =
        plugged.listSerialPorts().stream()
            .filter(port -> !taken.contains(real(port.path())))
            .map(port -> found(port, devices))
            .toList();
    return new Found(ports, wrongModes(devices));
  }

  /** Known readers that are plugged in as something that cannot be read. */
  List<WrongMode> listWrongModes() {
    return wrongModes(plugged.listUsbDevices());
  }

  private List<WrongMode> wrongModes(List<UsbDevice> devices) {
    return devices.stream()
        .flatMap(device ->
            usb.find(device.id()).stream()
                .filter(known -> !known.serial())
                .flatMap(known ->
                    known.hint().stream()
                        .map(hint -> new WrongMode(known.device(), device.id().toString(), hint))))
        .toList();
  }

  private PortFound found(SerialPortName port, List<UsbDevice> devices) {
    Optional<DevicesUsb.Known> known = port.usb().flatMap(usb::find);
    Optional<String> words =
        known
            .map(DevicesUsb.Known::device)
            .or(() -> port.usb().flatMap(id -> nameOf(id, devices)))
            .or(() -> port.usb().map(UsbId::toString));
    return new PortFound(
        port.path(),
        port.lasting(),
        words,
        known.flatMap(DevicesUsb.Known::driver).map(List::of).orElse(List.of()));
  }

  private static Optional<String> nameOf(UsbId id, List<UsbDevice> devices) {
    return devices.stream()
        .filter(device -> device.id().equals(id) && !device.name().isBlank())
        .map(UsbDevice::name)
        .findFirst();
  }

  private static String real(String path) {
    try {
      return Path.of(path).toRealPath().toString();
    } catch (IOException | InvalidPathException e) {
      return path; // it is not plugged in, or no file
    }
  }
}
