package app.dangol.visit;

import java.time.Instant;
import java.util.Optional;

/** How old the device's copy of the customers is. May block. */
public interface Freshness {
  /** When the hub last confirmed the copy; empty before the first complete one. */
  Optional<Instant> customersAsOf();
}
