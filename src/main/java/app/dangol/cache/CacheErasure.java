package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Takes one customer out of {@code cache.db}: their rows of every kind, their index, the tasks
 * about them and the bucket in which they were fetched on demand. Works inside one transaction.
 */
final class CacheErasure {
  private static final String TASKS = "SELECT id FROM task WHERE customer = ?";

  private final Session session;
  private final EntityTables tables;
  private final RowSums sums = new RowSums();

  CacheErasure(Session session, EntityTables tables) {
    this.session = session;
    this.tables = tables;
  }

  /** The tasks of this store about somebody. */
  static List<String> listTasks(Session session, CustomerId whose) throws SQLException {
    PreparedStatement list = session.prepare(TASKS);
    list.setString(1, whose.value());
    List<String> ids = new ArrayList<>();
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }

  void erase(CustomerId whose) throws SQLException {
    for (EntityTable table : tables.clients()) {
      if (table.entity().equals(Entity.CUSTOMER)) {
        table.remove(session, gone(Entity.CUSTOMER, whose.value()), sums);
      } else {
        // Also of somebody who is not here: lines may come before their customer.
        table.removeOf(whose.value(), session, sums);
      }
    }
    for (String task : listTasks(session, whose)) {
      tables.task().remove(session, gone(Entity.TASK, task), sums);
    }
    sums.save(session);
    String bucket = DemandBucket.of(whose);
    new BucketRows(session, bucket).drop(tables.allOf(bucket), new HashSet<>());
  }

  /** A tombstone newer than any row. */
  private static Row gone(String entity, String key) {
    return new Row(entity, key, Long.MAX_VALUE, null);
  }
}
