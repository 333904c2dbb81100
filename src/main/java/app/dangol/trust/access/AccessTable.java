package app.dangol.trust.access;

import static app.dangol.trust.access.Act.ANSWER_HELP;
import static app.dangol.trust.access.Act.BE_GREETED;
import static app.dangol.trust.access.Act.CALL_FOR_HELP;
import static app.dangol.trust.access.Act.CHANGE_CONSENTS;
import static app.dangol.trust.access.Act.CHANGE_TASKS;
import static app.dangol.trust.access.Act.CHANGE_WISHES;
import static app.dangol.trust.access.Act.DECIDE_REFUSED;
import static app.dangol.trust.access.Act.EXPORT_CUSTOMER;
import static app.dangol.trust.access.Act.FIND_GOODS;
import static app.dangol.trust.access.Act.FIND_PEOPLE;
import static app.dangol.trust.access.Act.FREE_STAFF;
import static app.dangol.trust.access.Act.MANAGE_RULES;
import static app.dangol.trust.access.Act.MANAGE_STAFF;
import static app.dangol.trust.access.Act.READ_TRAIL;
import static app.dangol.trust.access.Act.RESERVE;
import static app.dangol.trust.access.Act.REVEAL_NAME;
import static app.dangol.trust.access.Act.SEE_CUSTOMER;
import static app.dangol.trust.access.Act.SEE_SYNC;
import static app.dangol.trust.access.Act.SEE_TASKS;
import static app.dangol.trust.access.Act.STEER_SUGGESTIONS;
import static app.dangol.trust.access.Act.STRIKE_TASTES;
import static app.dangol.trust.access.Act.TAKE_REQUEST;
import static app.dangol.trust.access.Act.USE_OWN_ACCOUNT;
import static app.dangol.trust.access.Act.WRITE_NOTE;

import app.dangol.failure.ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which role may do what. What is not listed here is denied, a new act to everybody. */
public final class AccessTable {
  private static final Map<Role, Set<Act>> LISTED =
      Map.of(
          Role.ASSOCIATE,
          Set.of(
              FIND_GOODS,
              FIND_PEOPLE,
              SEE_CUSTOMER,
              REVEAL_NAME,
              WRITE_NOTE,
              CHANGE_WISHES,
              RESERVE,
              CHANGE_CONSENTS,
              TAKE_REQUEST,
              STRIKE_TASTES,
              SEE_TASKS,
              CHANGE_TASKS,
              ANSWER_HELP,
              SEE_SYNC,
              DECIDE_REFUSED),
          Role.MANAGER,
          Set.of(
              FIND_GOODS,
              FIND_PEOPLE,
              SEE_CUSTOMER,
              REVEAL_NAME,
              WRITE_NOTE,
              CHANGE_WISHES,
              RESERVE,
              CHANGE_CONSENTS,
              TAKE_REQUEST,
              STRIKE_TASTES,
              STEER_SUGGESTIONS,
              EXPORT_CUSTOMER,
              SEE_TASKS,
              CHANGE_TASKS,
              ANSWER_HELP,
              SEE_SYNC,
              DECIDE_REFUSED,
              MANAGE_RULES,
              READ_TRAIL,
              MANAGE_STAFF,
              FREE_STAFF),
          Role.IT,
          Set.of(FIND_GOODS, SEE_SYNC, MANAGE_STAFF),
          Role.SHOPPER,
          Set.of(FIND_GOODS, BE_GREETED, USE_OWN_ACCOUNT, CALL_FOR_HELP));

  private AccessTable() {}

  /** Whether that role may do that. */
  public static boolean permits(Role role, Act act) {
    return LISTED.getOrDefault(role, Set.of()).contains(act);
  }

  /** Whether one of somebody's roles may do that; nobody may do anything. */
  static Permit permit(Optional<StaffMember> who, Act act) {
    if (who.isEmpty()) {
      return new Permit.Refused(ErrorCode.ACC_02);
    }
    return who.get().roles().stream().anyMatch(role -> permits(role, act))
        ? new Permit.Granted(who.get())
        : new Permit.Refused(ErrorCode.ACC_01);
  }
}
