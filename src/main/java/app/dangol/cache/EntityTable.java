package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.wire.Row;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /** The entity's name on the wire. */
  abstract String entity();

  /** Parameters: key, bucket, generation, version, then the data. */
  abstract String upsertSql();

  /** Parameters: key. */
  abstract String existsSql();

  /** Parameters: key, version. */
  abstract String deleteSql();

  /**
   * Parameters of each: bucket, and a generation that is spared. The last one deletes the rows
   * themselves, those before it what hangs on them.
   */
  abstract List<String> deleteAllButSql();

  /** The customers of the rows that {@link #deleteAllButSql} deletes; same parameters. */
  Optional<String> customersAllButSql() {
    return Optional.empty();
  }

  abstract void bindKey(Binding binding, Row row) throws SQLException;

  abstract void bindData(Binding binding, Row row) throws SQLException;

  /** Runs after a put that took effect. */
  void afterPut(Session session, Row row) throws SQLException {}

  /**
   * Runs after a tombstone that took effect.
   *
   * @return how many rows of other kinds went with it
   */
  int afterRemove(Session session, Row row) throws SQLException {
    return 0;
  }

  /** The customer the row is about, if it is about one. */
  Optional<String> customerOf(Row row) {
    return Optional.empty();
  }

  final boolean exists(Session session, Row row) throws SQLException {
    PreparedStatement statement = session.prepare(existsSql());
    bindKey(new Binding(statement), row);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next();
    }
  }

  final void put(Session session, Origin origin, Row row) throws SQLException {
    Binding binding = new Binding(session.prepare(upsertSql()));
    bindKey(binding, row);
    binding.number(origin.bucket()).number(origin.generation()).number(row.version());
    bindData(binding, row);
    if (binding.update() > 0) {
      afterPut(session, row);
    }
  }

  /** Returns how many rows went. */
  final int remove(Session session, Row row) throws SQLException {
    Binding binding = new Binding(session.prepare(deleteSql()));
    bindKey(binding, row);
    int removed = binding.number(row.version()).update();
    return removed == 0 ? 0 : removed + afterRemove(session, row);
  }

  /**
   * Deletes the bucket's rows of every generation but one.
   *
   * @param customers takes in whom the deleted rows were about
   * @return how many rows; what hung on them, such as an index, is not counted
   */
  final int deleteAllBut(Session session, long bucket, long spared, Set<CustomerId> customers)
      throws SQLException {
    if (customersAllButSql().isPresent()) {
      PreparedStatement list = session.prepare(customersAllButSql().get());
      list.setLong(1, bucket);
      list.setLong(2, spared);
      try (ResultSet rows = list.executeQuery()) {
        while (rows.next()) {
          customers.add(new CustomerId(rows.getString(1)));
        }
      }
    }
    int deleted = 0;
    for (String sql : deleteAllButSql()) {
      deleted = new Binding(session.prepare(sql)).number(bucket).number(spared).update();
    }
    return deleted;
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
