package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** The ledger of consents; key: {@code customer|at|id}. */
final class ConsentTable extends CustomerRows {
  private static final TableSql SQL =
      TableSql.of(
          "consent",
          List.of("customer", "at", "id"),
          List.of("purpose", "granted", "basis", "text_version", "source"));

  ConsentTable() {
    super(Entity.CONSENT, SQL);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    bindDated(binding, row);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = dated(row);
    binding
        .text(fields.id("purpose"))
        .number(fields.flag("granted") ? 1 : 0)
        .text(fields.id("basis"))
        .text(fields.optionalText("text_version").orElse(null))
        .text(fields.id("source"));
  }
}
