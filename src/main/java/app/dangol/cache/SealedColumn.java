package app.dangol.cache;

import app.dangol.wire.Entity;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column that holds sealed blobs, and what each of them is bound to. All that there are: a fresh
 * key is of no use to a column that is not listed, and its blobs are lost with the old one.
 *
 * @param key the table's primary key
 * @param boundTable what {@code FieldCipher} was told as the table
 * @param boundRow SQL for what it was told as the row
 */
record SealedColumn(
    String table, String column, List<String> key, String boundTable, String boundRow) {
  static final List<SealedColumn> OF_CACHE =
      List.of(
          new SealedColumn("customer", "sealed", List.of("id"), Entity.CUSTOMER, "id"),
          new SealedColumn("note", "sealed", List.of("customer", "id"), Entity.NOTE, "id"),
          new SealedColumn(
              "search",
              "sealed",
              List.of("customer", "at", "id"),
              Entity.SEARCH,
              "customer || '|' || id"),
          new SealedColumn(
              "coupon",
              "sealed",
              List.of("customer", "id"),
              Entity.COUPON,
              "customer || '|' || id"),
          new SealedColumn("task", "sealed", List.of("id"), Entity.TASK, "id"));

  static final List<SealedColumn> OF_OPS =
      List.of(
          new SealedColumn("op", "sealed_body", List.of("seq"), OpBody.TABLE, "op_id"),
          new SealedColumn("op", "sealed_current", List.of("seq"), OpBody.CURRENT, "op_id"),
          new SealedColumn(
              "queued_scan", "sealed", List.of("id"), SqliteQueuedScans.TABLE, "CAST(id AS TEXT)"),
          new SealedColumn("staff", "sealed", List.of("id"), SqliteStaff.TABLE, "id"),
          new SealedColumn(
              "card_keys", "sealed", List.of("id"), SqliteCardKeys.TABLE, "CAST(id AS TEXT)"),
          new SealedColumn(
              "audit_reason",
              "sealed",
              List.of("seq"),
              AuditSeals.REASON_TABLE,
              "(SELECT lower(hex(chain)) FROM audit_chain WHERE id = 1) || ':' || seq"),
          new SealedColumn(
              "audit_chain",
              "sealed_key",
              List.of("id"),
              AuditSeals.KEY_TABLE,
              "lower(hex(chain))"));

  private String keyList() {
    return String.join(", ", key);
  }

  private String marks() {
    return key.stream().map(name -> "?").collect(Collectors.joining(", "));
  }

  /**
   * The blobs of other versions than one: blob, what it is bound to, and the key. Parameters: that
   * version as one byte, the key to begin behind unless from the start, and how many.
   */
  String select(boolean fromStart) {
    return """
    SELECT %s, %s, %s FROM %s
    WHERE length(%s) > 0 AND substr(%s, 1, 1) <> ?%s ORDER BY %s LIMIT ?
    """
        .formatted(
            column,
            boundRow,
            keyList(),
            table,
            column,
            column,
            fromStart ? "" : " AND (%s) > (%s)".formatted(keyList(), marks()),
            keyList());
  }

  /** Puts another blob into a row. Parameters: the blob and the key. */
  String update() {
    return "UPDATE %s SET %s = ? WHERE (%s) = (%s)".formatted(table, column, keyList(), marks());
  }
}
