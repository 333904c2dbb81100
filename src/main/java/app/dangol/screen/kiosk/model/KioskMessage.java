package app.dangol.screen.kiosk.model;

/**
 * A plain message that fills the screen.
 *
 * @param code for people to quote, or blank
 */
public record KioskMessage(Kind kind, String title, String body, String code) {
  /** What it is about. */
  public enum Kind {
    CARD_UNKNOWN,
    CARD_UNANSWERED,
    CARD_FOREIGN,
    UNREADABLE,
    ITEM_UNKNOWN,
    NOT_READY,
    RESTING,
    /** What was asked for needs something fresh that shows who they are. */
    STEP_UP,
    FAILED
  }
}
