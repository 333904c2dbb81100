package app.dangol.central;

import app.dangol.wire.AuditHeads;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of knocking at the hub.
 *
 * @param detail exact, in English, without the token
 * @param aheadBy how far this machine's clock is ahead of the hub's; negative if it is behind,
 *     empty if the hub did not say its time
 * @param audit what the hub keeps of this device's audit trail, if it said so
 */
public record HubAnswer(
    Outcome outcome, String detail, Optional<Duration> aheadBy, Optional<AuditHeads.Kept> audit) {
  /** Each has a cure of its own. */
  public enum Outcome {
    /** It serves this device. */
    SERVES,
    /** The name leads nowhere, or no name server answers. */
    NO_SUCH_HOST,
    /** The machine is there, and nothing listens on the port. */
    NOBODY_LISTENS,
    /** No way there. */
    NO_ROUTE,
    /** No answer in time. */
    TOO_SLOW,
    /** The connection was cut before an answer. */
    CUT,
    /** The certificate is not trusted, or there is no TLS. */
    NOT_TRUSTED,
    /** 401. */
    TOKEN_UNKNOWN,
    /** 401 of a device that is enrolled, but whose access token has run out. */
    ACCESS_EXPIRED,
    /** The hub has ended this device's enrolment. */
    REVOKED,
    /** The device was away for so long that its enrolment has run out. */
    ENROLMENT_EXPIRED,
    /** The hub orders this device to wipe itself. */
    WIPE_ORDERED,
    /** 403. */
    NOT_ALLOWED,
    /** 429 or 503. */
    BUSY,
    /** Any other 5xx. */
    BROKEN,
    /** Something answers, but not as the contract says. */
    NOT_A_HUB
  }
}
