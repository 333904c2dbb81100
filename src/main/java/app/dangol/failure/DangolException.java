package app.dangol.failure;

import org.jspecify.annotations.Nullable;

/**
 * A failure with its code, its place and what is known of the cause. The message is for the log and
 * for IT: English, exact, and free of personal data.
 */
public class DangolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public DangolException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public DangolException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message + " (" + code + ")", cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}
