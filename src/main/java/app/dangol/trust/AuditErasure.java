package app.dangol.trust;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;

/** Takes from the trail whose rows some rows are, and leaves the rows. */
public interface AuditErasure {
  /**
   * Notes that somebody was erased, and destroys what leads from their rows to them, with the
   * reasons that were given there; all of it or nothing. May block; never call it on the FX thread.
   */
  void erase(StaffId by, CustomerId whose);
}
