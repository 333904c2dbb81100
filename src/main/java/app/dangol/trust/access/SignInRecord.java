package app.dangol.trust.access;

import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.access.SignIn.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of signing in goes into the audit trail: who was at the device from when to when, and who
 * could not get in. Never anything of a PIN. May block.
 */
public final class SignInRecord {
  /** What stands beside somebody who was asked for no PIN. */
  static final String UNASKED = "unasked";

  private static final String FIVE = "five";
  private static final String TEN = "ten";

  private final AuditLog audit;
  private final StaffId device;

  /**
   * @param device stands for whoever types a PIN that is nobody's
   */
  public SignInRecord(AuditLog audit, StaffId device) {
    this.audit = audit;
    this.device = device;
  }

  /** Somebody is about to be signed in, in the place of whoever still is. */
  void enters(StaffMember who, Optional<StaffMember> before) {
    List<AuditAct> acts = new ArrayList<>();
    before.ifPresent(left -> acts.add(left(left.id(), Leaving.RELIEVED)));
    acts.add(AuditAct.own(who.id(), Action.SIGNED_IN, ""));
    audit.record(acts);
  }

  /** Somebody serves of whom the configuration says so. */
  void servesUnasked(StaffMember who) {
    audit.record(AuditAct.own(who.id(), Action.SIGNED_IN, UNASKED));
  }

  void leaves(StaffId who, Leaving how) {
    audit.record(left(who, how));
  }

  private static AuditAct left(StaffId who, Leaving how) {
    return AuditAct.own(who, Action.SIGNED_OUT, how.key());
  }

  /**
   * A PIN was looked at, and was not that account's.
   *
   * @param now what that has brought
   */
  void refused(StaffId account, Standing now) {
    List<AuditAct> acts = new ArrayList<>();
    acts.add(AuditAct.on(account, device, Action.PIN_REFUSED, ""));
    switch (now) {
      case Standing.Open open -> {}
      case Standing.Paused paused ->
          acts.add(AuditAct.on(account, device, Action.LOCKED_OUT, FIVE));
      case Standing.Barred barred -> acts.add(AuditAct.on(account, device, Action.LOCKED_OUT, TEN));
    }
    audit.record(acts);
  }

  void letsTryAgain(StaffId barred, StaffId by) {
    audit.record(AuditAct.on(barred, by, Action.LET_TRY_AGAIN, ""));
  }
}
