package app.dangol.sync;

import app.dangol.cache.CacheWriter;
import app.dangol.cache.OnDemandCopies;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.id.CustomerId;
import app.dangol.wire.Lookup;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of customers fetched on demand whom the hub would not show any more: an erasure or a
 * withdrawal reaches their copies by no bucket. One request, and none where there is no copy.
 * Blocks.
 */
final class CopyCheck {
  private static final Logger LOG = LoggerFactory.getLogger(CopyCheck.class);

  private final SyncSettings settings;
  private final CentralApi api;
  private final CacheWriter writer;
  private final OnDemandCopies copies;

  CopyCheck(SyncSettings settings, CentralApi api, CacheWriter writer, OnDemandCopies copies) {
    this.settings = settings;
    this.api = api;
    this.writer = writer;
    this.copies = copies;
  }

  /** Without an answer every copy stays; its day is bounded anyway. */
  void run() {
    Set<CustomerId> gone = new HashSet<>();
    copies.list().stream().limit(Lookup.MAX_STILL).forEach(gone::add);
    if (gone.isEmpty()) {
      return;
    }
    Lookup.StillAnswer answer;
    try {
      answer =
          api.stillShown(
              new Lookup.StillRequest(
                  settings.device(),
                  settings.store().value(),
                  gone.stream().map(CustomerId::value).toList()));
    } catch (CentralException e) {
      LOG.info("whether copies may stay could not be asked: {}", e.getMessage());
      return;
    }
    Set<String> stay = new HashSet<>(answer.customers());
    gone.removeIf(customer -> stay.contains(customer.value()));
    gone.forEach(writer::dropDemanded);
  }
}
