package app.dangol.hub.enrol;

/** What an access token is worth (RFC 6750, RFC 9449). */
public sealed interface Admission {
  /** It is good; the device may have been told to wipe itself. */
  record Admitted(Device device) implements Admission {}

  /** Nobody's. */
  record Unknown() implements Admission {}

  /** It came without the proof of the key it is bound to, or with one and is bound to none. */
  record Unproven() implements Admission {}

  /** It was good; the device may fetch another. */
  record Expired() implements Admission {}

  /** The device has been away for too long and must be approved anew. */
  record RanOut() implements Admission {}

  /** The device is not served any more. */
  record Revoked() implements Admission {}
}
