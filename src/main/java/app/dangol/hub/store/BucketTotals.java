package app.dangol.hub.store;

import app.dangol.wire.BucketSum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Count, sum and newest position of the buckets that one transaction changes: read at the first
 * change, written once before the commit. Sums wrap around in Java, which SQL's numbers do not.
 */
final class BucketTotals {
  private final Statements statements;
  private final Map<String, Totals> changed = new TreeMap<>();

  BucketTotals(Statements statements) {
    this.statements = statements;
  }

  private static final class Totals {
    private long newest;
    private long count;
    private long sum;
    private long horizon;
  }

  /** A row is there at a new position. */
  void added(String bucket, long position) throws SQLException {
    Totals totals = totals(bucket);
    totals.newest = position;
    totals.count++;
    totals.sum += BucketSum.of(position);
  }

  /** A row that was there has a new content. */
  void replaced(String bucket, long before, long position) throws SQLException {
    Totals totals = totals(bucket);
    totals.newest = position;
    totals.sum += BucketSum.of(position) - BucketSum.of(before);
  }

  /** A row that was there has become a tombstone. */
  void removed(String bucket, long before, long position) throws SQLException {
    Totals totals = totals(bucket);
    totals.newest = position;
    totals.count--;
    totals.sum -= BucketSum.of(before);
  }

  /** A tombstone has taken the place of another. */
  void moved(String bucket, long position) throws SQLException {
    totals(bucket).newest = position;
  }

  /** Tombstones up to a position are gone. */
  void pruned(String bucket, long horizon) throws SQLException {
    Totals totals = totals(bucket);
    totals.horizon = Math.max(totals.horizon, horizon);
  }

  private Totals totals(String bucket) throws SQLException {
    Totals known = changed.get(bucket);
    if (known != null) {
      return known;
    }
    Totals totals = new Totals();
    try (ResultSet rows =
        statements.query(
            "SELECT newest, count, sum, horizon FROM bucket WHERE bucket = ?", bucket)) {
      if (rows.next()) {
        totals.newest = rows.getLong(1);
        totals.count = rows.getLong(2);
        totals.sum = rows.getLong(3);
        totals.horizon = rows.getLong(4);
      } else {
        // At once, so that whoever goes by the list of buckets finds it in this transaction, too.
        statements.update(
            "INSERT INTO bucket (bucket, newest, count, sum, horizon) VALUES (?, 0, 0, 0, 0)",
            bucket);
      }
    }
    changed.put(bucket, totals);
    return totals;
  }

  /**
   * Writes them down.
   *
   * @return the newest position of each
   */
  Map<String, Long> save() throws SQLException {
    Map<String, Long> newest = new TreeMap<>();
    for (Map.Entry<String, Totals> entry : changed.entrySet()) {
      Totals totals = entry.getValue();
      statements.update(
          """
          UPDATE bucket SET newest = ?, count = ?, sum = ?, horizon = ?
          WHERE bucket = ?\
          """,
          totals.newest,
          totals.count,
          totals.sum,
          totals.horizon,
          entry.getKey());
      newest.put(entry.getKey(), totals.newest);
    }
    return newest;
  }
}
