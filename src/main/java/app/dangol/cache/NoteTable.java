package app.dangol.cache;

import app.dangol.trust.FieldCipher;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/** Notes the hub holds, their words sealed; key: {@code customer|op id}. */
final class NoteTable extends CustomerRows {
  private static final TableSql SQL =
      TableSql.of("note", List.of("customer", "id"), List.of("at", "backend", "sealed"));

  private final FieldCipher cipher;

  NoteTable(FieldCipher cipher) {
    super(Entity.NOTE, SQL);
    this.cipher = cipher;
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    bindPair(binding, row);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = paired(row, "id");
    NoteWords words = new NoteWords(fields.text("author_name"), fields.text("text"));
    binding
        .number(fields.instant("at"))
        .text(fields.optionalText("backend").orElse(null))
        .bytes(words.seal(cipher, fields.id("id")));
  }
}
