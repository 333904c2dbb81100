package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** Stores; key: store id. */
final class StoreTable extends EntityTable {
  private static final TableSql SQL =
      TableSql.of("store", List.of("id"), List.of("name_ko", "name_en"));

  StoreTable() {
    super(Entity.STORE, SQL);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    binding.text(row.key());
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = RowFields.of(row);
    fields.requireKey(fields.id("id").equals(row.key()));
    RowFields name = fields.object("name");
    binding.text(name.text("ko")).text(name.text("en"));
  }
}
