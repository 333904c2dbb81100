package app.dangol.screen.kiosk.model;

import java.util.List;
import java.util.Optional;

/**
 * What people are told of a purpose before they agree.
 *
 * @param earlier what they were told when they agreed, where that is another text
 */
public record KioskOwnText(
    String title, String version, List<Part> parts, Optional<Earlier> earlier) {
  public KioskOwnText {
    parts = List.copyOf(parts);
  }

  /** A paragraph under its head. */
  public record Part(String head, String text) {}

  /**
   * A former text.
   *
   * @param parts none where this device does not know it
   */
  public record Earlier(String head, List<Part> parts) {
    public Earlier {
      parts = List.copyOf(parts);
    }
  }
}
