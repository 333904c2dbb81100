package app.dangol.trust.access;

import java.util.Optional;

/** Who acts at this device, and what they may do. Any thread; never blocks. */
public interface Permits {
  /** Whether whoever acts now may do that. */
  Permit ask(Act act);

  /**
   * Who does that.
   *
   * @throws AccessDenied if whoever acts now may not
   */
  default StaffMember require(Act act) {
    return switch (ask(act)) {
      case Permit.Granted(StaffMember who) -> who;
      case Permit.Refused refused -> throw new AccessDenied(refused.code(), act);
    };
  }

  /** Where it is always the same one, such as the shopper at a kiosk. */
  static Permits of(StaffMember always) {
    return act -> AccessTable.permit(Optional.of(always), act);
  }
}
