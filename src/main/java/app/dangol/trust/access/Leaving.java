package app.dangol.trust.access;

import java.util.Locale;

/** How somebody came to be signed out. A name never gets another meaning: it is in trails. */
public enum Leaving {
  /** Somebody touched the lock. */
  BY_HAND,
  /** Nobody touched the device for a while. */
  IDLE,
  /** A colleague signed in while they still were. */
  RELIEVED,
  /** The hub ended the device's enrolment. */
  HUB,
  /** The app was closed. */
  CLOSED;

  /** The word that stands in the trail. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
