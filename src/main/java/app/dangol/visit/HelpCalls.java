package app.dangol.visit;

import app.dangol.id.HelpCallId;
import app.dangol.id.StaffId;
import java.util.List;
import java.util.Optional;

/** Calls for somebody of the shop, made at a kiosk and answered at a tablet. May block. */
public interface HelpCalls {
  /**
   * Asks for somebody at this device; on this device's disk when it returns. A call of this device
   * that is still open is returned instead of a second one. One that cannot be sent within ten
   * minutes is withdrawn by itself.
   */
  HelpCall call();

  /** The shopper has gone or been helped. Unknown or settled calls are left alone. */
  void withdraw(HelpCallId id);

  /** Says that a member of staff goes there. Unknown or settled calls are left alone. */
  void answer(HelpCallId id, StaffId by);

  /** The call as it stands now; empty where it was never known, or is some hours old. */
  Optional<HelpCall> find(HelpCallId id);

  /**
   * Calls of this store that nobody has answered yet and that are younger than 30 minutes, oldest
   * first.
   */
  List<HelpCall> listOpen();
}
