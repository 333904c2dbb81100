package app.dangol.sync;

import app.dangol.central.CentralException;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a failure means for the exchange.
 *
 * @param state what is shown until the next try
 * @param unreachable whether the hub was not there at all, so that trying costs it nothing
 * @param refused whether the hub answered, but not what was asked
 * @param retryAfter how long the hub itself asks to wait
 */
record FailedExchange(
    ErrorCode code,
    SyncStatus.State state,
    boolean unreachable,
    boolean refused,
    Optional<Duration> retryAfter) {
  private static final Logger LOG = LoggerFactory.getLogger(FailedExchange.class);

  static FailedExchange of(RuntimeException e) {
    ErrorCode code = e instanceof DangolException known ? known.code() : ErrorCode.RUN_99;
    return e instanceof CentralException central
        ? of(central, code)
        : new FailedExchange(code, SyncStatus.State.SYNCING, false, false, Optional.empty());
  }

  private static FailedExchange of(CentralException e, ErrorCode code) {
    boolean refused =
        switch (e.kind()) {
          case BUSY, REFUSED, NOT_AUTHORISED, REVOKED, UNENROLLED, WIPE -> true;
          case UNREACHABLE, MUST_REFETCH, MALFORMED -> false;
        };
    boolean unreachable = e.kind() == CentralException.Kind.UNREACHABLE;
    SyncStatus.State state =
        refused || unreachable ? SyncStatus.State.OFFLINE : SyncStatus.State.SYNCING;
    return new FailedExchange(code, state, unreachable, refused, e.retryAfter());
  }

  /** How long to wait before the next try. */
  Duration nextDelay(Backoff backoff) {
    if (refused) {
      return backoff.nextAfterRefusal(retryAfter);
    }
    return unreachable ? backoff.nextWhileAway(retryAfter) : backoff.next(retryAfter);
  }

  void log(RuntimeException e, Duration delay) {
    if (unreachable) {
      LOG.info("the hub cannot be reached; next try in {} ms", delay.toMillis());
    } else if (e instanceof DangolException) {
      LOG.warn("{}; next try in {} ms", e.getMessage(), delay.toMillis());
    } else {
      LOG.error("the exchange with the hub failed; next try in {} ms", delay.toMillis(), e);
    }
  }
}
