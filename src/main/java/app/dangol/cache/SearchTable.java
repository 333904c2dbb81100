package app.dangol.cache;

import app.dangol.trust.FieldCipher;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/**
 * What was looked for in the web shop; key: {@code customer|at|id}. What somebody looks for says
 * more about them than what they buy, so the whole record is sealed.
 */
final class SearchTable extends CustomerRows {
  private static final TableSql SQL =
      TableSql.of("search", List.of("customer", "at", "id"), List.of("sealed"));

  private final FieldCipher cipher;

  SearchTable(FieldCipher cipher) {
    super(Entity.SEARCH, SQL);
    this.cipher = cipher;
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    bindDated(binding, row);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = dated(row);
    fields.text("text");
    binding.bytes(SealedJson.seal(cipher, entity(), sealedAs(row), fields.toTree()));
  }
}
