package app.dangol.sync;

import app.dangol.failure.ErrorCode;
import java.time.Instant;
import java.util.Optional;

/**
 * How the exchange with the hub stands, for the screen.
 *
 * @param since when that state began
 * @param lastSync when the data was last known to be the hub's; empty before the first time
 * @param waiting local writes the hub has not answered yet
 * @param attention local writes it refused
 * @param problem what went wrong last, until it goes right
 * @param nextTry when the next attempt is due, while there is a problem
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
    /** No attempt has ended yet. */
    STARTING,
    /** The hub answers, and there is more to fetch. */
    SYNCING,
    /** Everything is here, and changes arrive as they happen. */
    SYNCED,
    /** The hub does not answer, or not this device; the copy is used. */
    OFFLINE
  }
}
