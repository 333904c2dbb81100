package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** Stock levels; key: {@code sku|store}. */
final class StockTable extends EntityTable {
  @Override
  String entity() {
    return Entity.STOCK;
  }

  @Override
  String upsertSql() {
    return """
    INSERT INTO stock (sku, store, bucket, generation, version, available, as_of)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (sku, store) DO UPDATE SET
      bucket = excluded.bucket, generation = excluded.generation, version = excluded.version,
      available = excluded.available, as_of = excluded.as_of
    WHERE excluded.version >= version OR excluded.generation <> generation
    """;
  }

  @Override
  String existsSql() {
    return "SELECT 1 FROM stock WHERE sku = ? AND store = ?";
  }

  @Override
  String deleteSql() {
    return "DELETE FROM stock WHERE sku = ? AND store = ? AND version <= ?";
  }

  @Override
  List<String> deleteAllButSql() {
    return List.of("DELETE FROM stock WHERE bucket = ? AND generation <> ?");
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
    fields.requireKey(fields.id("sku").equals(key[0]) && fields.id("store").equals(key[1]));
    // A shop system that has sold more than it counted has nothing left to sell.
    binding.number(Math.max(0, fields.integer("available"))).number(fields.instant("as_of"));
  }
}
