package app.dangol.screen.setup.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One unit of bytes a device sent. It may hold a person's card, so {@link #toString} leaves the
 * bytes out.
 *
 * @param number counts up in the order of arrival; no two of one device have the same
 * @param at when it was complete
 * @param hex its first bytes, two digits each; empty where framing refused it or a payment card may
 *     be in it
 * @param length how many bytes there were, marks not counted
 */
public record SeenUnit(
    long number, Instant at, Optional<String> hex, long length, Meaning meaning) {
  @Override
  public String toString() {
    return "SeenUnit[" + number + ", " + length + " bytes]";
  }
}
