package app.dangol.sync;

import app.dangol.cache.BucketStates;
import app.dangol.cache.CacheWriter;
import app.dangol.cache.Changes;
import app.dangol.cache.OnDemandCopies;
import app.dangol.cache.Outbox;
import app.dangol.cache.OutboxView;
import app.dangol.cache.SqliteAuditHeads;
import app.dangol.cache.SqliteErasure;
import app.dangol.cache.SqliteTrailCopy;
import app.dangol.config.ConsentTexts;
import app.dangol.trust.credential.PinnedKeys;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the exchange with the hub reads and writes on this device.
 *
 * @param texts all versions of the consent texts this device has run with; may block
 */
public record SyncStores(
    CacheWriter writer,
    BucketStates states,
    Outbox outbox,
    OutboxView outboxView,
    OnDemandCopies onDemand,
    SqliteAuditHeads auditHeads,
    SqliteTrailCopy trailCopy,
    PinnedKeys cardKeys,
    SqliteErasure erasure,
    Supplier<List<ConsentTexts>> texts,
    Changes changes) {
  /** The same with the texts people are told, or were. */
  public SyncStores telling(Supplier<List<ConsentTexts>> others) {
    return new SyncStores(
        writer,
        states,
        outbox,
        outboxView,
        onDemand,
        auditHeads,
        trailCopy,
        cardKeys,
        erasure,
        others,
        changes);
  }
}
