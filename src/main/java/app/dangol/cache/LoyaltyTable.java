package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Points and tiers; key: {@code customer|program}. */
final class LoyaltyTable extends CustomerRows {
  private static final TableSql SQL =
      TableSql.of(
          "loyalty",
          List.of("customer", "program"),
          List.of("points", "tier_ko", "tier_en", "as_of"));

  LoyaltyTable() {
    super(Entity.LOYALTY, SQL);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    bindPair(binding, row);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = paired(row, "program");
    Optional<RowFields> tier = fields.optionalObject("tier");
    binding
        .number(fields.whole("points"))
        .text(tier.map(name -> name.text("ko")).orElse(null))
        .text(tier.map(name -> name.text("en")).orElse(null))
        .number(fields.instant("as_of"));
  }
}
