package app.dangol.hub.store;

import app.dangol.wire.BucketSum;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The step to version 3: each bucket's count and sum, each device's last op, and what pruning
 * needs. Reads every row once.
 */
final class HubFileTotals {
  private HubFileTotals() {}

  static void add(Connection writer, Statement statement) throws SQLException {
    statement.executeUpdate(
        """
        CREATE TABLE bucket (
          bucket TEXT NOT NULL PRIMARY KEY,
          newest INTEGER NOT NULL,
          count INTEGER NOT NULL,
          sum INTEGER NOT NULL,
          horizon INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID\
        """);
    statement.executeUpdate(
        """
        CREATE TABLE device_seq (
          device TEXT NOT NULL PRIMARY KEY,
          seq INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID\
        """);
    statement.executeUpdate(
        """
        CREATE TABLE mark (
          position INTEGER NOT NULL PRIMARY KEY,
          at INTEGER NOT NULL -- seconds since 1970
        ) STRICT\
        """);
    statement.executeUpdate("CREATE INDEX row_tombstone ON row (position) WHERE data IS NULL");
    fill(writer, statement);
  }

  private static void fill(Connection writer, Statement statement) throws SQLException {
    try (PreparedStatement insert =
            writer.prepareStatement("INSERT INTO bucket VALUES (?, ?, ?, ?, 0)");
        ResultSet rows =
            statement.executeQuery(
                "SELECT bucket, position, data IS NOT NULL FROM row ORDER BY bucket")) {
      String bucket = null;
      long newest = 0;
      long count = 0;
      long sum = 0;
      while (rows.next()) {
        String next = rows.getString(1);
        if (!next.equals(bucket)) {
          if (bucket != null) {
            insert(insert, bucket, newest, count, sum);
          }
          bucket = next;
          newest = 0;
          count = 0;
          sum = 0;
        }
        long position = rows.getLong(2);
        newest = Math.max(newest, position);
        if (rows.getBoolean(3)) {
          count++;
          sum += BucketSum.of(position);
        }
      }
      if (bucket != null) {
        insert(insert, bucket, newest, count, sum);
      }
    }
  }

  private static void insert(
      PreparedStatement insert, String bucket, long newest, long count, long sum)
      throws SQLException {
    insert.setString(1, bucket);
    insert.setLong(2, newest);
    insert.setLong(3, count);
    insert.setLong(4, sum);
    insert.executeUpdate();
  }
}
