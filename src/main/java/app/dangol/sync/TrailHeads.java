package app.dangol.sync;

import app.dangol.cache.SqliteAuditHeads;
import app.dangol.failure.DangolException;
import app.dangol.wire.AuditHeads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the hub with each full exchange where the audit trail ends. What goes wrong with that is
 * said, and keeps nothing else from being exchanged. Blocks.
 */
final class TrailHeads {
  private static final Logger LOG = LoggerFactory.getLogger(TrailHeads.class);

  private final SqliteAuditHeads heads;

  TrailHeads(SqliteAuditHeads heads) {
    this.heads = heads;
  }

  /** What to send; null if it cannot be signed now. */
  AuditHeads.@Nullable Sent next() {
    try {
      return heads.next();
    } catch (DangolException e) {
      LOG.warn("the end of the audit trail cannot be signed, and is not sent ({})", e.code(), e);
      return null;
    }
  }

  /** What the hub said; null of a hub that keeps none. */
  void take(AuditHeads.@Nullable Kept kept) {
    if (kept == null) {
      return;
    }
    if (kept.result() == AuditHeads.Result.REFUSED) {
      LOG.error("the hub holds that the audit trail was tampered with: run `dangol doctor`");
    }
    try {
      heads.take(kept);
    } catch (DangolException e) {
      LOG.warn("what the hub has of the audit trail cannot be noted ({})", e.code());
    }
  }
}
