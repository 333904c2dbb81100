package app.dangol.device.usb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jssc.SerialPortList;

/**
 * Looks what is plugged in. On Linux the kernel's and udev's folders say it; elsewhere only the
 * serial ports' names are known. What cannot be read is left out: this helps to find a reader, and
 * a port that is not listed can be opened all the same.
 */
public final class PluggedIn {
  /** The lasting names first: by our own rule, by serial number, by socket. */
  private static final List<String> LASTING = List.of("dangol", "serial/by-id", "serial/by-path");

  private static final String NUMBERED = "tty(ACM|USB)[0-9]+";

  private final Path devices;
  private final Path system;

  /**
   * @param devices usually {@code /dev}
   * @param system usually {@code /sys}
   */
  public PluggedIn(Path devices, Path system) {
    this.devices = devices;
    this.system = system;
  }

  /** As this machine tells it. */
  public static PluggedIn here() {
    return new PluggedIn(Path.of("/dev"), Path.of("/sys"));
  }

  /** Every serial port once, under the best name it has. */
  public List<SerialPortName> listSerialPorts() {
    if (!Files.isDirectory(devices)) {
      return Arrays.stream(SerialPortList.getPortNames())
          .map(name -> new SerialPortName(name, true, Optional.empty()))
          .toList();
    }
    Map<Path, SerialPortName> byDevice = new LinkedHashMap<>();
    for (String folder : LASTING) {
      for (Path link : in(devices.resolve(folder))) {
        real(link).ifPresent(device -> byDevice.putIfAbsent(device, name(link, true, device)));
      }
    }
    for (Path node : in(devices)) {
      if (fileName(node).matches(NUMBERED)) {
        real(node).ifPresent(device -> byDevice.putIfAbsent(device, name(node, false, device)));
      }
    }
    return List.copyOf(byDevice.values());
  }

  /** Every USB device that says who it is, root hubs included. */
  public List<UsbDevice> listUsbDevices() {
    return in(system.resolve("bus/usb/devices")).stream()
        .flatMap(folder ->
            idOf(folder).stream().map(id -> new UsbDevice(id, nameOf(folder), fileName(folder))))
        .toList();
  }

  private SerialPortName name(Path path, boolean lasting, Path device) {
    return new SerialPortName(path.toString(), lasting, usbBehind(device));
  }

  /** The first folder upwards from the port's own that has a USB id. */
  private Optional<UsbId> usbBehind(Path device) {
    Optional<Path> folder = real(system.resolve("class/tty").resolve(fileName(device)));
    for (Path at = folder.orElse(null); at != null; at = at.getParent()) {
      Optional<UsbId> id = idOf(at);
      if (id.isPresent()) {
        return id;
      }
    }
    return Optional.empty();
  }

  private static Optional<UsbId> idOf(Path folder) {
    return UsbId.find(line(folder.resolve("idVendor")), line(folder.resolve("idProduct")));
  }

  private static String nameOf(Path folder) {
    return (line(folder.resolve("manufacturer")) + " " + line(folder.resolve("product"))).strip();
  }

  private static String line(Path file) {
    try {
      return Files.isRegularFile(file)
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip()
          : "";
    } catch (IOException e) {
      return ""; // it has just been unplugged
    }
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty(); // a link whose device has just been unplugged
    }
  }

  private static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }
}
