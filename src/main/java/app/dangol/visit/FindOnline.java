package app.dangol.visit;

import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.StaffId;
import java.util.function.BooleanSupplier;

/**
 * Asks the hub for somebody this device does not hold, and keeps what it says for a day; and what
 * the hub alone knows of what they hold up. Blocks; never on the FX thread.
 */
public interface FindOnline {
  /**
   * @param by who asks; goes on record here and at the hub
   * @param awaited false once whoever asked has been told that there is no answer: nothing may be
   *     kept then
   */
  Answer find(MemberToken token, StaffId by, BooleanSupplier awaited);

  /**
   * Whether what is held of that customer was fetched this way and longer ago than some minutes.
   */
  boolean isOld(CustomerId customer);

  /**
   * Has the hub use up a one-time credential for this device; again for the same one says the same.
   */
  Use useUp(MemberToken token);

  /** Whether a one-time credential is used up for this device. */
  enum Use {
    /** Its bearer may act. */
    YES,
    /** It counts for nothing, or not here. Another one may. */
    NO,
    /**
     * The hub cannot be asked now: it is away, does not know the question, or has been asked too
     * often. No other one would help.
     */
    NOT_NOW
  }

  /** What came of it. */
  sealed interface Answer {
    /** On this device now. */
    record Found(CustomerId customer) implements Answer {}

    /** Nobody to be shown, for whatever reason; nothing of them is held any more. */
    record Nobody() implements Answer {}

    /** No answer in time, or none to work with. */
    record Unreachable() implements Answer {}
  }
}
