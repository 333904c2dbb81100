package app.dangol.screen.setup.model;

import java.time.Instant;
import java.util.List;

/**
 * What is to be enrolled, and why now.
 *
 * @param mayGoOn whether the app can be used without
 * @param lost writes that could not be sent before what was here went
 */
public record EnrolmentSubject(
    String device, String store, Why why, boolean mayGoOn, List<Lost> lost) {
  /** Why it is not enrolled. */
  public enum Why {
    /** It never was. */
    NEW,
    /** It ran out, or the hub knows it no more; what the device holds is still there. */
    ENDED,
    /** The hub shut it out, and what it held is destroyed. */
    REVOKED,
    /** The hub had it wiped. */
    WIPED,
    KEY_LOST
  }

  /** Writes of one kind by one author. */
  public record Lost(String type, int count, Instant oldest) {}
}
