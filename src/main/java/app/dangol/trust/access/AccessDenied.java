package app.dangol.trust.access;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;

/** Something was asked for that whoever acts now may not do; nothing of it was done. */
public final class AccessDenied extends DangolException {
  private static final long serialVersionUID = 1L;

  AccessDenied(ErrorCode code, Act act) {
    super(code, act + " is not permitted");
  }
}
