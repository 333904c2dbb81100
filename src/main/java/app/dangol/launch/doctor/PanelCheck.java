package app.dangol.launch.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether {@code panel.inches} fits a display that is connected: a kiosk lays out what must be
 * within reach by it.
 */
final class PanelCheck implements Check {
  /** EDID tells whole centimetres, and makers round as well. */
  private static final double MOST_OFF = 0.15;

  private final double configured;
  private final Path drm;

  /**
   * @param configured {@code panel.inches}
   * @param drm {@code /sys/class/drm}
   */
  PanelCheck(double configured, Path drm) {
    this.configured = configured;
    this.drm = drm;
  }

  /** A connected display and its diagonal in inches. */
  private record Panel(String name, double inches) {
    String inWords() {
      return String.format(Locale.ROOT, "%.1f inches (%s)", inches, name);
    }

    boolean fits(double wanted) {
      return Math.abs(inches - wanted) <= MOST_OFF * inches;
    }
  }

  @Override
  public String name() {
    return "panel";
  }

  @Override
  public List<Finding> look() {
    List<Panel> panels;
    try {
      panels = connected();
    } catch (IOException e) {
      panels = List.of();
    }
    return List.of(of(panels));
  }

  private Finding of(List<Panel> panels) {
    List<String> measured = panels.stream().map(Panel::inWords).toList();
    String found =
        panels.isEmpty() ? "no display here tells its size" : String.join(", ", measured);
    String said = String.format(Locale.ROOT, "panel.inches = %.1f", configured);
    if (panels.isEmpty()) {
      return Finding.ok(said + "; " + found);
    }
    return panels.stream().anyMatch(panel -> panel.fits(configured))
        ? Finding.ok(said + "; connected: " + found)
        : Finding.failed(said + ", but connected: " + found, setTo(panels.getFirst()));
  }

  private static String setTo(Panel panel) {
    return String.format(
        Locale.ROOT,
        "Measure the panel's diagonal and set panel.inches; by its own word it is %.1f.",
        panel.inches());
  }

  private List<Panel> connected() throws IOException {
    List<Panel> panels = new ArrayList<>();
    if (!Files.isDirectory(drm)) {
      return panels;
    }
    try (DirectoryStream<Path> connectors = Files.newDirectoryStream(drm, "card*-*")) {
      for (Path connector : connectors) {
        if (Files.isReadable(connector.resolve("edid")) && isConnected(connector)) {
          Edid.diagonalInches(Files.readAllBytes(connector.resolve("edid")))
              .ifPresent(
                  inches -> panels.add(new Panel(connector.getFileName().toString(), inches)));
        }
      }
    }
    return panels;
  }

  private static boolean isConnected(Path connector) throws IOException {
    Path status = connector.resolve("status");
    return Files.isReadable(status) && Files.readString(status).strip().equals("connected");
  }
}
