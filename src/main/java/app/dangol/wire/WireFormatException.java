package app.dangol.wire;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What came over the wire is not what the contract promises: malformed, cut, too large or
 * incomplete. Nothing of it may be used. The message names fields and limits, never values.
 */
public final class WireFormatException extends DangolException {
  private static final long serialVersionUID = 1L;

  public WireFormatException(String message) {
    this(message, null);
  }

  public WireFormatException(String message, @Nullable Throwable cause) {
    super(ErrorCode.HUB_03, message, cause);
  }
}
