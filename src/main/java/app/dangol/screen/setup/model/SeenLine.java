package app.dangol.screen.setup.model;

import java.util.Optional;

/**
 * One unit in words.
 *
 * @param number of the unit
 * @param time with seconds
 * @param meaning what it is
 * @param cause what is usually behind it, where it was refused
 * @param hex its first bytes, two digits each; empty if they are not shown
 * @param aside how many bytes, and why they are not shown or that there are more
 */
public record SeenLine(
    long number,
    String time,
    Kind kind,
    String meaning,
    Optional<String> cause,
    Optional<String> hex,
    String aside) {
  /** What sort of unit it is; its icon. */
  public enum Kind {
    /** A card or a product. */
    READ,
    /** A code or a tag that is neither. */
    OTHER,
    /** The same once more. */
    AGAIN,
    REFUSED,
    /** The device's own words. */
    REMARK
  }

  @Override
  public String toString() {
    return "SeenLine[" + number + "]";
  }
}
