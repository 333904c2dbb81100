package app.dangol.cache;

import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.Optional;

/** Rows of one customer, which go when the customer goes; keys begin with the customer's id. */
abstract class CustomerRows extends EntityTable {
  CustomerRows(String entity, TableSql sql) {
    super(entity, sql);
  }

  @Override
  final Optional<String> customerOf(Row row) {
    String key = row.key();
    int bar = key.indexOf('|');
    if (bar < 0) {
      throw RowFields.malformed(row.entity(), "the key names no customer");
    }
    return Optional.of(key.substring(0, bar));
  }

  @Override
  final boolean isAboutCustomers() {
    return true;
  }

  /** What a sealed row is bound to: {@code customer|id}, the first and the last part of its key. */
  static String sealedAs(Row row) {
    String key = row.key();
    return keyParts(row, 2)[0] + key.substring(key.lastIndexOf('|'));
  }

  /** Key {@code customer|at|id}, the time in milliseconds. */
  static void bindDated(Binding binding, Row row) throws SQLException {
    String[] key = keyParts(row, 3);
    binding.text(key[0]).number(RowFields.instantOf(row.entity(), key[1])).text(key[2]);
  }

  /** Refuses a row whose key is not what its record says. */
  static RowFields dated(Row row) {
    RowFields fields = RowFields.of(row);
    String key = row.key();
    String customer = fields.id("customer");
    String at = fields.text("at");
    String id = fields.id("id");
    int second = customer.length() + 1;
    int third = second + at.length() + 1;
    // Not cut into its parts: there are a million of them.
    fields.requireKey(
        isPart(key, 0, customer)
            && isPart(key, second, at)
            && key.endsWith(id)
            && key.length() == third + id.length());
    return fields;
  }

  /** Whether that part of the key begins there and ends with the next bar. */
  private static boolean isPart(String key, int from, String part) {
    return key.startsWith(part, from) && key.indexOf('|', from) == from + part.length();
  }

  /** Key {@code customer|…}. */
  static void bindPair(Binding binding, Row row) throws SQLException {
    String[] key = keyParts(row, 2);
    binding.text(key[0]).text(key[1]);
  }

  /**
   * Refuses a row whose key is not what its record says.
   *
   * @param second the field that stands behind the customer in the key
   */
  static RowFields paired(Row row, String second) {
    RowFields fields = RowFields.of(row);
    String[] key = keyParts(row, 2);
    fields.requireKey(fields.id("customer").equals(key[0]) && fields.id(second).equals(key[1]));
    return fields;
  }
}
