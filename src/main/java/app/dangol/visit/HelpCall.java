package app.dangol.visit;

import app.dangol.id.HelpCallId;
import app.dangol.id.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody of the shop is asked for at a device. Says where, and nothing about who asks.
 *
 * @param device the device's name as it is configured
 * @param answeredBy who goes there, while answered
 */
public record HelpCall(
    HelpCallId id, String device, Instant calledAt, State state, Optional<StaffId> answeredBy) {
  /** A call nobody has answered for so long is shown to nobody any more. */
  public static final Duration OPEN_FOR = Duration.ofMinutes(30);

  /** How far a call has come. */
  public enum State {
    /** Only on this device so far. */
    QUEUED,
    /** The hub has it. */
    WAITING,
    /** Somebody is on the way. */
    ANSWERED,
    /** Over without an answer: taken back, or never sent while it was of use. */
    WITHDRAWN
  }

  /** Whether somebody should still go there. */
  public boolean isOpenAt(Instant now) {
    return switch (state) {
      case QUEUED, WAITING -> calledAt.isAfter(now.minus(OPEN_FOR));
      case ANSWERED, WITHDRAWN -> false;
    };
  }
}
