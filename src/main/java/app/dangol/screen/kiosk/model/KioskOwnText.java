package app.dangol.screen.kiosk.model;

import java.util.List;

/** What people are told of a purpose before they agree. */
public record KioskOwnText(String title, String version, List<Part> parts) {
  public KioskOwnText {
    parts = List.copyOf(parts);
  }

  /** A paragraph under its head. */
  public record Part(String head, String text) {}
}
