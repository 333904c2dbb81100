package app.dangol.visit;

import app.dangol.id.OpId;
import java.util.List;

/**
 * What was done here and needs somebody's attention. Nothing leaves the list by itself but what the
 * hub takes after all. May block; never call it on the FX thread.
 */
public interface RefusedWrites {
  /** The oldest first. */
  List<RefusedWrite> list();

  /**
   * Sends it once more; of a conflict this means that what was written here shall stand. One that
   * is not there any more, or cannot be sent, is left as it is.
   */
  void sendAgain(OpId id);

  /** Forgets it: what the hub holds stands. */
  void giveUp(OpId id);
}
