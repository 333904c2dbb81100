package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** How much each product is bought; key: sku. */
final class PopularityTable extends EntityTable {
  private static final TableSql SQL =
      TableSql.of("popularity", List.of("sku"), List.of("baskets", "recent", "since"));

  PopularityTable() {
    super(Entity.POPULARITY, SQL);
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
        .number(fields.integer("baskets"))
        .number(fields.integer("recent"))
        .text(fields.date("since"));
  }
}
