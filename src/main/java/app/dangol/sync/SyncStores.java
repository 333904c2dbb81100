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
import app.dangol.trust.credential.PinnedKeys;

/** What the exchange with the hub reads and writes on this device. */
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
    Changes changes) {}
