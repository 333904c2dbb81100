package app.dangol.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The store's queries, in the SQL that SQLite and PostgreSQL share; the caller gives the connection
 * and ends its transaction, in which all queries see the same moment.
 */
final class SqlReads {
  private static final int FETCH_ROWS = 500;
  private static final int MAX_STATES = 16;

  private SqlReads() {}

  static long head(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT position FROM log")) {
      return number(query);
    }
  }

  static BucketState state(Connection connection, String bucket) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT log.position, bucket.newest, bucket.count, bucket.sum, bucket.horizon
            FROM log LEFT JOIN bucket ON bucket.bucket = ?\
            """)) {
      query.setString(1, bucket);
      try (ResultSet rows = query.executeQuery()) {
        // A bucket that never had a row has no line either: NULLs, which are read as 0.
        return rows.next()
            ? new BucketState(
                rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5))
            : new BucketState(0, 0, 0, 0, 0);
      }
    }
  }

  static List<BucketState> states(Connection connection, List<String> buckets) throws SQLException {
    if (buckets.size() > MAX_STATES) {
      throw new IllegalArgumentException("more than " + MAX_STATES + " buckets");
    }
    Map<String, BucketState> found = new HashMap<>();
    long head = 0;
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT log.position, bucket.newest, bucket.count, bucket.sum, bucket.horizon,
              bucket.bucket
            FROM log LEFT JOIN bucket ON bucket.bucket
              IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)) {
      for (int i = 0; i < MAX_STATES; i++) {
        query.setString(i + 1, buckets.get(Math.min(i, buckets.size() - 1)));
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          head = rows.getLong(1);
          BucketState state =
              new BucketState(
                  head, rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5));
          String bucket = rows.getString(6);
          if (bucket != null) {
            found.put(bucket, state);
          }
        }
      }
    }
    BucketState empty = new BucketState(head, 0, 0, 0, 0);
    return buckets.stream().map(bucket -> found.getOrDefault(bucket, empty)).toList();
  }

  static long lastSeq(Connection connection, String device) throws SQLException {
    if (!StoreText.isStorable(device)) {
      return 0;
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT seq FROM device_seq WHERE device = ?")) {
      query.setString(1, device);
      return number(query);
    }
  }

  static StandingSlice listSnapshot(
      Connection connection,
      String bucket,
      @Nullable RowKey after,
      Optional<Long> at,
      PageLimit limit)
      throws SQLException {
    // The plus keeps both off the index on positions: key order comes from the primary key.
    BucketState state = state(connection, bucket);
    long position = at.isPresent() ? at.get() : state.head();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT entity, key, position, data, sealed FROM row
            WHERE bucket = ? AND (entity, key) > (?, ?) AND +position <= ? AND data IS NOT NULL
            ORDER BY entity, key LIMIT ?\
            """)) {
      query.setString(1, bucket);
      // No entity has an empty name, so this is before all rows.
      query.setString(2, after == null ? "" : after.entity());
      query.setString(3, after == null ? "" : after.key());
      query.setLong(4, position);
      query.setLong(5, limit.rows() + 1L);
      return slice(query, limit, position, state.horizon());
    }
  }

  static StandingSlice listChanges(
      Connection connection, String bucket, long after, PageLimit limit) throws SQLException {
    BucketState state = state(connection, bucket);
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT entity, key, position, data, sealed FROM row
            WHERE bucket = ? AND position > ?
            ORDER BY position LIMIT ?\
            """)) {
      query.setString(1, bucket);
      query.setLong(2, after);
      query.setLong(3, limit.rows() + 1L);
      StandingSlice slice = slice(query, limit, state.head(), state.horizon());
      // A page that ends early reflects the log up to its last row only.
      return slice.more()
          ? new StandingSlice(
              slice.rows(), true, slice.rows().getLast().position(), slice.horizon())
          : slice;
    }
  }

  private static StandingSlice slice(
      PreparedStatement query, PageLimit limit, long position, long horizon) throws SQLException {
    // Else the driver of PostgreSQL would read everything before it hands out the first row.
    query.setFetchSize(FETCH_ROWS);
    List<StandingRow> rows = new ArrayList<>();
    int weight = 0;
    try (ResultSet found = query.executeQuery()) {
      while (found.next()) {
        StandingRow row = Statements.row(found);
        weight += row.key().length() + row.cell().weight();
        if (!rows.isEmpty() && (rows.size() >= limit.rows() || weight > limit.chars())) {
          return new StandingSlice(rows, true, position, horizon);
        }
        rows.add(row);
      }
    }
    return new StandingSlice(rows, false, position, horizon);
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}
