package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.Row;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import java.sql.SQLException;
import java.util.List;

/**
 * What managers said about goods; key: {@code sku|store}, with {@code *} for everywhere. An act
 * that only a newer program knows is kept and has no effect.
 */
final class SteeringTable extends EntityTable {
  private static final TableSql SQL =
      TableSql.of(
          "steering",
          List.of("sku", "place"),
          List.of("act", "factor", "until", "reason", "by_staff", "at"));

  SteeringTable() {
    super(Entity.STEERING, SQL);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    String[] key = keyParts(row, 2);
    binding.text(key[0]).text(key[1]);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = RowFields.of(row);
    Entity.Steering said;
    try {
      said = StrictJson.fromTree(fields.toTree(), Entity.Steering.class);
    } catch (WireFormatException e) {
      throw RowFields.malformed(Entity.STEERING, "it is not what a manager can say");
    }
    fields.requireKey(EntityKey.of(said).equals(row.key()));
    binding
        .text(fields.id("act"))
        .realOrNull(said.factor())
        .text(fields.optionalDate("until"))
        .text(said.reason())
        .text(fields.id("by"))
        .number(fields.instant("at"));
  }
}
