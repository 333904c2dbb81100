package app.dangol.central;

import app.dangol.wire.AuditRows;
import app.dangol.wire.CardKeys;
import app.dangol.wire.CardUses;
import app.dangol.wire.Erasures;
import app.dangol.wire.Lookup;
import app.dangol.wire.Manifest;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import app.dangol.wire.StaffGrants;
import app.dangol.wire.ToldTexts;
import app.dangol.wire.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The central API as a device uses it. Every call blocks, has a deadline, and throws {@link
 * CentralException}; none may be made on the FX thread.
 */
public interface CentralApi {
  Manifest.Answer manifest(Manifest.Request request);

  /**
   * A page of a snapshot at one fixed position.
   *
   * @param page empty for the first page, else {@link Page#next} of the one before
   */
  Page snapshot(String bucket, Optional<String> page);

  /**
   * Changes after a cursor; waits for the first one up to {@code wait} (long-poll, at most 25 s).
   */
  Page changes(String bucket, String cursor, Duration wait);

  /**
   * As {@link #changes(String, String, Duration)}, for several buckets in one wait. Only of a hub
   * whose manifest says that it knows this.
   */
  Waiting.Answer changes(List<Waiting.Asked> asked, Duration wait);

  Ops.Answer send(Ops.Request request);

  /**
   * Everything about one customer who stands here; a page without rows for nobody. Somebody waits
   * for it, so its deadline is {@link Timeouts#lookUp}.
   */
  Page lookUp(Lookup.Request request);

  /** Who of those this device looked up may still be shown on it. */
  Lookup.StillAnswer stillShown(Lookup.StillRequest request);

  /**
   * Uses up a one-time credential that somebody holds up, who waits for it; safe to be called
   * again.
   */
  CardUses.Answer useCard(CardUses.Request request);

  /** What signed cards are judged by. Only of a hub whose manifest says that there is something. */
  CardKeys.Answer cardKeys();

  /**
   * Whom to let go of, told after the notice of that number. Only of a hub whose manifest says that
   * there is one.
   */
  Erasures.Answer erasures(long after);

  /** Hands in rows of the audit trail; safe to be called again. */
  AuditRows.Answer auditRows(AuditRows.Request request);

  /** Hands in who has or had which role; safe to be called again. */
  StaffGrants.Answer staffGrants(StaffGrants.Request request);

  /** Hands in what people are told before they agree to something; safe to be called again. */
  ToldTexts.Answer consentTexts(ToldTexts.Request request);
}
