package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What customers did; key: {@code customer|at|id}. Kinds this program does not know are kept. */
final class HistoryTable extends EntityTable {
  @Override
  String entity() {
    return Entity.HISTORY;
  }

  @Override
  String upsertSql() {
    return """
    INSERT INTO history (customer, at, id, bucket, generation, version, basket, kind, store, sku,
      quantity)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (customer, at, id) DO UPDATE SET
      bucket = excluded.bucket, generation = excluded.generation, version = excluded.version,
      basket = excluded.basket, kind = excluded.kind, store = excluded.store,
      sku = excluded.sku, quantity = excluded.quantity
    WHERE excluded.version >= version OR excluded.generation <> generation
    """;
  }

  @Override
  String existsSql() {
    return "SELECT 1 FROM history WHERE customer = ? AND at = ? AND id = ?";
  }

  @Override
  String deleteSql() {
    return "DELETE FROM history WHERE customer = ? AND at = ? AND id = ? AND version <= ?";
  }

  @Override
  List<String> deleteAllButSql() {
    return List.of("DELETE FROM history WHERE bucket = ? AND generation <> ?");
  }

  @Override
  Optional<String> customersAllButSql() {
    return Optional.of(
        "SELECT DISTINCT customer FROM history WHERE bucket = ? AND generation <> ?");
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    String[] key = keyParts(row, 3);
    binding.text(key[0]).number(RowFields.instantOf(row.entity(), key[1])).text(key[2]);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = RowFields.of(row);
    String customer = fields.id("customer");
    String key = customer + "|" + fields.text("at") + "|" + fields.id("id");
    fields.requireKey(key.equals(row.key()) && customer.indexOf('|') < 0);
    binding
        .text(fields.text("group"))
        .text(fields.id("kind"))
        .text(fields.id("store"))
        .text(fields.id("sku"))
        .number(fields.integer("quantity"));
  }

  @Override
  Optional<String> customerOf(Row row) {
    return Optional.of(keyParts(row, 2)[0]);
  }
}
