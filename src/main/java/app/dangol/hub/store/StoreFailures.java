package app.dangol.hub.store;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.sql.SQLException;
import java.util.Optional;

/** Words and kinds of what can go wrong with a store. */
final class StoreFailures {
  private StoreFailures() {}

  static DangolException failed(String what, Exception cause) {
    return new DangolException(ErrorCode.HUB_05, "the hub's store: " + what, cause);
  }

  /** The database's own word, however deep it lies. */
  static Optional<SQLException> findCause(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the connection is of no use any more: class 08 of SQLSTATE, or the server shuts down
   * (57P01 to 57P03).
   */
  static boolean isConnectionLost(Throwable failure) {
    return findCause(failure)
        .map(SQLException::getSQLState)
        .filter(state -> state.startsWith("08") || state.startsWith("57P0"))
        .isPresent();
  }

  /** Whether the server gave way to another transaction: serialization failure or deadlock. */
  static boolean isGivenWay(Throwable failure) {
    return findCause(failure)
        .map(SQLException::getSQLState)
        .filter(state -> state.equals("40001") || state.equals("40P01"))
        .isPresent();
  }
}
