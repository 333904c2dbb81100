package app.dangol.cache;

import app.dangol.cache.EntityTable.Origin;
import app.dangol.wire.BucketSum;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * By how much rows that come and go change the count and the sum of their buckets. Kept in memory
 * while a page is taken in and written once at its end, in the page's own transaction. Rows of a
 * generation that is no longer its bucket's last one were never counted and change nothing.
 */
final class RowSums {
  private static final String FIND =
      "SELECT row_count, row_sum FROM bucket WHERE id = ? AND generation = ?";
  private static final String SAVE = "UPDATE bucket SET row_count = ?, row_sum = ? WHERE id = ?";

  private static final class Growth {
    private long rows;
    private long sum;
  }

  private final Map<Origin, Growth> growths = new HashMap<>();
  private Origin last = new Origin(-1, -1);
  private Growth ofLast = new Growth();

  void add(Origin origin, long version) {
    Growth growth = of(origin);
    growth.rows++;
    growth.sum += BucketSum.of(version);
  }

  void subtract(Origin origin, long version) {
    Growth growth = of(origin);
    growth.rows--;
    growth.sum -= BucketSum.of(version);
  }

  /** By how many rows that origin grew. */
  long rowsOf(Origin origin) {
    return of(origin).rows;
  }

  /** By what the sum of that origin grew. */
  long sumOf(Origin origin) {
    return of(origin).sum;
  }

  private Growth of(Origin origin) {
    if (!origin.equals(last)) {
      last = origin;
      ofLast = growths.computeIfAbsent(origin, first -> new Growth());
    }
    return ofLast;
  }

  /**
   * Adds everything to the buckets' figures. The sum wraps, which SQLite's own addition does not.
   */
  void save(Session session) throws SQLException {
    for (Map.Entry<Origin, Growth> each : growths.entrySet()) {
      Origin origin = each.getKey();
      Growth growth = each.getValue();
      PreparedStatement find = session.prepare(FIND);
      find.setLong(1, origin.bucket());
      find.setLong(2, origin.generation());
      long rows;
      long sum;
      try (ResultSet row = find.executeQuery()) {
        if (!row.next()) {
          continue;
        }
        rows = row.getLong(1) + growth.rows;
        sum = row.getLong(2) + growth.sum;
      }
      new Binding(session.prepare(SAVE)).number(rows).number(sum).number(origin.bucket()).update();
    }
    growths.clear();
    last = new Origin(-1, -1);
  }
}
