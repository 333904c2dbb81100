package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** How much each product is bought; key: sku. */
final class PopularityTable extends EntityTable {
  @Override
  String entity() {
    return Entity.POPULARITY;
  }

  @Override
  String upsertSql() {
    return """
    INSERT INTO popularity (sku, bucket, generation, version, baskets, recent, since)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (sku) DO UPDATE SET
      bucket = excluded.bucket, generation = excluded.generation, version = excluded.version,
      baskets = excluded.baskets, recent = excluded.recent, since = excluded.since
    WHERE excluded.version >= version OR excluded.generation <> generation
    """;
  }

  @Override
  String existsSql() {
    return "SELECT 1 FROM popularity WHERE sku = ?";
  }

  @Override
  String deleteSql() {
    return "DELETE FROM popularity WHERE sku = ? AND version <= ?";
  }

  @Override
  List<String> deleteAllButSql() {
    return List.of("DELETE FROM popularity WHERE bucket = ? AND generation <> ?");
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    binding.text(row.key());
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = RowFields.of(row);
    fields.requireKey(fields.id("sku").equals(row.key()));
    binding
        .number(fields.integer("baskets"))
        .number(fields.integer("recent"))
        .text(fields.date("since"));
  }
}
