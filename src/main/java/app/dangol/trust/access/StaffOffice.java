package app.dangol.trust.access;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.access.StaffRefused.Why;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the staff of a device are added and changed, by whom that is permitted, on record before it
 * is done. The first account is a manager's, and needs nobody. May block.
 */
public final class StaffOffice {
  private static final String ID_FORM = "[A-Za-z0-9_-]{1,64}";

  private final StaffAccounts accounts;
  private final PinHash pins;
  private final AuditLog audit;

  public StaffOffice(StaffAccounts accounts, PinHash pins, AuditLog audit) {
    this.accounts = accounts;
    this.pins = pins;
    this.audit = audit;
  }

  /** Whether nobody has been added yet. */
  public boolean isEmpty() {
    return accounts.list().isEmpty();
  }

  /**
   * Adds the first manager.
   *
   * @param pin wiped when this returns or throws
   * @throws DangolException ACC-01 if somebody is there already, ACC-03 as {@link #add}
   */
  public void addFirst(StaffId id, String name, char[] pin) {
    try {
      if (!isEmpty()) {
        throw new AccessDenied(ErrorCode.ACC_01, Act.MANAGE_STAFF);
      }
      addChecked(id, name, EnumSet.of(Role.MANAGER), pin, id);
    } finally {
      Arrays.fill(pin, '\0');
    }
  }

  /**
   * Adds somebody.
   *
   * @param pin wiped when this returns or throws
   * @throws DangolException ACC-01 or ACC-02 if that is not permitted; ACC-03 if there is an
   *     account of that id, or the id, the name, the roles or the PIN cannot be taken
   */
  public void add(Permits by, StaffId id, String name, Set<Role> roles, char[] pin) {
    try {
      StaffMember who = by.require(Act.MANAGE_STAFF);
      requireToGive(who, roles);
      addChecked(id, name, roles, pin, who.id());
    } finally {
      Arrays.fill(pin, '\0');
    }
  }

  /**
   * Why nobody can be added like that, as far as it can be told without the accounts; empty if they
   * can.
   */
  public static Optional<Why> check(String id, String name, Set<Role> roles) {
    if (!id.matches(ID_FORM)) {
      return Optional.of(Why.ID_FORM);
    }
    if (name.isBlank()
        || name.length() > StaffAccount.LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of(Why.NAME_FORM);
    }
    return roles.isEmpty() || roles.contains(Role.SHOPPER)
        ? Optional.of(Why.ROLES)
        : Optional.empty();
  }

  /** Whether somebody may change that account, apart from their own rights. */
  public static boolean mayChange(StaffMember who, StaffAccount account) {
    return AccessTable.permit(Optional.of(who), Act.MANAGE_STAFF) instanceof Permit.Granted
        && mayGive(who, account.roles());
  }

  private void addChecked(StaffId id, String name, Set<Role> roles, char[] pin, StaffId by) {
    check(id.value(), name, roles)
        .ifPresent(why -> {
          throw refused(why);
        });
    checkPin(pin);
    if (accounts.find(id).isPresent()) {
      throw refused(Why.ID_TAKEN);
    }
    String kept = pins.of(id, pin);
    String given = roles.stream().sorted().map(Role::key).collect(Collectors.joining(","));
    audit.record(AuditAct.on(id, by, Action.STAFF_ADDED, given));
    accounts.add(id, name.strip(), roles, kept, by);
  }

  /**
   * Gives somebody another PIN. Wrong tries are forgotten with it, so that for somebody who is
   * barred it takes whoever may free them.
   *
   * @param pin wiped when this returns or throws
   * @throws DangolException ACC-01 or ACC-02 if that is not permitted, ACC-03 if there is no such
   *     account or the PIN cannot be taken
   */
  public void resetPin(Permits by, StaffId id, char[] pin) {
    try {
      StaffMember who = by.require(Act.MANAGE_STAFF);
      StaffAccount account = get(id);
      requireToGive(who, account.roles());
      if (account.tries().isBarred()) {
        by.require(Act.FREE_STAFF);
      }
      checkPin(pin);
      String kept = pins.of(id, pin);
      audit.record(AuditAct.on(id, who.id(), Action.PIN_RESET, ""));
      accounts.setPin(id, kept);
    } finally {
      Arrays.fill(pin, '\0');
    }
  }

