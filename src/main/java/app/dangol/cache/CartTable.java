package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** What lies in online carts now; key: {@code customer|sku}. */
final class CartTable extends CustomerRows {
  private static final TableSql SQL =
      TableSql.of("cart", List.of("customer", "sku"), List.of("quantity", "at"));

  CartTable() {
    super(Entity.CART, SQL);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    bindPair(binding, row);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = paired(row, "sku");
    binding.number(fields.integer("quantity")).number(fields.instant("at"));
  }
}
