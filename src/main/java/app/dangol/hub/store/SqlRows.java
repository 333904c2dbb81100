package app.dangol.hub.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of buckets as one transaction reads them, in the SQL that both stores share. */
final class SqlRows {
  private final Statements statements;
  private final TransactionSealing sealing;

  SqlRows(Statements statements, TransactionSealing sealing) {
    this.statements = statements;
    this.sealing = sealing;
  }

  /** A row or its tombstone. */
  Optional<StandingRow> lookUp(String bucket, String entity, String key) throws SQLException {
    try (ResultSet rows =
        statements.query(
            "SELECT position, data, sealed FROM row WHERE bucket = ? AND entity = ? AND key = ?",
            bucket,
            entity,
            key)) {
      return rows.next()
          ? Optional.of(
              new StandingRow(
                  entity, key, rows.getLong(1), new Cell(rows.getString(2), rows.getBytes(3))))
          : Optional.empty();
    }
  }

  /** Its content; null for a tombstone, and for what opens no more. */
  @Nullable String text(String bucket, StandingRow row) {
    List<StoredRow> opened = Sealing.openRows(bucket, List.of(row), sealing::find);
    return opened.isEmpty() ? null : opened.getFirst().data();
  }

  Optional<StoredRow> find(String bucket, String entity, String key) {
    return listRows(
            bucket,
            """
            SELECT entity, key, position, data, sealed FROM row
            WHERE bucket = ? AND entity = ? AND key = ? AND data IS NOT NULL\
            """,
            entity,
            key)
        .stream()
        .findFirst();
  }

  boolean hasHeld(String bucket, String entity, String key) {
    try {
      return StoreText.isStorable(key) && lookUp(bucket, entity, key).isPresent();
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot read a row", e);
    }
  }

  List<String> listBuckets() {
    return listTexts("SELECT bucket FROM bucket ORDER BY bucket");
  }

  List<String> listBucketsOf(String entity, String key) {
    // A look-up in each bucket: the order of a CROSS JOIN is kept, and buckets are few.
    return listTexts(
        """
        SELECT bucket.bucket FROM bucket CROSS JOIN row
        WHERE row.bucket = bucket.bucket AND row.entity = ? AND row.key = ?
          AND row.data IS NOT NULL
        ORDER BY bucket.bucket\
        """,
        entity,
        key);
  }

  List<String> listBucketsOfCustomer(String customer) {
    // The entity stands in the text, not in a parameter: only so is the partial index used.
    return listTexts(
        """
        SELECT bucket FROM row
        WHERE entity = 'customer' AND key = ? AND data IS NOT NULL
        ORDER BY bucket\
        """,
        customer);
  }

  List<StoredRow> listOfCustomer(String bucket, String entity, String customer) {
    // Keys are "customer|…"; '}' is the character after '|'.
    return listRows(
        bucket,
        """
        SELECT entity, key, position, data, sealed FROM row
        WHERE bucket = ? AND entity = ? AND key > ? AND key < ? AND data IS NOT NULL
        ORDER BY key\
        """,
        entity,
        customer + "|",
        customer + "}");
  }

  List<StoredRow> list(String bucket, String entity) {
    return listRows(
        bucket,
        """
        SELECT entity, key, position, data, sealed FROM row
        WHERE bucket = ? AND entity = ? AND data IS NOT NULL
        ORDER BY key\
        """,
        entity);
  }

  List<String> listKeys(String bucket, String entity) {
    return listTexts(
        """
        SELECT key FROM row
        WHERE bucket = ? AND entity = ? AND data IS NOT NULL
        ORDER BY key\
        """,
        bucket,
        entity);
  }

  /**
   * A row, or a tombstone, in a bucket that devices hold.
   *
   * @param position its version
   */
  record Ever(String bucket, String entity, String key, long position, boolean isTombstone) {}

  /** What there is of a customer in the buckets that devices hold, or was, of every kind. */
  List<Ever> listEverOfCustomer(String customer) throws SQLException {
    List<Ever> all = new ArrayList<>();
    if (StoreText.isStorable(customer)) {
      // Wherever something of theirs was, they were themselves.
      for (String bucket :
          statements.listTexts(
              """
              SELECT bucket.bucket FROM bucket CROSS JOIN row
              WHERE row.bucket = bucket.bucket AND row.entity = 'customer' AND row.key = ?\
              """,
              customer)) {
        if (!SealedPlaces.isHubsOwn(bucket)) {
          addEverOfCustomer(bucket, customer, all);
        }
      }
    }
    return all;
  }

  private void addEverOfCustomer(String bucket, String customer, List<Ever> all)
      throws SQLException {
    for (String entity = entityBehind(bucket, "");
        entity != null;
        entity = entityBehind(bucket, entity)) {
      // Keys are the id, or "customer|…"; '}' is the character after '|'.
      try (ResultSet rows =
          statements.query(
              """
              SELECT key, position, data IS NULL FROM row
              WHERE bucket = ? AND entity = ? AND key >= ? AND key < ?\
              """,
              bucket,
              entity,
              customer,
              customer + "}")) {
        while (rows.next()) {
          String key = rows.getString(1);
          if (key.equals(customer) || key.startsWith(customer + "|")) {
            all.add(new Ever(bucket, entity, key, rows.getLong(2), rows.getBoolean(3)));
          }
        }
      }
    }
  }

  /** The next kind of rows in a bucket, also of one that only a newer program knows. */
  private @Nullable String entityBehind(String bucket, String entity) throws SQLException {
    try (ResultSet row =
        statements.query(
            "SELECT min(entity) FROM row WHERE bucket = ? AND entity > ?", bucket, entity)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private List<String> listTexts(String sql, String... values) {
    try {
      return StoreText.areStorable(values)
          ? statements.listTexts(sql, (Object[]) values)
          : List.of();
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot list", e);
    }
  }

  private List<StoredRow> listRows(String bucket, String sql, String... values) {
    try {
      if (!StoreText.isStorable(bucket) || !StoreText.areStorable(values)) {
        return List.of();
      }
      List<Object> all = new ArrayList<>(List.of(bucket));
      all.addAll(List.of(values));
      return Sealing.openRows(bucket, statements.listRows(sql, all.toArray()), sealing::find);
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot list", e);
    }
  }
}
