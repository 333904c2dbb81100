package app.dangol.screen.associate.model;

import java.util.Optional;

/**
 * How the tablet stands with the hub, as icon and word, and the banner if one is due.
 *
 * @param banner the worst thing to say, one at a time
 */
public record StatusText(State state, String chip, Optional<BannerText> banner) {
  /** Which icon the chip shows. */
  public enum State {
    SYNCED,
    SYNCING,
    QUEUED,
    OFFLINE,
    ATTENTION
  }

  /**
   * A sentence across the screen.
   *
   * @param aside a short figure at its end, or blank
   */
  public record BannerText(State kind, String text, String aside) {}
}
