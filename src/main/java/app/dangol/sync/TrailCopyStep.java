package app.dangol.sync;

import app.dangol.cache.SqliteTrailCopy;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.failure.DangolException;
import app.dangol.wire.AuditHeads;
import app.dangol.wire.AuditRows;
import app.dangol.wire.Manifest;
import app.dangol.wire.StaffGrants;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the rows of the audit trail, up to its signed end, and the grants of roles to the hub, so
 * that they outlive this device. What goes wrong is said, comes again with the next exchange, and
 * keeps nothing else from it. Blocks.
 */
final class TrailCopyStep {
  private static final Logger LOG = LoggerFactory.getLogger(TrailCopyStep.class);

  /** A trail of years goes in several exchanges, so that none takes long. */
  private static final int MOST_PAGES = 20;

  private final CentralApi api;
  private final SyncSettings settings;
  private final SqliteTrailCopy copy;
  private AuditHeads.@Nullable Kept kept;

  TrailCopyStep(CentralApi api, SyncSettings settings, SqliteTrailCopy copy) {
    this.api = api;
    this.settings = settings;
    this.copy = copy;
  }

  /** What the manifest said. */
  void take(Manifest.Answer answer) {
    kept = answer.audit();
  }

  /** No request where the hub has everything, and none to one that keeps no rows. */
  void run() {
    AuditHeads.Kept now = kept;
    if (now == null || now.rows() == null) {
      return;
    }
    try {
      sendRows(now, now.rows());
      sendGrants(now);
    } catch (CentralException e) {
      LOG.info("the audit trail could not be handed in: {}", e.getMessage());
    } catch (DangolException e) {
      LOG.warn("the audit trail cannot be handed in ({})", e.code(), e);
    }
  }

  private void sendRows(AuditHeads.Kept head, long held) {
    long after = held;
    for (int page = 0; page < MOST_PAGES; page++) {
      Optional<SqliteTrailCopy.Part> next = copy.next(head.chain(), after, head.seq());
      if (next.isEmpty()) {
        return;
      }
      AuditRows.Answer answer = api.auditRows(request(next.get()));
      if (answer.result() == AuditHeads.Result.REFUSED) {
        LOG.error("the hub has other rows of the audit trail: run `dangol doctor`");
        return;
      }
      if (answer.seq() == after) {
        LOG.warn("the hub takes no rows of the audit trail behind {}", after);
        return;
      }
      after = answer.seq();
    }
  }

  private AuditRows.Request request(SqliteTrailCopy.Part part) {
    return new AuditRows.Request(
        settings.device(),
        settings.store().value(),
        part.chain(),
        part.after(),
        part.anchor(),
        part.rows());
  }

  private void sendGrants(AuditHeads.Kept head) {
    List<StaffGrants.Grant> grants = copy.listGrants();
    String tag = SqliteTrailCopy.tagOf(grants);
    if (!grants.isEmpty() && !tag.equals(head.grants())) {
      api.staffGrants(
          new StaffGrants.Request(settings.device(), settings.store().value(), tag, grants));
    }
  }
}
