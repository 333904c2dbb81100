package app.dangol.cache;

import app.dangol.trust.BlindIndex;
import app.dangol.wire.Row;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Rows that count and are not kept: of a kind this program does not know, from a newer hub, or
 * older than this device keeps them. Only a digest of the key is there: it makes count and sum
 * agree with the hub's, which would otherwise send a snapshot again and again.
 */
final class KeptOutTable extends EntityTable {
  private static final TableSql SQL = TableSql.of("kept_out", List.of("digest"), List.of());

  private static final String WHERE =
      " FROM kept_out WHERE bucket = ? AND version IN (SELECT value FROM json_each(?))";
  private static final String OF_VERSIONS = "SELECT generation, version" + WHERE;
  private static final String DELETE_VERSIONS = "DELETE" + WHERE;

  private final BlindIndex index;

  KeptOutTable(BlindIndex index) {
    super("", SQL);
    this.index = index;
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    binding.bytes(index.of("kept out " + row.entity(), row.key()));
  }

  /** Lets go of rows by the versions they had; {@code sums} takes in which were there. */
  void removeVersions(Session session, long bucket, Set<Long> versions, RowSums sums)
      throws SQLException {
    String wanted = versions.toString();
    PreparedStatement list = session.prepare(OF_VERSIONS);
    list.setLong(1, bucket);
    list.setString(2, wanted);
    try (ResultSet rows = list.executeQuery()) {
      while (rows.next()) {
        sums.subtract(new Origin(bucket, rows.getLong(1)), rows.getLong(2));
      }
    }
    new Binding(session.prepare(DELETE_VERSIONS)).number(bucket).text(wanted).update();
  }

  @Override
  void bindData(Binding binding, Row row) {}
}
