package app.dangol.visit;

import app.dangol.id.CustomerId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** How old the data is that a customer's page is made from. May block. */
public interface Freshness {
  /**
   * When the hub last confirmed the oldest of customers, stock and model; empty before all of them
   * are there.
   */
  Optional<Instant> dataAsOf();

  /**
   * When somebody of another store was fetched, who is here for a day; empty for this store's own.
   */
  Optional<Instant> findFetchedAt(CustomerId customer);

  /** As {@link #dataAsOf()}, of the page of that customer. */
  default Optional<Instant> dataAsOf(CustomerId customer) {
    return Stream.of(dataAsOf(), findFetchedAt(customer))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }
}
