package app.dangol.screen.setup.model;

import java.util.List;
import java.util.Optional;

/**
 * The selected reader.
 *
 * @param status whether it works, since when, and the code
 * @param advice what to do where it does not
 * @param about driver and port
 * @param unproven said where the driver is documented only
 * @param figures label and figure, in the same order every time
 * @param lines newest first
 * @param empty what to say while there are no lines
 */
public record DeviceDetail(
    String name,
    DeviceReport.Kind kind,
    String status,
    Tone tone,
    Optional<String> advice,
    String about,
    Optional<String> unproven,
    List<Figure> figures,
    Optional<String> refusals,
    List<SeenLine> lines,
    String empty,
    boolean paused) {
  public DeviceDetail {
    figures = List.copyOf(figures);
    lines = List.copyOf(lines);
  }

  /** A count with its name. */
  public record Figure(String label, String value) {}
}
