package app.dangol.visit;

import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.TaskId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something done on this device that the hub did not take: a person must decide. Who and what stay
 * out of {@link #toString}.
 *
 * @param customer whom it is about, if about one
 * @param task which task it is about, if about one
 * @param author staff id of who did it, whoever holds the device now
 * @param at when it was done
 * @param reason why the hub did not take it
 * @param mine what was written here, field by field under the names of the wire; empty if it cannot
 *     be opened any more
 * @param theirs what the hub holds instead; empty unless both changed the same thing
 */
public record RefusedWrite(
    OpId id,
    Kind kind,
    Optional<CustomerId> customer,
    Optional<TaskId> task,
    String author,
    Instant at,
    Reason reason,
    Map<String, String> mine,
    Map<String, String> theirs) {
  public RefusedWrite {
    mine = Map.copyOf(mine);
    theirs = Map.copyOf(theirs);
  }

  /** What was done. */
  public enum Kind {
    NOTE,
    WISH,
    TASK,
    RESERVATION,
    CONSENT,
    PROFILE,
    TASTE,
    STEERING,
    OTHER
  }

  /** Why the hub did not take it. */
  public enum Reason {
    /** Somebody else changed it meanwhile; both are shown. */
    CONFLICT,
    /** The hub has no such customer, task or product (any more). */
    UNKNOWN_SUBJECT,
    /** There are not that many pieces. */
    NOT_AVAILABLE,
    /** The hub is older than this program. */
    OLD_HUB,
    /** It cannot be opened with this device's key and will never be sent. */
    UNREADABLE,
    /** The hub says it is not as it should be. */
    NOT_ACCEPTED
  }

  /** Whether sending it again can be of any use. */
  public boolean canBeSent() {
    return reason != Reason.UNREADABLE;
  }

  @Override
  public String toString() {
    return "RefusedWrite[" + id + ", " + kind + ", " + reason + "]";
  }
}
