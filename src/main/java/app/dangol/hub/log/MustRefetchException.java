package app.dangol.hub.log;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;

/** The device came back with a token of another life of the log, or with none of ours. */
public final class MustRefetchException extends DangolException {
  private static final long serialVersionUID = 1L;

  MustRefetchException(String why) {
    super(ErrorCode.HUB_04, why);
  }
}
