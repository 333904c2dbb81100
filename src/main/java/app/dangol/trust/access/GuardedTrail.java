package app.dangol.trust.access;

import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditTrail;
import app.dangol.trust.AuditTrail.Entry;
import app.dangol.trust.AuditTrail.Wanted;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The audit trail for those who may read it; that they did goes on record first. May block. */
public final class GuardedTrail {
  private final AuditTrail trail;
  private final AuditLog audit;
  private final Permits permits;

  public GuardedTrail(AuditTrail trail, AuditLog audit, Permits permits) {
    this.trail = trail;
    this.audit = audit;
    this.permits = permits;
  }

  /**
   * Begins to read, which goes on record with whom it is about; how many pages are turned then does
   * not.
   *
   * @param by who reads
   * @param whose of one person alone; empty for anybody
   * @throws AccessDenied if they may not read it, or somebody else acts now
   */
  public Reading open(StaffId by, Optional<CustomerId> whose) {
    require(by);
    audit.record(new AuditAct(by, AuditLog.Action.TRAIL_READ, whose, "", Optional.empty()));
    return new Reading(by, whose);
  }

  private void require(StaffId by) {
    if (!permits.require(Act.READ_TRAIL).id().equals(by)) {
      throw new AccessDenied(ErrorCode.ACC_01, Act.READ_TRAIL);
    }
  }

  /** The trail in the hands of somebody whose reading is on record; of no use to anybody else. */
  public final class Reading {
    private final StaffId by;
    private final Optional<CustomerId> whose;

    private Reading(StaffId by, Optional<CustomerId> whose) {
      this.by = by;
      this.whose = whose;
    }

    /**
     * As {@link AuditTrail#list}; whom it is about was said when it was opened.
     *
     * @throws AccessDenied if whoever opened it may not read it any more, or somebody else acts now
     */
    public List<Entry> list(Wanted wanted, OptionalLong before, int atMost) {
      require(by);
      return trail.list(wanted.about(whose), before, atMost);
    }

    /**
     * As {@link AuditTrail#listActors}.
     *
     * @throws AccessDenied as {@link #list}
     */
    public List<String> listActors() {
      require(by);
      return trail.listActors();
    }
  }
}
