package app.dangol.visit;

import java.time.Instant;
import java.util.Optional;

/** How old the data is that a customer's page is made from. May block. */
public interface Freshness {
  /**
   * When the hub last confirmed the oldest of customers, stock and model; empty before all of them
   * are there.
   */
  Optional<Instant> dataAsOf();
}
