package app.dangol.launch;

import app.dangol.cache.BucketStates;
import app.dangol.cache.OnDemandCopies;
import app.dangol.id.CustomerId;
import app.dangol.id.StoreId;
import app.dangol.visit.Freshness;
import app.dangol.wire.Bucket;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How old the data on this device is, by its buckets and its copies fetched on demand. */
final class DataAge implements Freshness {
  private final BucketStates states;
  private final OnDemandCopies copies;
  private final StoreId here;

  DataAge(BucketStates states, OnDemandCopies copies, StoreId here) {
    this.states = states;
    this.copies = copies;
    this.here = here;
  }

  @Override
  public Optional<Instant> dataAsOf() {
    List<Optional<Instant>> confirmed =
        Stream.of(Bucket.clientsOf(here.value()), Bucket.stockOf(here.value()), Bucket.MODEL)
            .map(bucket -> states.get(bucket).syncedAt())
            .toList();
    return confirmed.stream().allMatch(Optional::isPresent)
        ? confirmed.stream().flatMap(Optional::stream).min(Comparator.naturalOrder())
        : Optional.empty();
  }

  @Override
  public Optional<Instant> findFetchedAt(CustomerId customer) {
    return copies.findFetchedAt(customer);
  }
}
