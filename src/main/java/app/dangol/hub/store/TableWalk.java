package app.dangol.hub.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes through all rows that may be sealed, and through all records, a few thousand in each
 * transaction, in which the visitor may change them.
 */
final class TableWalk {
  private static final int AT_ONCE = 2_000;

  private final SqlHubStore store;

  TableWalk(SqlHubStore store) {
    this.store = store;
  }

  /** Is shown a row, tombstones too. */
  @FunctionalInterface
  interface RowVisitor {
    void visit(SqlTransaction transaction, String bucket, StandingRow row) throws SQLException;
  }

  /** Is shown a record. */
  @FunctionalInterface
  interface RecordVisitor {
    void visit(SqlTransaction transaction, String kind, String key, Cell cell) throws SQLException;
  }

  private record Standing(String kind, String key, Cell cell) {}

  void rows(RowVisitor visitor) {
    List<String> buckets =
        store.inTransaction(transaction -> {
          try {
            return transaction.statements().listTexts("SELECT bucket FROM bucket ORDER BY bucket");
          } catch (SQLException e) {
            throw StoreFailures.failed("cannot list the buckets", e);
          }
        });
    for (String bucket : buckets) {
      if (SealedPlaces.isBucket(bucket)) {
        Optional<RowKey> after = Optional.of(new RowKey("", ""));
        while (after.isPresent()) {
          RowKey from = after.get();
          after = store.inTransaction(transaction -> page(transaction, bucket, from, visitor));
        }
      }
    }
  }

  private static Optional<RowKey> page(
      SqlTransaction transaction, String bucket, RowKey after, RowVisitor visitor) {
    try {
      List<StandingRow> rows =
          transaction
              .statements()
              .listRows(
                  """
                  SELECT entity, key, position, data, sealed FROM row
                  WHERE bucket = ? AND (entity, key) > (?, ?)
                  ORDER BY entity, key LIMIT ?\
                  """,
                  bucket,
                  after.entity(),
                  after.key(),
                  AT_ONCE);
      for (StandingRow row : rows) {
        visitor.visit(transaction, bucket, row);
      }
      return rows.size() < AT_ONCE
          ? Optional.empty()
          : Optional.of(new RowKey(rows.getLast().entity(), rows.getLast().key()));
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot go through the rows", e);
    }
  }

  void records(RecordVisitor visitor) {
    Optional<RowKey> after = Optional.of(new RowKey("", ""));
    while (after.isPresent()) {
      RowKey from = after.get();
      after = store.inTransaction(transaction -> page(transaction, from, visitor));
    }
  }

  private static Optional<RowKey> page(
      SqlTransaction transaction, RowKey after, RecordVisitor visitor) {
    try {
      List<Standing> records = new ArrayList<>();
      try (ResultSet rows =
          transaction
              .statements()
              .query(
                  """
                  SELECT kind, key, data, sealed FROM record
                  WHERE (kind, key) > (?, ?)
                  ORDER BY kind, key LIMIT ?\
                  """,
                  after.entity(),
                  after.key(),
                  AT_ONCE)) {
        while (rows.next()) {
          records.add(
              new Standing(
                  rows.getString(1),
                  rows.getString(2),
                  new Cell(rows.getString(3), rows.getBytes(4))));
        }
      }
      for (Standing each : records) {
        visitor.visit(transaction, each.kind(), each.key(), each.cell());
      }
      return records.size() < AT_ONCE
          ? Optional.empty()
          : Optional.of(new RowKey(records.getLast().kind(), records.getLast().key()));
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot go through the records", e);
    }
  }
}
