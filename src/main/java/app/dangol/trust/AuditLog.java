package app.dangol.trust;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;

/** Who looked at whose personal data, when and why. Rows are only ever added. */
public interface AuditLog {
  /** What was done. */
  enum Action {
    VIEW,
    /** A kiosk greeted them; the device stands for whoever looked. */
    SHOWN_AT_KIOSK,
    /** They are of another store, and everything about them came from the hub for a day. */
    FETCHED_ON_DEMAND,
    REVEAL_NAME,
    NOTE_ADDED,
    WISH_CHANGED,
    RESERVATION_REQUESTED,
    RESERVATION_CANCELLED,
    /** What the hub did not take was sent once more. */
    WRITE_SENT_AGAIN,
    /** What the hub did not take was given up. */
    WRITE_GIVEN_UP
  }

  /** Adds a row with the time of the call. May block; never call it on the FX thread. */
  void record(StaffId by, Action action, CustomerId whose);
}
