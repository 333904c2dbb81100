package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** What is bought together; key: {@code sku|other}. */
final class PairTable extends EntityTable {
  @Override
  String entity() {
    return Entity.PAIR;
  }

  @Override
  String upsertSql() {
    return """
    INSERT INTO pair (sku, other, bucket, generation, version, count)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (sku, other) DO UPDATE SET
      bucket = excluded.bucket, generation = excluded.generation, version = excluded.version,
      count = excluded.count
    WHERE excluded.version >= version OR excluded.generation <> generation
    """;
  }

  @Override
  String existsSql() {
    return "SELECT 1 FROM pair WHERE sku = ? AND other = ?";
  }

  @Override
  String deleteSql() {
    return "DELETE FROM pair WHERE sku = ? AND other = ? AND version <= ?";
  }

  @Override
  List<String> deleteAllButSql() {
    return List.of("DELETE FROM pair WHERE bucket = ? AND generation <> ?");
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    String[] key = keyParts(row, 2);
    binding.text(key[0]).text(key[1]);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = RowFields.of(row);
    String[] key = keyParts(row, 2);
    fields.requireKey(fields.id("sku").equals(key[0]) && fields.id("other").equals(key[1]));
    binding.number(fields.integer("count"));
  }
}
