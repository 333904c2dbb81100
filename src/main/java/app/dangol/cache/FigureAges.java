package app.dangol.cache;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Up to when the figures of a bucket were read in the shop system, besides the time each was last
 * changed: SQL that shows the later of the two, and the writing of what the hub says.
 */
final class FigureAges {
  /** A screen that is open need not be drawn anew for less. */
  private static final Duration WORTH_TELLING = Duration.ofMinutes(30);

  private static final String FIND = "SELECT read_at FROM bucket WHERE name = ?";
  private static final String SAVE = "UPDATE bucket SET read_at = ? WHERE name = ?";

  private FigureAges() {}

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
   * @return whether that makes a difference to somebody who looks at figures now
   */
  static boolean save(Session session, String bucket, Optional<Instant> readAt)
      throws SQLException {
    Optional<Instant> before = find(session, bucket);
    if (before.equals(readAt)) {
      return false;
    }
    int saved =
        new Binding(session.prepare(SAVE))
            .numberOrNull(readAt.map(Instant::toEpochMilli).orElse(null))
            .text(bucket)
            .update();
    boolean small =
        before.isPresent()
            && readAt.isPresent()
            && Duration.between(before.get(), readAt.get()).abs().compareTo(WORTH_TELLING) < 0;
    return saved > 0 && !small;
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
