package app.dangol.visit;

import java.time.Instant;
import java.util.Optional;

/**
 * One part of what this device holds a copy of.
 *
 * @param rows entries held, of all kinds in it
 * @param asOf when it was last known to be the hub's; empty before the first time
 * @param complete whether it has been fetched to its end
 */
public record CopyPart(Kind kind, long rows, Optional<Instant> asOf, boolean complete) {
  /** What is in it. */
  public enum Kind {
    PRODUCTS,
    PRICES,
    STOCK,
    WORK,
    CUSTOMERS,
    SUGGESTIONS
  }
}
