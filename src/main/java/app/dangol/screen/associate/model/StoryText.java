package app.dangol.screen.associate.model;

/**
 * One entry of the timeline in words.
 *
 * @param when date and channel
 * @param queued written here and not yet with the hub
 */
public record StoryText(Kind kind, String when, String what, boolean queued) {
  /** Which disc it gets. */
  public enum Kind {
    STORE,
    ONLINE,
    WISH,
    BROWSED,
    NOTE,
    RETURNED,
    RESERVED,
    TASK
  }
}
