package app.dangol.sync;

import app.dangol.failure.ErrorCode;
import java.time.Instant;
import java.util.Optional;

/**
 * How the device stands with the hub.
 *
 * @param since when this state began
 * @param lastSync when the hub last confirmed the whole copy
 * @param waiting local writes not yet with the hub
 * @param attention local writes the hub refused
 * @param problem what went wrong last, gone once it works again
 * @param nextTry when the next attempt is due after a problem
 */
public record SyncStatus(
    State state,
    Instant since,
    Optional<Instant> lastSync,
    int waiting,
    int attention,
    Optional<ErrorCode> problem,
    Optional<Instant> nextTry) {
  /** Where the exchange stands. */
  public enum State {
    STARTING,
    SYNCING,
    SYNCED,
    OFFLINE
  }
}
