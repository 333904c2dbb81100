package app.dangol.hub.connector;

import app.dangol.failure.ErrorCode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a connector is doing.
 *
 * @param feeds by name, also {@code sweep} and {@code outbox}
 */
public record ConnectorStatus(String source, Map<String, Part> feeds) {
  public ConnectorStatus {
    feeds = Map.copyOf(feeds);
  }

  /**
   * One part of its work.
   *
   * @param lastSuccess when it last went through
   * @param rows rows on devices it changed
   * @param refused rows it told that the hub could not take
   * @param older prices and stock it told that were passed over, because something newer is known
   * @param lastError why it failed last time; empty if it did not
   */
  public record Part(
      Optional<Instant> lastSuccess,
      long rows,
      long refused,
      long older,
      Optional<ErrorCode> lastError) {
    static final Part NEW = new Part(Optional.empty(), 0, 0, 0, Optional.empty());

    Part succeeded(Instant at, FeedReader.Tally tally) {
      return new Part(
          Optional.of(at),
          rows + tally.changed(),
          refused + tally.refused(),
          older + tally.older(),
          Optional.empty());
    }

    Part failed(ErrorCode code) {
      return new Part(lastSuccess, rows, refused, older, Optional.of(code));
    }
  }
}
