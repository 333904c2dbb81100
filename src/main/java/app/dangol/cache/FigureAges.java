package app.dangol.cache;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Up to when the figures of a bucket were read in the shop system, besides the time each was last
 * changed: SQL that shows the later of the two, the writing of what the hub says, and which of it
 * those who look must hear.
 */
final class FigureAges {
  /** A screen that is open need not be drawn anew for less. */
  private static final Duration WORTH_TELLING = Duration.ofMinutes(30);

  private static final String FIND = "SELECT read_at FROM bucket WHERE name = ?";
  private static final String SAVE = "UPDATE bucket SET read_at = ? WHERE name = ?";

  /** By bucket, what those who look were told last to look at. */
  private final Map<String, Instant> told = new ConcurrentHashMap<>();

  /**
   * An expression for the age of a row of {@code price} or {@code stock}, in milliseconds since
   * 1970; null where there is no row.
   */
  static String of(String table) {
    return """
    max(%1$s.as_of,
      coalesce((SELECT read_at FROM bucket WHERE bucket.id = %1$s.bucket), %1$s.as_of))\
    """
        .formatted(table);
  }

  /**
   * Writes what the hub says, if it is new and the bucket is here.
   *
   * @return what is there now and was not before; empty if nothing changed
   */
  static Optional<Change> save(Session session, String bucket, Optional<Instant> readAt)
      throws SQLException {
    Optional<Instant> before = find(session, bucket);
    if (before.equals(readAt)) {
      return Optional.empty();
    }
    int saved =
        new Binding(session.prepare(SAVE))
            .numberOrNull(readAt.map(Instant::toEpochMilli).orElse(null))
            .text(bucket)
            .update();
    return saved > 0 ? Optional.of(new Change(before, readAt)) : Optional.empty();
  }

  /** What a bucket's figures were as of, and are now. */
  record Change(Optional<Instant> before, Optional<Instant> after) {}

  /**
   * Whether a change, with the small ones since the last of which this was said, makes a difference
   * to somebody who has looked at figures since. Safe for several threads.
   */
  boolean isWorthTelling(String bucket, Change change) {
    if (change.before().isPresent() && change.after().isPresent()) {
      // What was there at the start is what was looked at first.
      Instant base = told.getOrDefault(bucket, change.before().get());
      Duration step = Duration.between(base, change.after().get()).abs();
      if (step.compareTo(WORTH_TELLING) < 0) {
        told.putIfAbsent(bucket, base);
        return false;
      }
    }
    change.after().ifPresentOrElse(at -> told.put(bucket, at), () -> told.remove(bucket));
    return true;
  }

  private static Optional<Instant> find(Session session, String bucket) throws SQLException {
    PreparedStatement find = session.prepare(FIND);
    find.setString(1, bucket);
    try (ResultSet row = find.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      long at = row.getLong(1);
      return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }
  }
}
