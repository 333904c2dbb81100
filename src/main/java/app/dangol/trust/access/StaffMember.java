package app.dangol.trust.access;

import app.dangol.id.StaffId;
import java.util.Set;

/**
 * Somebody who acts at this device.
 *
 * @param name as colleagues call them; it signs their notes
 */
public record StaffMember(StaffId id, String name, Set<Role> roles) {
  public StaffMember {
    roles = Set.copyOf(roles);
  }

  /** Without the name. */
  @Override
  public String toString() {
    return "StaffMember[" + id + " " + roles + "]";
  }
}
