package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** What is bought together; key: {@code sku|other}. */
final class PairTable extends EntityTable {
  private static final TableSql SQL =
      TableSql.of("pair", List.of("sku", "other"), List.of("count"));

  PairTable() {
    super(Entity.PAIR, SQL);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    String[] key = keyParts(row, 2);
    binding.text(key[0]).text(key[1]);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = RowFields.of(row);
    String[] key = keyParts(row, 2);
    fields.requireKey(fields.id("sku").equals(key[0]) && fields.id("other").equals(key[1]));
    binding.number(fields.integer("count"));
  }
}
