package app.dangol.trust.access;

import app.dangol.failure.ErrorCode;

/** The answer to whether something may be done. */
public sealed interface Permit {
  /** It may, and this is who does it. */
  record Granted(StaffMember who) implements Permit {}

  /**
   * It may not.
   *
   * @param code ACC-01 if it is not theirs to do, ACC-02 if nobody is signed in
   */
  record Refused(ErrorCode code) implements Permit {}
}
