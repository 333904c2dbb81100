package app.dangol.trust.credential;

import java.time.Instant;

/** Which credentials were used up. Kept over restarts; may block; safe for several threads. */
public interface SpentCredentials {
  /**
   * Uses one up, for good.
   *
   * @param until it would have expired then and needs no memory any longer
   * @return false if it was used up before
   */
  boolean spend(CredentialId id, Instant until);
}
