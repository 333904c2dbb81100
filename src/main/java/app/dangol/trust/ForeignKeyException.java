package app.dangol.trust;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;

/**
 * KEY-01 for good: the key store works, but it is not the one that wrapped this device's key. It
 * was cleared, or the disk is in another machine.
 */
public final class ForeignKeyException extends DangolException {
  private static final long serialVersionUID = 1L;

  ForeignKeyException(String message, Throwable cause) {
    super(ErrorCode.KEY_01, message, cause);
  }
}
