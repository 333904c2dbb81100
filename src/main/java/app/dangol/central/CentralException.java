package app.dangol.central;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call to the hub that did not give an answer to work with. */
public final class CentralException extends DangolException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure, which decides what to do next. */
  public enum Kind {
    /** No connection, or cut before an answer: offline. */
    UNREACHABLE,
    /** 401 or 403: the token is not known, or not for this. */
    NOT_AUTHORISED,
    /**
     * There is no enrolment here that the hub knows: it ran out, another device took its place, or
     * the hub has forgotten it. What the device holds is not its business.
     */
    UNENROLLED,
    /** The hub itself says that this device was shut out, and must destroy what it holds. */
    REVOKED,
    /** The hub orders this device to destroy what it holds. */
    WIPE,
    /** 409: fetch that bucket afresh. */
    MUST_REFETCH,
    /** 429, 502, 503 or 504: later; see {@link #retryAfter}. */
    BUSY,
    /** Any other answer outside 2xx. */
    REFUSED,
    /** Cut, malformed, too large, or its count or sum is wrong; discarded whole. */
    MALFORMED
  }

  private final Kind kind;
  private final @Nullable Duration retryAfter;
  private final int status;

  public CentralException(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, null, cause);
  }

  public CentralException(
      Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    this(kind, 0, message, retryAfter, cause);
  }

  /**
   * @param status of the answer; 0 where there was none
   */
  public CentralException(
      Kind kind,
      int status,
      String message,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(codeOf(kind), message, cause);
    this.status = status;
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether the hub has nothing under that path, such as one older than this program. */
  public boolean isNotThere() {
    return status == 404 || status == 405;
  }

  /** How long the hub asked us to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  private static ErrorCode codeOf(Kind kind) {
    return switch (kind) {
      case UNREACHABLE -> ErrorCode.HUB_01;
      case NOT_AUTHORISED, BUSY, REFUSED -> ErrorCode.HUB_02;
      case UNENROLLED, REVOKED, WIPE -> ErrorCode.HUB_07;
      case MALFORMED -> ErrorCode.HUB_03;
      case MUST_REFETCH -> ErrorCode.HUB_04;
    };
  }
}
