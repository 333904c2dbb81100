package app.dangol.cache;

import app.dangol.cache.EntityTable.Origin;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the rows of every bucket as {@link BucketRecount} does, but each table once, without any
 * key and beside a running app: what bears a bucket, a generation and a version is a bucket's row.
 */
final class LookedCount {
  private static final String TABLES =
      """
      SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND 3 = (
        SELECT count(*) FROM pragma_table_info(m.name)
        WHERE name IN ('bucket', 'generation', 'version'))
      ORDER BY m.name
      """;
  private static final String BUCKETS =
      "SELECT name, id, generation, row_count, row_sum FROM bucket ORDER BY id";

  private LookedCount() {}

  /** Names of the buckets whose count or sum is not that of their rows. Reads the whole file. */
  static List<String> listWrong(Session session) throws SQLException {
    // One moment for all tables, also while somebody writes.
    session.execute("BEGIN");
    try {
      RowSums sums = new RowSums();
      for (String table : listTables(session)) {
        // The name is one the program itself gave.
        PreparedStatement rows =
            session.prepare("SELECT bucket, generation, version FROM " + table);
        addUp(rows, sums);
      }
      return compare(session, sums);
    } finally {
      session.execute("ROLLBACK");
    }
  }

  private static List<String> listTables(Session session) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet row = session.prepare(TABLES).executeQuery()) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }

  private static void addUp(PreparedStatement list, RowSums sums) throws SQLException {
    Origin origin = new Origin(-1, -1);
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        long bucket = row.getLong(1);
        long generation = row.getLong(2);
        if (bucket != origin.bucket() || generation != origin.generation()) {
          origin = new Origin(bucket, generation);
        }
        sums.add(origin, row.getLong(3));
      }
    }
  }

  private static List<String> compare(Session session, RowSums sums) throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (ResultSet row = session.prepare(BUCKETS).executeQuery()) {
      while (row.next()) {
        Origin origin = new Origin(row.getLong(2), row.getLong(3));
        if (sums.rowsOf(origin) != row.getLong(4) || sums.sumOf(origin) != row.getLong(5)) {
          wrong.add(row.getString(1));
        }
      }
    }
    return wrong;
  }
}
