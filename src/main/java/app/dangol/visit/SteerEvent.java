package app.dangol.visit;

import app.dangol.failure.ErrorCode;
import app.dangol.visit.steer.SteerLook;
import app.dangol.visit.steer.SteeringBook;

/** What came of what a manager said about goods; delivered in order, on the desk's thread. */
public sealed interface SteerEvent {
  /** What counts now. */
  record Looked(SteerLook look) implements SteerEvent {}

  /** It is said, and counts here from now on. */
  record Said(SteeringBook.Draft draft) implements SteerEvent {}

  /** It did not work; the code is for people to quote. */
  record Failed(ErrorCode code) implements SteerEvent {}
}
