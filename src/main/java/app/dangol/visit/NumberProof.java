package app.dangol.visit;

import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.Profiles;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditLog.Action;
import java.time.Clock;
import java.time.Instant;

/**
 * Has somebody say how a number of theirs ends, and sees to it that nobody finds that out by trying
 * one end after the other. One for all desks of a device, whoever has signed in, since they stand
 * at one device. On the desks' thread.
 */
public final class NumberProof {
  /** With the fifth wrong one in a minute nobody may try another: two of four digits are shown. */
  private static final int WRONG_ENDS = 4;

  /** As many different digits may be looked for in a minute; a seventh number is a guess. */
  private static final int LOOKED_FOR = 5;

  /** What became of it. */
  enum Said {
    THEIRS,
    NOT_THEIRS,
    /** Too many were wrong: nobody looks whether this one is. */
    NOT_NOW
  }

  private final TheirNumbers numbers;
  private final AuditLog audit;
  private final Clock clock;
  private final CardThrottle wrong = new CardThrottle(WRONG_ENDS);
  private final CardThrottle searches = new CardThrottle(LOOKED_FOR);
  private String lookedFor = "";

  public NumberProof(CustomerDirectory customers, Profiles profiles, AuditLog audit, Clock clock) {
    this.numbers = new TheirNumbers(customers, profiles);
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Whether it is they. What was not theirs goes on record, and so does whoever has no number and
   * is taken at their word.
   *
   * @param end the last {@link TheirNumbers#DIGITS} characters of a card or a telephone of theirs;
   *     blank where there is none
   */
  Said say(StaffId by, CustomerId whose, String end) {
    if (!numbers.has(whose)) {
      record(by, whose, "at_their_word");
      return Said.THEIRS;
    }
    Instant now = clock.instant();
    if (wrong.isResting(now)) {
      record(by, whose, "too_many_tries");
      return Said.NOT_NOW;
    }
    if (numbers.endsWith(whose, end)) {
      return Said.THEIRS;
    }
    wrong.missed(now);
    record(by, whose, "not_their_number");
    return Said.NOT_THEIRS;
  }

  /**
   * Whether people are looked for by those digits now. Whether they are somebody's does not matter:
   * among many customers nearly every end is.
   */
  boolean mayLookFor(String digits) {
    if (digits.equals(lookedFor)) {
      return true;
    }
    Instant now = clock.instant();
    if (searches.isResting(now)) {
      return false;
    }
    searches.missed(now);
    lookedFor = digits;
    return true;
  }

  private void record(StaffId by, CustomerId whose, String word) {
    audit.record(AuditAct.of(by, Action.SEARCH, whose).with(word));
  }
}
