package app.dangol.customer;

import app.dangol.id.LocalText;

/**
 * Something the customer told the shop about their taste, shown as a chip. A preference, never a
 * diagnosis.
 */
public record Preference(Kind kind, LocalText text) {
  /** How the chip is drawn: a thing to avoid comes first and carries a warning sign. */
  public enum Kind {
    AVOIDS,
    LIKES,
    SIZE
  }
}
