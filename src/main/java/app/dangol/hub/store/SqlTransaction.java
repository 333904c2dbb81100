package app.dangol.hub.store;

import app.dangol.wire.Entity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One transaction of the writer, in the SQL that SQLite and PostgreSQL share; rolled back on close
 * unless it was committed.
 */
final class SqlTransaction implements HubTransaction, AutoCloseable {
  private static final String PUT =
      """
      INSERT INTO row (bucket, entity, key, position, data, sealed) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (bucket, entity, key) DO UPDATE
      SET position = excluded.position, data = excluded.data, sealed = excluded.sealed\
      """;
  private static final String REMOVE =
      """
      UPDATE row SET position = ?, data = NULL, sealed = NULL
      WHERE bucket = ? AND entity = ? AND key = ?\
      """;

  private static final String DELETE =
      "DELETE FROM row WHERE bucket = ? AND entity = ? AND key = ?";

  private final Connection connection;
  private final Statements statements;
  private final BucketTotals totals;
  private final TransactionSealing sealing;
  private final SqlRows rows;
  private final Set<String> woken = new TreeSet<>();
  private final long first;
  private long position;
  private boolean committed;

  private SqlTransaction(
      Connection connection, Statements statements, Sealing sealing, long position) {
    this.connection = connection;
    this.statements = statements;
    this.totals = new BucketTotals(statements);
    this.sealing = new TransactionSealing(connection, statements, sealing);
    this.rows = new SqlRows(statements, this.sealing);
    this.first = position;
    this.position = position;
  }

  /**
   * Begins.
   *
   * @param lock reads the log's position so that nobody else writes until the transaction ends
   */
  static SqlTransaction begin(Connection writer, String lock, Sealing sealing) throws SQLException {
    Statements statements = new Statements(writer);
    // Read anew each time, so that the store and not this process is what counts.
    return new SqlTransaction(writer, statements, sealing, statements.number(lock));
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
    if (sealing.hasErased()) {
      Residue.keep(position, this);
    }
    sealing.keepCreated(this);
    return newest;
  }

  @Override
  public void wake(String bucket) {
    woken.add(bucket);
  }

  Statements statements() {
    return statements;
  }

  Connection connection() {
    return connection;
  }

  TransactionSealing sealing() {
    return sealing;
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
      Optional<StandingRow> before = rows.lookUp(bucket, entity, key);
      if (before.isPresent() && data.equals(rows.text(bucket, before.get()))) {
        return 0;
      }
      Cell cell = sealing.sealRow(bucket, entity, key, data);
      statements.update(PUT, bucket, entity, key, position + 1, cell.data(), cell.sealed());
      position++;
      if (before.isEmpty() || before.get().isTombstone()) {
        totals.added(bucket, position);
      } else {
        totals.replaced(bucket, before.get().position(), position);
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
      Optional<StandingRow> before = rows.lookUp(bucket, entity, key);
      if (before.isEmpty() || before.get().isTombstone()) {
        return 0;
      }
      if (SealedPlaces.isHubsOwn(bucket)) {
        statements.update(DELETE, bucket, entity, key);
      } else {
        statements.update(REMOVE, position + 1, bucket, entity, key);
      }
      position++;
      totals.removed(bucket, before.get().position(), position);
      return position;
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot remove a row", e);
    }
  }

  @Override
  public void eraseRows(String customer, String digest) {
    try {
      for (SqlRows.Ever row : rows.listEverOfCustomer(customer)) {
        statements.update(DELETE, row.bucket(), row.entity(), row.key());
        position++;
        long version = row.isTombstone() ? 0 : row.position();
        statements.update(
            PUT, row.bucket(), Entity.ERASED, digest + "|" + version, position, null, null);
        if (row.isTombstone()) {
          totals.moved(row.bucket(), position);
        } else {
          totals.removed(row.bucket(), row.position(), position);
        }
      }
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot erase rows", e);
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public Optional<StoredRow> find(String bucket, String entity, String key) {
    return rows.find(bucket, entity, key);
  }

  @Override
  public boolean hasHeld(String bucket, String entity, String key) {
    return rows.hasHeld(bucket, entity, key);
  }

  @Override
  public List<String> listBuckets() {
    return rows.listBuckets();
  }

  @Override
  public List<String> listBucketsOf(String entity, String key) {
    return rows.listBucketsOf(entity, key);
  }

  @Override
  public List<String> listBucketsOfCustomer(String customer) {
    return rows.listBucketsOfCustomer(customer);
  }

  @Override
  public List<StoredRow> listOfCustomer(String bucket, String entity, String customer) {
    return rows.listOfCustomer(bucket, entity, customer);
  }

  @Override
  public List<StoredRow> list(String bucket, String entity) {
    return rows.list(bucket, entity);
  }

  @Override
  public List<String> listKeys(String bucket, String entity) {
    return rows.listKeys(bucket, entity);
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
      return SqlRecords.find(connection, kind, key)
          .flatMap(cell -> Sealing.openRecord(kind, key, cell, sealing::find));
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot find a record", e);
    }
  }

  @Override
  public List<HubRecord> listRecords(String kind, String from, String before, int limit) {
    try {
      return Sealing.openRecords(
          kind, SqlRecords.list(connection, kind, from, before, limit), sealing::find);
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot list records", e);
    }
  }

  @Override
  public void keepRecord(String kind, String key, String data) {
    StoreText.require(kind, key, data);
    try {
      SqlRecords.keep(statements, kind, key, sealing.sealRecord(kind, key, data));
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot keep a record", e);
    }
  }

  @Override
  public boolean forgetRecord(String kind, String key) {
    try {
      return SqlRecords.forget(statements, kind, key);
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot forget a record", e);
    }
  }

  @Override
  public String blind(String text) {
    return sealing.blind(text);
  }

  @Override
  public boolean destroyKeyOf(String customer) {
    try {
      return sealing.destroy(customer);
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot name a key to be destroyed", e);
    }
  }

  /** As {@link HubStore#prune}. */
  int prune(Instant now, Duration age) {
    try {
      TombstonePruning.Pruned pruned =
          TombstonePruning.prune(statements, totals, position, now, age);
      Residue.pruned(pruned.upTo(), this);
      return pruned.tombstones();
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot prune tombstones", e);
    }
  }
}
