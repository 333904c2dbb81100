package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/**
 * Heads of orders and returns; key: {@code customer|at|id}. States this program does not know are
 * kept.
 */
final class OrderTable extends CustomerRows {
  private static final TableSql SQL =
      TableSql.of(
          "orders",
          List.of("customer", "at", "id"),
          List.of("number", "channel", "store", "state", "total_minor", "tax_minor", "currency"));

  OrderTable() {
    super(Entity.ORDER, SQL);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    bindDated(binding, row);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = dated(row);
    binding
        .text(fields.optionalText("number").orElse(null))
        .text(fields.id("channel"))
        .text(fields.id("store"))
        .text(fields.id("state"))
        .number(fields.whole("total_minor"))
        .number(fields.whole("tax_minor"))
        .text(fields.currency("currency"));
  }
}
