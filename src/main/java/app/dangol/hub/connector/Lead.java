package app.dangol.hub.connector;

import app.dangol.failure.DangolException;
import app.dangol.hub.store.Leadership;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether this copy of the hub is the one that works with a shop system. */
final class Lead {
  private final Leadership leadership;
  private final String job;
  private volatile Leadership.@Nullable Lease lease;

  Lead(Leadership leadership, String source) {
    this.leadership = leadership;
    this.job = "connector." + source;
  }

  /** Whether it has the lead, as far as it knows. */
  boolean isTaken() {
    return lease != null;
  }

  /**
   * Takes the lead if it can be had.
   *
   * @param recall run at the beginning of a lead; if it fails, the lead is given up again
   * @throws LostLeadException if it had the lead and another copy may be at it
   */
  boolean take(Runnable recall) {
    if (lease != null) {
      require();
      return true;
    }
    Optional<Leadership.Lease> won = leadership.tryLead(job);
    if (won.isEmpty()) {
      return false;
    }
    try {
      recall.run();
    } catch (DangolException e) {
      won.get().close();
      throw e;
    }
    lease = won.get();
    return true;
  }

  /**
   * To be asked before every step of long work.
   *
   * @throws LostLeadException if another copy may be at it
   */
  void require() {
    Leadership.Lease held = lease;
    if (held != null && !held.isHeld()) {
      throw new LostLeadException();
    }
  }

  void letGo() {
    Leadership.Lease held = lease;
    lease = null;
    if (held != null) {
      held.close();
    }
  }
}
