package app.dangol.cache;

import app.dangol.cache.EntityTable.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Counts the rows of every bucket by reading them all, and compares that with what was kept up. */
final class BucketRecount {
  private record Kept(String name, Origin origin, long rows, long sum) {}

  private static final String LIST =
      "SELECT name, id, generation, row_count, row_sum FROM bucket ORDER BY id";

  private final CacheDatabase database;
  private final EntityTables tables;

  BucketRecount(CacheDatabase database, EntityTables tables) {
    this.database = database;
    this.tables = tables;
  }

  /** Names of the buckets whose count or sum is not that of their rows. Reads the whole file. */
  List<String> listWrong() {
    return database.read(session -> {
      List<String> wrong = new ArrayList<>();
      for (Kept bucket : list(session)) {
        RowSums sums = new RowSums();
        for (EntityTable table : tables.allOf(bucket.name())) {
          table.addUp(session, bucket.origin(), sums);
        }
        if (sums.rowsOf(bucket.origin()) != bucket.rows()
            || sums.sumOf(bucket.origin()) != bucket.sum()) {
          wrong.add(bucket.name());
        }
      }
      return wrong;
    });
  }

  private static List<Kept> list(Session session) throws SQLException {
    List<Kept> buckets = new ArrayList<>();
    try (ResultSet row = session.prepare(LIST).executeQuery()) {
      while (row.next()) {
        Origin origin = new Origin(row.getLong(2), row.getLong(3));
        buckets.add(new Kept(row.getString(1), origin, row.getLong(4), row.getLong(5)));
      }
    }
    return buckets;
  }
}
