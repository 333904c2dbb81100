package app.dangol.cache;

import app.dangol.trust.FieldCipher;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Tasks of this store; key: id. The whole record is sealed, so that what a newer hub says besides
 * is still there when the task is read. States this program does not know are kept.
 */
final class TaskTable extends EntityTable {
  private static final TableSql SQL =
      TableSql.of(
          "task", List.of("id"), List.of("customer", "state", "due", "assignee", "at", "sealed"));

  private final FieldCipher cipher;

  TaskTable(FieldCipher cipher) {
    super(Entity.TASK, SQL);
    this.cipher = cipher;
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    binding.text(row.key());
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = RowFields.of(row);
    fields.requireKey(fields.id("id").equals(row.key()));
    fields.id("store");
    fields.id("kind");
    fields.text("text");
    fields.id("by");
    binding
        .text(fields.optionalText("customer").orElse(null))
        .text(fields.id("state"))
        .text(fields.optionalDate("due"))
        .text(fields.optionalText("assignee").orElse(null))
        .number(fields.instant("at"))
        .bytes(SealedJson.seal(cipher, entity(), row.key(), fields.toTree()));
  }

  @Override
  Optional<String> customerOf(Row row) {
    return row.removed() ? Optional.empty() : RowFields.of(row).optionalText("customer");
  }
}
