package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/**
 * Rules by which this store's devices make tasks; key: kind, also one only a newer program knows.
 */
final class TaskRuleTable extends EntityTable {
  private static final TableSql SQL =
      TableSql.of(
          "task_rule", List.of("kind"), List.of("active", "percent", "span", "most", "text"));

  TaskRuleTable() {
    super(Entity.TASK_RULE, SQL);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    binding.text(row.key());
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = RowFields.of(row);
    fields.requireKey(fields.id("kind").equals(row.key()));
    binding
        .number(fields.flag("active") ? 1 : 0)
        .number(fields.integer("percent"))
        .number(fields.integer("span"))
        .number(fields.integer("most"))
        .text(fields.optionalText("text").orElse(null));
  }
}
