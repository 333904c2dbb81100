package app.dangol.hub.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes old tombstones away. Rows bear no time; each call leaves a mark "at this time the log stood
 * here", and what lies below an old enough mark is old enough.
 */
final class TombstonePruning {
  private TombstonePruning() {}

  /**
   * What was done.
   *
   * @param upTo the position up to which there are none any more; 0 for none
   * @param tombstones how many there were
   */
  record Pruned(long upTo, int tombstones) {}

  static Pruned prune(
      Statements statements, BucketTotals totals, long head, Instant now, Duration age)
      throws SQLException {
    // The first mark at a position is the one that counts: from then on nothing was older.
    statements.update(
        "INSERT INTO mark (position, at) VALUES (?, ?) ON CONFLICT (position) DO NOTHING",
        head,
        now.getEpochSecond());
    long upTo =
        statements.number(
            "SELECT max(position) FROM mark WHERE at <= ?", now.minus(age).getEpochSecond());
    if (upTo == 0) {
      return new Pruned(0, 0);
    }
    statements.update("DELETE FROM mark WHERE position < ?", upTo);
    Map<String, Long> horizons = new TreeMap<>();
    try (ResultSet rows =
        statements.query(
            """
            SELECT bucket, max(position) FROM row
            WHERE data IS NULL AND position <= ?
            GROUP BY bucket\
            """,
            upTo)) {
      while (rows.next()) {
        horizons.put(rows.getString(1), rows.getLong(2));
      }
    }
    for (Map.Entry<String, Long> horizon : horizons.entrySet()) {
      totals.pruned(horizon.getKey(), horizon.getValue());
    }
    int tombstones =
        statements.update("DELETE FROM row WHERE data IS NULL AND position <= ?", upTo);
    return new Pruned(upTo, tombstones);
  }
}
