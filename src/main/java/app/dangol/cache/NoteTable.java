package app.dangol.cache;

import app.dangol.trust.FieldCipher;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Notes the hub holds, their words sealed; key: {@code customer|op id}. */
final class NoteTable extends EntityTable {
  private final FieldCipher cipher;

  NoteTable(FieldCipher cipher) {
    this.cipher = cipher;
  }

  @Override
  String entity() {
    return Entity.NOTE;
  }

  @Override
  String upsertSql() {
    return """
    INSERT INTO note (customer, id, bucket, generation, version, at, sealed)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (customer, id) DO UPDATE SET
      bucket = excluded.bucket, generation = excluded.generation, version = excluded.version,
      at = excluded.at, sealed = excluded.sealed
    WHERE excluded.version >= version OR excluded.generation <> generation
    """;
  }

  @Override
  String existsSql() {
    return "SELECT 1 FROM note WHERE customer = ? AND id = ?";
  }

  @Override
  String deleteSql() {
    return "DELETE FROM note WHERE customer = ? AND id = ? AND version <= ?";
  }

  @Override
  List<String> deleteAllButSql() {
    return List.of("DELETE FROM note WHERE bucket = ? AND generation <> ?");
  }

  @Override
  Optional<String> customersAllButSql() {
    return Optional.of("SELECT DISTINCT customer FROM note WHERE bucket = ? AND generation <> ?");
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
    fields.requireKey(fields.id("customer").equals(key[0]) && fields.id("id").equals(key[1]));
    NoteWords words = new NoteWords(fields.text("author_name"), fields.text("text"));
    binding.number(fields.instant("at")).bytes(words.seal(cipher, key[1]));
  }

  @Override
  Optional<String> customerOf(Row row) {
    return Optional.of(keyParts(row, 2)[0]);
  }
}
