package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** Stock levels; key: {@code sku|store}. */
final class StockTable extends EntityTable {
  private static final TableSql SQL =
      TableSql.of("stock", List.of("sku", "store"), List.of("available", "as_of"));

  StockTable() {
    super(Entity.STOCK, SQL);
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
    fields.requireKey(fields.id("sku").equals(key[0]) && fields.id("store").equals(key[1]));
    // A shop system that has sold more than it counted has nothing left to sell.
    binding.number(Math.max(0, fields.integer("available"))).number(fields.instant("as_of"));
  }
}
