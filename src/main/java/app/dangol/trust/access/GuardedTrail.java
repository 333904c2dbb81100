package app.dangol.trust.access;

import app.dangol.id.CustomerId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditTrail;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The audit trail for those who may read it; that they did goes on record first. May block. */
public final class GuardedTrail implements AuditTrail {
  private final AuditTrail trail;
  private final AuditLog audit;
  private final Permits permits;

  public GuardedTrail(AuditTrail trail, AuditLog audit, Permits permits) {
    this.trail = trail;
    this.audit = audit;
    this.permits = permits;
  }

  /**
   * As told.
   *
   * @throws AccessDenied if whoever acts now may not read it
   */
  @Override
  public List<Entry> list(OptionalLong before, int atMost) {
    goesOnRecord(Optional.empty());
    return trail.list(before, atMost);
  }

  /**
   * As told.
   *
   * @throws AccessDenied if whoever acts now may not read it
   */
  @Override
  public List<Entry> listAbout(CustomerId whose, OptionalLong before, int atMost) {
    goesOnRecord(Optional.of(whose));
    return trail.listAbout(whose, before, atMost);
  }

  private void goesOnRecord(Optional<CustomerId> whose) {
    StaffMember who = permits.require(Act.READ_TRAIL);
    audit.record(new AuditAct(who.id(), AuditLog.Action.TRAIL_READ, whose, "", Optional.empty()));
  }
}
