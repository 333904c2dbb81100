package app.dangol.launch.doctor;

import app.dangol.central.HubAnswer;
import app.dangol.failure.DangolException;

/** What came of going to the hub. */
sealed interface HubVisit {
  /** It runs inside the app; there is nowhere to go. */
  record Embedded() implements HubVisit {}

  /** There is no token to show. */
  record NoToken(DangolException why) implements HubVisit {}

  /** What the configuration says of the way there cannot be used. */
  record NoWay(DangolException why) implements HubVisit {}

  /** This device enrols, and has not yet. */
  record Unenrolled() implements HubVisit {}

  /** The hub has ended this device's enrolment, as the device itself has noted. */
  record Ended() implements HubVisit {}

  /** It was asked. */
  record Asked(HubAnswer answer) implements HubVisit {}
}
