package app.dangol.hub.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of the writer, in the SQL that SQLite and PostgreSQL share; rolled back on close
 * unless it was committed.
 */
final class SqlTransaction implements HubTransaction, AutoCloseable {
  private static final String PUT =
      """
      INSERT INTO row (bucket, entity, key, position, data) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (bucket, entity, key)
      DO UPDATE SET position = excluded.position, data = excluded.data\
      """;
  private static final String REMOVE =
      """
      UPDATE row SET position = ?, data = NULL
      WHERE bucket = ? AND entity = ? AND key = ?\
      """;

  private final Connection connection;
  private final Statements statements;
  private final BucketTotals totals;
  private final Set<String> woken = new TreeSet<>();
  private final long first;
  private long position;
  private boolean committed;

  private SqlTransaction(Connection connection, Statements statements, long position) {
    this.connection = connection;
    this.statements = statements;
    this.totals = new BucketTotals(statements);
    this.first = position;
    this.position = position;
  }

  /**
   * Begins.
   *
   * @param lock reads the log's position so that nobody else writes until the transaction ends
   */
  static SqlTransaction begin(Connection writer, String lock) throws SQLException {
    Statements statements = new Statements(writer);
    // Read anew each time, so that the store and not this process is what counts.
    return new SqlTransaction(writer, statements, statements.number(lock));
  }

  /**
   * Everything but the commit itself.
   *
   * @return the newest position of each bucket that changed, and 0 of one that is only to be woken
   */
  Map<String, Long> finish() throws SQLException {
    if (position != first) {
      statements.update("UPDATE log SET position = ?", position);
    }
    Map<String, Long> newest = new TreeMap<>(totals.save());
    woken.forEach(bucket -> newest.putIfAbsent(bucket, 0L));
    return newest;
  }

  @Override
  public void wake(String bucket) {
    woken.add(bucket);
  }

  Statements statements() {
    return statements;
  }

  void commit() throws SQLException {
    connection.commit();
    committed = true;
  }

  @Override
  public void close() throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    statements.close();
    if (!committed) {
      connection.rollback();
    }
  }

  @Override
  public long put(String bucket, String entity, String key, String data) {
    StoreText.require(bucket, entity, key, data);
    try {
      StoredRow before = lookUp(bucket, entity, key);
      if (before != null && data.equals(before.data())) {
        return 0;
      }
      statements.update(PUT, bucket, entity, key, position + 1, data);
      position++;
      if (before == null || before.data() == null) {
        totals.added(bucket, position);
      } else {
        totals.replaced(bucket, before.position(), position);
      }
      return position;
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot put a row", e);
    }
  }

  @Override
  public long remove(String bucket, String entity, String key) {
    if (!StoreText.areStorable(bucket, entity, key)) {
      return 0;
    }
    try {
      StoredRow before = lookUp(bucket, entity, key);
      if (before == null || before.data() == null) {
        return 0;
      }
      statements.update(REMOVE, position + 1, bucket, entity, key);
      position++;
      totals.removed(bucket, before.position(), position);
      return position;
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot remove a row", e);
    }
  }

  private @Nullable StoredRow lookUp(String bucket, String entity, String key) throws SQLException {
    try (ResultSet rows =
        statements.query(
            "SELECT position, data FROM row WHERE bucket = ? AND entity = ? AND key = ?",
            bucket,
            entity,
            key)) {
      return rows.next() ? new StoredRow(entity, key, rows.getLong(1), rows.getString(2)) : null;
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public Optional<StoredRow> find(String bucket, String entity, String key) {
    return listRows(
            """
            SELECT entity, key, position, data FROM row
            WHERE bucket = ? AND entity = ? AND key = ? AND data IS NOT NULL\
            """,
            bucket,
            entity,
            key)
        .stream()
        .findFirst();
  }

  @Override
  public boolean hasHeld(String bucket, String entity, String key) {
    try {
      return StoreText.isStorable(key) && lookUp(bucket, entity, key) != null;
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot read a row", e);
    }
  }

  @Override
  public List<String> listBucketsOf(String entity, String key) {
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

  @Override
  public List<String> listBucketsOfCustomer(String customer) {
    // The entity stands in the text, not in a parameter: only so is the partial index used.
    return listTexts(
        """
        SELECT bucket FROM row
        WHERE entity = 'customer' AND key = ? AND data IS NOT NULL
        ORDER BY bucket\
        """,
        customer);
  }

  @Override
  public List<StoredRow> listOfCustomer(String bucket, String entity, String customer) {
    // Keys are "customer|…"; '}' is the character after '|'.
    return listRows(
        """
        SELECT entity, key, position, data FROM row
        WHERE bucket = ? AND entity = ? AND key > ? AND key < ? AND data IS NOT NULL
        ORDER BY key\
        """,
        bucket,
        entity,
        customer + "|",
        customer + "}");
  }

  @Override
  public List<StoredRow> list(String bucket, String entity) {
    return listRows(
        """
        SELECT entity, key, position, data FROM row
        WHERE bucket = ? AND entity = ? AND data IS NOT NULL
        ORDER BY key\
        """,
        bucket,
        entity);
  }

  @Override
  public List<String> listKeys(String bucket, String entity) {
    return listTexts(
        """
        SELECT key FROM row
        WHERE bucket = ? AND entity = ? AND data IS NOT NULL
        ORDER BY key\
        """,
        bucket,
        entity);
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

  private List<StoredRow> listRows(String sql, String... values) {
    try {
      return StoreText.areStorable(values)
          ? statements.listRows(sql, (Object[]) values)
          : List.of();
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot list", e);
    }
  }

  @Override
  public Optional<StoredOp> findOp(String opId) {
    try {
      return SqlOps.find(statements, opId);
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot look an op up", e);
    }
  }

  @Override
  public void keepOp(StoredOp op) {
    try {
      SqlOps.keep(statements, op);
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot keep an op", e);
    }
  }

  @Override
  public void keepSeq(String device, long seq) {
    try {
      SqlOps.keepSeq(statements, device, seq);
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot keep how far a device has come", e);
    }
  }

  @Override
  public Optional<String> findRecord(String kind, String key) {
    try {
      return SqlReads.findRecord(connection, kind, key);
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot find a record", e);
    }
  }

  @Override
  public List<HubRecord> listRecords(String kind, String from, String before, int limit) {
    try {
      return SqlReads.listRecords(connection, kind, from, before, limit);
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot list records", e);
    }
  }

  @Override
  public void keepRecord(String kind, String key, String data) {
    StoreText.require(kind, key, data);
    try {
      statements.update(
          """
          INSERT INTO record (kind, key, data) VALUES (?, ?, ?)
          ON CONFLICT (kind, key) DO UPDATE SET data = excluded.data\
          """,
          kind,
          key,
          data);
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot keep a record", e);
    }
  }

  @Override
  public boolean forgetRecord(String kind, String key) {
    try {
      return StoreText.areStorable(kind, key)
          && statements.update("DELETE FROM record WHERE kind = ? AND key = ?", kind, key) > 0;
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot forget a record", e);
    }
  }

  /** As {@link HubStore#prune}. */
  int prune(Instant now, Duration age) {
    try {
      return TombstonePruning.prune(statements, totals, position, now, age);
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot prune tombstones", e);
    }
  }
}
