package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import java.sql.SQLException;
import java.util.List;

/** What is tried out; key: id. The record is kept whole. */
final class ExperimentTable extends EntityTable {
  private static final TableSql SQL = TableSql.of("experiment", List.of("id"), List.of("record"));

  ExperimentTable() {
    super(Entity.EXPERIMENT, SQL);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    binding.text(row.key());
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = RowFields.of(row);
    fields.requireKey(fields.id("id").equals(row.key()));
    try {
      binding.text(StrictJson.write(StrictJson.fromTree(fields.toTree(), Entity.Experiment.class)));
    } catch (WireFormatException e) {
      throw RowFields.malformed(Entity.EXPERIMENT, "it is not what an experiment is");
    }
  }
}
