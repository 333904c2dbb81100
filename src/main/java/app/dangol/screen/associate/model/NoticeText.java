package app.dangol.screen.associate.model;

/**
 * Something the associate should read once: a refused scan, a failure, or that a thing was done.
 *
 * @param undo what the action says, or blank when there is nothing to undo
 */
public record NoticeText(Kind kind, String text, String undo) {
  /** How it is shown. */
  public enum Kind {
    /** A toast that goes by itself. */
    DONE,
    /** Stays until the next scan. */
    REFUSED,
    /** Stays until the next scan; nobody's fault, and it will be done by itself. */
    QUEUED
  }
}
