package app.dangol.device;

import app.dangol.failure.ErrorCode;
import java.time.Instant;
import java.util.Optional;

/**
 * How one device is, for the screen and for IT.
 *
 * @param name what the configuration calls the device
 * @param why the code of the failure while {@link State#OFFLINE}, else empty
 * @param detail English words for IT, or blank
 * @param since when this state began
 */
public record DeviceStatus(
    String name, State state, Optional<ErrorCode> why, String detail, Instant since) {
  /** Whether it works. */
  public enum State {
    /** Not tried yet, or stopped. */
    UNKNOWN,
    /** Its port is open. */
    ONLINE,
    /** Its port cannot be opened or has gone; it is tried again and again. */
    OFFLINE
  }
}
