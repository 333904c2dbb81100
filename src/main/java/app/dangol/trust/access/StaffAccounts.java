package app.dangol.trust.access;

import app.dangol.id.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The staff of this device, one account a person, and the roles that were ever granted to them. A
 * grant outlives the account. May block; never call it on the FX thread.
 */
public interface StaffAccounts {
  /** Everybody, by their id. */
  List<StaffAccount> list();

  Optional<StaffAccount> find(StaffId id);

  /**
   * Adds somebody with their first roles.
   *
   * @param pin as {@link PinHash#of} made it
   * @return false if there is an account of that id: nothing was changed
   */
  boolean add(StaffId id, String name, Set<Role> roles, String pin, StaffId by);

  /** Gives somebody another PIN; wrong tries are forgotten. */
  void setPin(StaffId id, String pin);

  /** On disk when this returns. */
  void setTries(StaffId id, Tries tries);

  /** Grants a role; nothing changes if they have it. */
  void grant(StaffId id, Role role, StaffId by);

  /** Withdraws a role; nothing changes if they do not have it. */
  void withdraw(StaffId id, Role role, StaffId by);

  /** Withdraws every role and takes the account with name and PIN away. */
  void remove(StaffId id, StaffId by);

  /** Every grant that is kept, the oldest first. */
  List<RoleGrant> listGrants();

  /** Lets go of the grants that were withdrawn before that; returns how many. */
  int forgetGrants(Instant withdrawnBefore);

  /**
   * That somebody had a role.
   *
   * @param role as {@link Role#key}, also one that only another program knows
   * @param withdrawn empty while they have it
   */
  record RoleGrant(
      StaffId staff, String role, Instant granted, StaffId by, Optional<Withdrawn> withdrawn) {}

  /** When a role was withdrawn, and by whom. */
  record Withdrawn(Instant at, StaffId by) {}
}
