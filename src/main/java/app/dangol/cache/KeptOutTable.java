package app.dangol.cache;

import app.dangol.trust.BlindIndex;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/**
 * Rows that count and are not kept: of a kind this program does not know, from a newer hub, or
 * older than this device keeps them. Only a digest of the key is there: it makes count and sum
 * agree with the hub's, which would otherwise send a snapshot again and again.
 */
final class KeptOutTable extends EntityTable {
  private static final TableSql SQL = TableSql.of("kept_out", List.of("digest"), List.of());

  private final BlindIndex index;

  KeptOutTable(BlindIndex index) {
    super("", SQL);
    this.index = index;
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    binding.bytes(index.of("kept out " + row.entity(), row.key()));
  }

  @Override
  void bindData(Binding binding, Row row) {}
}
