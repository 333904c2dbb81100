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

/** One transaction of the writer; rolled back on close unless it was committed. */
final class SqliteTransaction implements HubTransaction, AutoCloseable {
  private static final String PUT =
      """
      INSERT INTO row (bucket, entity, key, position, data) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (bucket, entity, key)
      DO UPDATE SET position = excluded.position, data = excluded.data
      WHERE data IS NOT excluded.data\
      """;
  private static final String REMOVE =
      """
      UPDATE row SET position = ?, data = NULL
      WHERE bucket = ? AND entity = ? AND key = ? AND data IS NOT NULL\
      """;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final long first;
  private long position;
  private boolean committed;

  private SqliteTransaction(Connection connection, long position) {
    this.connection = connection;
    this.first = position;
    this.position = position;
  }

  static SqliteTransaction begin(Connection writer) throws SQLException {
    // Read anew each time, so that the file and not this process is what counts.
    return new SqliteTransaction(writer, SqliteReads.head(writer));
  }

  void commit() throws SQLException {
    if (position != first) {
      update("UPDATE log SET position = ?", position);
    }
    connection.commit();
    committed = true;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    if (!committed) {
      connection.rollback();
    }
  }

  @Override
  public long put(String bucket, String entity, String key, String data) {
    return take(() -> update(PUT, bucket, entity, key, position + 1, data));
  }

  @Override
  public long remove(String bucket, String entity, String key) {
    return take(() -> update(REMOVE, position + 1, bucket, entity, key));
  }

  @Override
  public long position() {
    return position;
  }

  private interface Change {
    int rows() throws SQLException;
  }

  /** A position is used up only by a row that changed. */
  private long take(Change change) {
    try {
      return change.rows() == 0 ? 0 : ++position;
    } catch (SQLException e) {
      throw SqliteHubStore.failed("cannot change a row", e);
    }
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
  public List<String> listBucketsOf(String entity, String key) {
    // Steps from bucket to bucket along the primary key; each row is then one look-up.
    return listTexts(
            """
            WITH RECURSIVE step (bucket) AS (
              SELECT min(bucket) FROM row
              UNION ALL
              SELECT (SELECT min(bucket) FROM row WHERE row.bucket > step.bucket)
              FROM step WHERE bucket IS NOT NULL)
            SELECT bucket FROM step WHERE bucket IS NOT NULL ORDER BY bucket\
            """)
        .stream()
        .filter(bucket -> find(bucket, entity, key).isPresent())
        .toList();
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

  private List<StoredRow> listRows(String sql, Object... values) {
    try (ResultSet rows = bind(sql, values).executeQuery()) {
      List<StoredRow> found = new ArrayList<>();
      while (rows.next()) {
        found.add(
            new StoredRow(
                rows.getString(1), rows.getString(2), rows.getLong(3), rows.getString(4)));
      }
      return found;
    } catch (SQLException e) {
      throw SqliteHubStore.failed("cannot list", e);
    }
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

  @Override
  public Optional<StoredOp> findOp(String opId) {
    try (ResultSet rows =
        bind(
                """
                SELECT fingerprint, applied, position, code, message, stored_at
                FROM op WHERE op_id = ?\
                """,
                opId)
            .executeQuery()) {
      return rows.next()
          ? Optional.of(
              new StoredOp(
                  opId,
                  rows.getString(1),
                  rows.getBoolean(2),
                  rows.getLong(3),
                  rows.getString(4),
                  rows.getString(5),
                  rows.getString(6)))
          : Optional.empty();
    } catch (SQLException e) {
      throw SqliteHubStore.failed("cannot look an op up", e);
    }
  }

  @Override
  public void keepOp(StoredOp op) {
    try {
      update(
          """
          INSERT INTO op (op_id, fingerprint, applied, position, code, message, stored_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)\
          """,
          op.opId(),
          op.fingerprint(),
          op.applied() ? 1 : 0,
          op.position(),
          op.code(),
          op.message(),
          op.storedAt());
    } catch (SQLException e) {
      throw SqliteHubStore.failed("cannot keep an op", e);
    }
  }

  @Override
  public Optional<String> findRecord(String kind, String key) {
    try {
      return SqliteReads.findRecord(connection, kind, key);
    } catch (SQLException e) {
      throw SqliteHubStore.failed("cannot find a record", e);
    }
  }

  @Override
  public List<HubRecord> listRecords(String kind, String from, String before, int limit) {
    try {
      return SqliteReads.listRecords(connection, kind, from, before, limit);
    } catch (SQLException e) {
      throw SqliteHubStore.failed("cannot list records", e);
    }
  }

  @Override
  public void keepRecord(String kind, String key, String data) {
    try {
      update(
          """
          INSERT INTO record (kind, key, data) VALUES (?, ?, ?)
          ON CONFLICT (kind, key) DO UPDATE SET data = excluded.data\
          """,
          kind,
          key,
          data);
    } catch (SQLException e) {
      throw SqliteHubStore.failed("cannot keep a record", e);
    }
  }

  @Override
  public boolean forgetRecord(String kind, String key) {
    try {
      return update("DELETE FROM record WHERE kind = ? AND key = ?", kind, key) > 0;
    } catch (SQLException e) {
      throw SqliteHubStore.failed("cannot forget a record", e);
    }
  }

  private List<String> listTexts(String sql, Object... values) {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = bind(sql, values).executeQuery()) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw SqliteHubStore.failed("cannot list", e);
    }
  }

  private int update(String sql, @Nullable Object... values) throws SQLException {
    return bind(sql, values).executeUpdate();
  }

  private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
