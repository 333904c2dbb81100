package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** What customers did; key: {@code customer|at|id}. Kinds this program does not know are kept. */
final class HistoryTable extends CustomerRows {
  private static final TableSql SQL =
      TableSql.of(
          "history",
          List.of("customer", "at", "id"),
          List.of(
              "basket",
              "kind",
              "store",
              "sku",
              "quantity",
              "amount_minor",
              "tax_minor",
              "currency"));

  HistoryTable() {
    super(Entity.HISTORY, SQL);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    bindDated(binding, row);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = dated(row);
    binding
        .text(fields.text("group"))
        .text(fields.id("kind"))
        .text(fields.id("store"))
        .text(fields.id("sku"))
        .number(fields.integer("quantity"))
        .numberOrNull(fields.optionalWhole("amount_minor"))
        .numberOrNull(fields.optionalWhole("tax_minor"))
        .text(fields.optionalCurrency("currency"));
  }
}
