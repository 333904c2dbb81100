package app.dangol.screen.setup.model;

import java.util.List;
import java.util.Optional;

/**
 * Everything there is to tell at a moment.
 *
 * @param devices the configured readers, in the order of the configuration
 * @param ports serial ports that are plugged in and not configured
 * @param wrongModes USB devices that are known to be in a mode that is of no use here
 * @param held the running app has the ports, so that none is opened here
 */
public record DevicesReport(
    List<DeviceReport> devices, List<PortFound> ports, List<WrongMode> wrongModes, boolean held) {
  public DevicesReport {
    devices = List.copyOf(devices);
    ports = List.copyOf(ports);
    wrongModes = List.copyOf(wrongModes);
  }

  /**
   * A serial port nobody has configured.
   *
   * @param path the name to write into the configuration
   * @param lasting the name stays the same whatever else is plugged in
   * @param usb what is behind it, in its own words or as an id
   * @param drivers models to try first
   */
  public record PortFound(
      String path, boolean lasting, Optional<String> usb, List<String> drivers) {
    public PortFound {
      drivers = List.copyOf(drivers);
    }
  }

  /**
   * A USB device in a mode that is of no use here.
   *
   * @param name maker and product
   * @param usbId such as {@code 05e0:0600}
   * @param hint ends the key of the text that says what to do
   */
  public record WrongMode(String name, String usbId, String hint) {}
}
