package app.dangol.trust.access;

import app.dangol.id.StaffId;
import java.util.Set;

/**
 * One person's account on this device.
 *
 * @param name as colleagues call them
 * @param roles granted and not withdrawn
 * @param pin what is kept of their PIN, as {@link PinHash#of} made it
 */
public record StaffAccount(StaffId id, String name, Set<Role> roles, String pin, Tries tries) {
  /** Longest name, in UTF-16 units. */
  public static final int LONGEST_NAME = 60;

  /** Longest id. */
  public static final int LONGEST_ID = 64;

  public StaffAccount {
    roles = Set.copyOf(roles);
  }

  /** Who they are once signed in. */
  StaffMember member() {
    return new StaffMember(id, name, roles);
  }

  /** Without name and PIN. */
  @Override
  public String toString() {
    return "StaffAccount[" + id + " " + roles + "]";
  }
}
