package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** What a piece costs; key: sku. */
final class PriceTable extends EntityTable {
  private static final TableSql SQL =
      TableSql.of(
          "price", List.of("sku"), List.of("amount_minor", "currency", "tax_rate_bp", "as_of"));

  PriceTable() {
    super(Entity.PRICE, SQL);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    binding.text(row.key());
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = RowFields.of(row);
    fields.requireKey(fields.id("sku").equals(row.key()));
    binding
        .number(fields.whole("amount_minor"))
        .text(fields.currency("currency"))
        .numberOrNull(fields.optionalWhole("tax_rate_bp"))
        .number(fields.instant("as_of"));
  }
}