  /**
   * Grants a role.
   *
   * @throws DangolException ACC-01 or ACC-02 if that is not permitted, ACC-03 if there is no such
   *     account or role of staff
   */
  public void grant(Permits by, StaffId id, Role role) {
    StaffMember who = by.require(Act.MANAGE_STAFF);
    requireToGive(who, Set.of(role));
    if (role == Role.SHOPPER) {
      throw refused(Why.ROLES);
    }
    if (!get(id).roles().contains(role)) {
      audit.record(AuditAct.on(id, who.id(), Action.ROLE_GRANTED, role.key()));
      accounts.grant(id, role, who.id());
    }
  }

  /**
   * Withdraws a role.
   *
   * @throws DangolException ACC-01 or ACC-02 if that is not permitted, ACC-03 if there is no such
   *     account, or no manager would be left
   */
  public void withdraw(Permits by, StaffId id, Role role) {
    StaffMember who = by.require(Act.MANAGE_STAFF);
    requireToGive(who, Set.of(role));
    boolean held = get(id).roles().contains(role);
    keepAManager(id, Optional.of(role));
    if (held) {
      audit.record(AuditAct.on(id, who.id(), Action.ROLE_WITHDRAWN, role.key()));
      accounts.withdraw(id, role, who.id());
    }
  }

  /**
   * Takes an account away; what was granted to it stays on record.
   *
   * @throws DangolException as {@link #withdraw}
   */
  public void remove(Permits by, StaffId id) {
    StaffMember who = by.require(Act.MANAGE_STAFF);
    requireToGive(who, get(id).roles());
    keepAManager(id, Optional.empty());
    audit.record(AuditAct.on(id, who.id(), Action.STAFF_REMOVED, ""));
    accounts.remove(id, who.id());
  }

  /** Everybody. */
  public List<StaffAccount> list() {
    return accounts.list();
  }

  /** Every grant that is kept, the oldest first. */
  public List<StaffAccounts.RoleGrant> listGrants() {
    return accounts.listGrants();
  }

  /** Managers are a manager's to make: else IT could make itself one. */
  private static boolean mayGive(StaffMember who, Set<Role> roles) {
    return !roles.contains(Role.MANAGER) || who.roles().contains(Role.MANAGER);
  }

  private static void requireToGive(StaffMember who, Set<Role> roles) {
    if (!mayGive(who, roles)) {
      throw new AccessDenied(ErrorCode.ACC_01, Act.MANAGE_STAFF);
    }
  }

  private void keepAManager(StaffId without, Optional<Role> role) {
    boolean stays =
        role.filter(other -> other != Role.MANAGER).isPresent()
            || accounts.list().stream()
                .anyMatch(
                    each -> !each.id().equals(without) && each.roles().contains(Role.MANAGER));
    if (!stays) {
      throw refused(Why.LAST_MANAGER);
    }
  }

  private StaffAccount get(StaffId id) {
    return accounts.find(id).orElseThrow(() -> refused(Why.NOBODY));
  }

  private static void checkPin(char[] pin) {
    PinRule.check(pin)
        .ifPresent(fault -> {
          throw refused(
              switch (fault) {
                case TOO_SHORT -> Why.PIN_TOO_SHORT;
                case TOO_LONG -> Why.PIN_TOO_LONG;
                case NOT_DIGITS -> Why.PIN_NOT_DIGITS;
                case EASILY_GUESSED -> Why.PIN_EASILY_GUESSED;
              });
        });
  }

  private static StaffRefused refused(Why why) {
    return new StaffRefused(
        why,
        switch (why) {
          case ID_FORM ->
              "an id has letters, digits, - and _ only, " + StaffAccount.LONGEST_ID + " at most";
          case ID_TAKEN -> "there is an account of that id already";
          case NAME_FORM ->
              "a name has 1 to " + StaffAccount.LONGEST_NAME + " characters in one line";
          case ROLES -> "staff are associate, manager or it";
          case PIN_TOO_SHORT -> "a PIN has at least " + PinRule.SHORTEST + " digits";
          case PIN_TOO_LONG -> "a PIN has at most " + PinRule.LONGEST + " digits";
          case PIN_NOT_DIGITS -> "a PIN has digits only";
          case PIN_EASILY_GUESSED -> "that PIN is among the first somebody would try";
          case NOBODY -> "there is no account of that id";
          case LAST_MANAGER ->
              "nobody could let a barred colleague in any more: there must be a manager";
          case OWN_RIGHTS -> "whoever is signed in keeps the rights they have";
        });
  }
}
