package app.dangol.hub.connector;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call to a shop system that did not give an answer to work with. */
public final class ConnectorException extends DangolException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure, which decides what to do next. */
  public enum Kind {
    /** No connection, or cut before an answer. */
    UNREACHABLE,
    /** The key is not, or no longer, good for this. */
    NOT_AUTHORISED,
    /** Later; see {@link #retryAfter}. */
    BUSY,
    /** It will not do this, however often it is asked. */
    REFUSED,
    /** Cut, malformed, or larger than any answer should be. */
    MALFORMED
  }

  private final Kind kind;
  private final @Nullable Duration retryAfter;

  public ConnectorException(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, null, cause);
  }

  public ConnectorException(
      Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(codeOf(kind), message, cause);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  public Kind kind() {
    return kind;
  }

  /** How long we are asked to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  private static ErrorCode codeOf(Kind kind) {
    return switch (kind) {
      case UNREACHABLE, BUSY -> ErrorCode.SHOP_01;
      case NOT_AUTHORISED, REFUSED -> ErrorCode.SHOP_02;
      case MALFORMED -> ErrorCode.SHOP_03;
    };
  }
}
