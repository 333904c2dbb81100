package app.dangol.cache;

import app.dangol.id.CustomerId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how far each bucket has come. May block; never call it on the FX thread. */
public final class BucketStates {
  private static final String COLUMNS =
      "name, cursor, next_page, position, row_count, row_sum, synced_at";
  private static final String FIND = "SELECT " + COLUMNS + " FROM bucket WHERE name = ?";
  private static final String LIST =
      "SELECT " + COLUMNS + " FROM bucket WHERE expires_at IS NULL ORDER BY id";

  private static final String ON_DEMAND =
      """
      SELECT bucket.position FROM customer JOIN bucket ON bucket.id = customer.bucket
      WHERE customer.id = ? AND bucket.expires_at IS NOT NULL
      """;

  private final CacheDatabase database;

  public BucketStates(CacheDatabase database) {
    this.database = database;
  }

  /** The state of one bucket, empty where it was never fetched. */
  public BucketState get(String bucket) {
    return database.read(session -> get(session, bucket));
  }

  /** Every bucket of the hub's that is held or begun; customers fetched on demand are none. */
  public List<BucketState> list() {
    return database.read(session -> {
      List<BucketState> states = new ArrayList<>();
      try (ResultSet rows = session.prepare(LIST).executeQuery()) {
        while (rows.next()) {
          states.add(read(rows));
        }
      }
      return states;
    });
  }

  /**
   * How far that is known which this device holds of a customer: of somebody fetched on demand as
   * far as that fetch, else as far as the bucket that brings customers.
   */
  static long positionFor(Session session, CustomerId customer, String bucket) throws SQLException {
    PreparedStatement find = session.prepare(ON_DEMAND);
    find.setString(1, customer.value());
    try (ResultSet row = find.executeQuery()) {
      return row.next() ? row.getLong(1) : get(session, bucket).position();
    }
  }

  static BucketState get(Session session, String bucket) throws SQLException {
    PreparedStatement find = session.prepare(FIND);
    find.setString(1, bucket);
    try (ResultSet rows = find.executeQuery()) {
      return rows.next() ? read(rows) : BucketState.empty(bucket);
    }
  }

  private static BucketState read(ResultSet row) throws SQLException {
    long syncedAt = row.getLong(7);
    Optional<Instant> synced =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(syncedAt));
    return new BucketState(
        row.getString(1),
        Optional.ofNullable(row.getString(2)),
        Optional.ofNullable(row.getString(3)),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        synced);
  }
}
