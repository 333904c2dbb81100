package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/**
 * What the hub says of reservations; key: {@code customer|id}. States this program does not know
 * are kept.
 */
final class ReservationTable extends CustomerRows {
  private static final TableSql SQL =
      TableSql.of(
          "reservation",
          List.of("customer", "id"),
          List.of("store", "sku", "quantity", "at", "state", "until", "reason"));

  ReservationTable() {
    super(Entity.RESERVATION, SQL);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    bindPair(binding, row);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = paired(row, "id");
    binding
        .text(fields.id("store"))
        .text(fields.id("sku"))
        .number(fields.integer("quantity"))
        .number(fields.instant("at"))
        .text(fields.id("state"))
        .text(fields.optionalText("until").orElse(null))
        .text(fields.optionalText("reason").orElse(null));
  }
}
