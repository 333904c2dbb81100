package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** Stores; key: store id. */
final class StoreTable extends EntityTable {
  @Override
  String entity() {
    return Entity.STORE;
  }

  @Override
  String upsertSql() {
    return """
    INSERT INTO store (id, bucket, generation, version, name_ko, name_en)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
      bucket = excluded.bucket, generation = excluded.generation, version = excluded.version,
      name_ko = excluded.name_ko, name_en = excluded.name_en
    WHERE excluded.version >= version OR excluded.generation <> generation
    """;
  }

  @Override
  String existsSql() {
    return "SELECT 1 FROM store WHERE id = ?";
  }

  @Override
  String deleteSql() {
    return "DELETE FROM store WHERE id = ? AND version <= ?";
  }

  @Override
  List<String> deleteAllButSql() {
    return List.of("DELETE FROM store WHERE bucket = ? AND generation <> ?");
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
