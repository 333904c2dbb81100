package app.dangol.trust.credential;

import app.dangol.id.CustomerId;
import java.time.Instant;

/** What was found of a credential. */
public sealed interface Verdict {
  /**
   * It is genuine and counts.
   *
   * @param fresh whether it was signed so short a time ago that a copy is unlikely
   * @param id under which it can be used up
   * @param oneTime whether it lets its bearer act once, however old it is
   */
  record Valid(
      CustomerId member,
      CredentialId id,
      Instant issuedAt,
      Instant expiresAt,
      boolean fresh,
      boolean oneTime)
      implements Verdict {}

  /** It does not count. The reason is for IT and the log; people are shown an unknown card. */
  record Refused(Reason reason) implements Verdict {}

  /** Why not. */
  enum Reason {
    /** More than 512 characters. */
    TOO_LONG,
    /** No text of this format. */
    NOT_ONE,
    /** Not the bytes it should be. */
    MALFORMED,
    /** An algorithm that is not on the list. */
    ALGORITHM,
    /** Something else that was signed. */
    TYPE,
    /** A key that the key set does not hold, or none is here yet. */
    UNKNOWN_KEY,
    /** Not signed by the key it names. */
    SIGNATURE,
    /** Of another chain. */
    ISSUER,
    /** For use elsewhere. */
    AUDIENCE,
    /** For longer than credentials are made for, or signed when its key did not count. */
    PERIOD,
    /** Signed later than now. */
    NOT_YET,
    EXPIRED,
    /** Taken back, by itself or with all of its member's. */
    REVOKED,
    /** This device's clock is known to be slow, so nobody can tell what has expired. */
    CLOCK
  }
}
