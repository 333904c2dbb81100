package app.dangol.screen.setup.model;

import app.dangol.failure.ErrorCode;
import java.time.Instant;

/** How it goes with the enrolment of this device. */
public sealed interface EnrolmentReport {
  /** The hub is being asked for a code. */
  record Asking() implements EnrolmentReport {}

  /**
   * A manager must decide.
   *
   * @param userCode such as {@code BCDF-GHJK}
   * @param address the hub's page
   * @param completeAddress the same with the code in it
   */
  record Waiting(String userCode, String address, String completeAddress, Instant until)
      implements EnrolmentReport {}

  /** A manager said no. */
  record Denied() implements EnrolmentReport {}

  /** Nobody decided in time. */
  record Expired() implements EnrolmentReport {}

  /** A manager approved it for another store than it stands in. */
  record OtherStore(String approved, String configured) implements EnrolmentReport {}

  /** The hub could not be asked. */
  record Failed(ErrorCode code, boolean offline) implements EnrolmentReport {}

  /** The device is enrolled. */
  record Done(String device, String store) implements EnrolmentReport {}
}
