package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** What customers struck out of what is concluded about them; key: {@code customer|what}. */
final class StruckTable extends CustomerRows {
  private static final TableSql SQL =
      TableSql.of("struck", List.of("customer", "what"), List.of("at"));

  StruckTable() {
    super(Entity.STRUCK, SQL);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    bindPair(binding, row);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = paired(row, "what");
    binding.number(fields.instant("at"));
  }
}
