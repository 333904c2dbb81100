package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** What is on wish lists now; key: {@code customer|sku}. */
final class WishTable extends CustomerRows {
  private static final TableSql SQL =
      TableSql.of("wish", List.of("customer", "sku"), List.of("at"));

  WishTable() {
    super(Entity.WISH, SQL);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    bindPair(binding, row);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = paired(row, "sku");
    binding.number(fields.instant("at"));
  }
}
