package app.dangol.trust.access;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;

/** An account that cannot be made or changed like that (ACC-03); nothing of it was done. */
public final class StaffRefused extends DangolException {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** What stands in the way. */
  public enum Why {
    /** The id is empty, too long, or has other than letters, digits, - and _. */
    ID_FORM,
    /** There is an account of that id. */
    ID_TAKEN,
    /** The name is empty, too long, or has more than one line. */
    NAME_FORM,
    /** There is none, or one that no member of staff can have. */
    ROLES,
    PIN_TOO_SHORT,
    PIN_TOO_LONG,
    PIN_NOT_DIGITS,
    PIN_EASILY_GUESSED,
    /** There is no account of that id. */
    NOBODY,
    /** Nobody could let a barred colleague in any more. */
    LAST_MANAGER,
    /** Whoever is signed in keeps the rights they have; a colleague changes them. */
    OWN_RIGHTS
  }

  StaffRefused(Why why, String words) {
    super(ErrorCode.ACC_03, words);
    this.why = why;
  }

  /** What stands in the way. */
  public Why why() {
    return why;
  }
}
