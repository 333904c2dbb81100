package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.wire.Row;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of row is kept. A put over a newer version of the same generation does nothing, nor
 * does a tombstone older than the row: a row that comes twice or late is harmless.
 */
abstract class EntityTable {
  /**
   * Where a row comes from.
   *
   * @param bucket the bucket's number
   * @param generation grows with every snapshot of the bucket
   */
  record Origin(long bucket, long generation) {}

  /** What is there under a key. */
  record Held(Origin origin, long version) {}

  private final String entity;
  private final TableSql sql;

  /**
   * @param entity its name on the wire
   */
  EntityTable(String entity, TableSql sql) {
    this.entity = entity;
    this.sql = sql;
  }

  final String entity() {
    return entity;
  }

  abstract void bindKey(Binding binding, Row row) throws SQLException;

  abstract void bindData(Binding binding, Row row) throws SQLException;

  /**
   * Runs after a put that took effect.
   *
   * @param isNew whether there was no such row before
   */
  void afterPut(Session session, Row row, boolean isNew) throws SQLException {}

  /**
   * Runs after a tombstone that took effect.
   *
   * @param sums takes in the rows of other kinds that went with it
   */
  void afterRemove(Session session, Row row, RowSums sums) throws SQLException {}

  /** Runs before {@link #deleteAllBut}; for what hangs on the rows, such as an index. */
  void beforeDeleteAllBut(Session session, long bucket, long spared) throws SQLException {}

  /** The customer the row is about, if it is about one. */
  Optional<String> customerOf(Row row) {
    return Optional.empty();
  }

  /** Whether rows name a customer in their keys. */
  boolean isAboutCustomers() {
    return false;
  }

  /** Puts a row, unless a newer one of the same origin is there. */
  final void put(Session session, Origin origin, Row row, RowSums sums) throws SQLException {
    Precedence precedence = session.precedence();
    precedence.expect(origin, row.version());
    Binding binding = new Binding(session.prepare(sql.upsert()));
    bindKey(binding, row);
    binding.number(origin.bucket()).number(origin.generation()).number(row.version());
    bindData(binding, row);
    if (binding.update() == 0) {
      return;
    }
    Held replaced = precedence.held();
    if (replaced != null) {
      sums.subtract(replaced.origin(), replaced.version());
    }
    sums.add(origin, row.version());
    afterPut(session, row, replaced == null);
  }

  /** What is there under the row's key. */
  final @Nullable Held find(Session session, Row row) throws SQLException {
    PreparedStatement statement = session.prepare(sql.find());
    bindKey(new Binding(statement), row);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next()
          ? new Held(new Origin(rows.getLong(1), rows.getLong(2)), rows.getLong(3))
          : null;
    }
  }

  /** Whether a row went. */
  final boolean remove(Session session, Row row, RowSums sums) throws SQLException {
    Held held = find(session, row);
    if (held == null || held.version() > row.version()) {
      return false;
    }
    Binding binding = new Binding(session.prepare(sql.delete()));
    bindKey(binding, row);
    binding.update();
    sums.subtract(held.origin(), held.version());
    afterRemove(session, row, sums);
    return true;
  }

  /** Whether there is a row of a customer; only of a table that is about customers. */
  final boolean holdsOf(String customer, Session session) throws SQLException {
    PreparedStatement list = session.prepare(sql.ofCustomer());
    list.setString(1, customer);
    try (ResultSet rows = list.executeQuery()) {
      return rows.next();
    }
  }

  /** Deletes all rows of a customer; only of a table that is about customers. */
  final void removeOf(String customer, Session session, RowSums sums) throws SQLException {
    PreparedStatement list = session.prepare(sql.ofCustomer());
    list.setString(1, customer);
    try (ResultSet rows = list.executeQuery()) {
      while (rows.next()) {
        sums.subtract(new Origin(rows.getLong(1), rows.getLong(2)), rows.getLong(3));
      }
    }
    new Binding(session.prepare(sql.deleteOfCustomer())).text(customer).update();
  }

  /**
   * Deletes the bucket's rows of every generation but one. They are not counted any more, so no sum
   * changes.
   *
   * @param customers takes in whom the deleted rows were about
   * @return how many rows; what hung on them, such as an index, is not counted
   */
  final int deleteAllBut(Session session, long bucket, long spared, Set<CustomerId> customers)
      throws SQLException {
    if (isAboutCustomers()) {
      PreparedStatement list = session.prepare(sql.customersAllBut());
      list.setLong(1, bucket);
      list.setLong(2, spared);
      try (ResultSet rows = list.executeQuery()) {
        while (rows.next()) {
          customers.add(new CustomerId(rows.getString(1)));
        }
      }
    }
    beforeDeleteAllBut(session, bucket, spared);
    return new Binding(session.prepare(sql.deleteAllBut())).number(bucket).number(spared).update();
  }

  /** Adds up the rows of one origin that are really there. */
  final void addUp(Session session, Origin origin, RowSums sums) throws SQLException {
    PreparedStatement list = session.prepare(sql.listOf());
    list.setLong(1, origin.bucket());
    list.setLong(2, origin.generation());
    try (ResultSet rows = list.executeQuery()) {
      while (rows.next()) {
        sums.add(origin, rows.getLong(1));
      }
    }
  }

  /** The parts of a composed key. */
  static String[] keyParts(Row row, int count) {
    String key = row.key();
    String[] parts = new String[count];
    int from = 0;
    for (int i = 0; i < count - 1; i++) {
      int bar = key.indexOf('|', from);
      if (bar < 0) {
        throw RowFields.malformed(row.entity(), "the key has not " + count + " parts");
      }
      parts[i] = key.substring(from, bar);
      from = bar + 1;
    }
    parts[count - 1] = key.substring(from);
    return parts;
  }
}
