package app.dangol.screen.setup.model;

import java.util.List;
import java.util.Optional;

/**
 * The whole page in words.
 *
 * @param held said where the running app has the ports
 * @param rows the configured readers
 * @param detail of the selected one; empty if none is configured
 * @param ports plugged in and not configured
 * @param wrongModes plugged in and of no use as they are
 */
public record DevicesPage(
    Optional<String> held,
    List<DeviceRow> rows,
    Optional<DeviceDetail> detail,
    List<Note> ports,
    List<Note> wrongModes) {
  public DevicesPage {
    rows = List.copyOf(rows);
    ports = List.copyOf(ports);
    wrongModes = List.copyOf(wrongModes);
  }

  /** A thing and what to do with it. */
  public record Note(String title, String aside, String words) {}
}
