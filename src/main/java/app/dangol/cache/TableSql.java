package app.dangol.cache;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements every table of rows needs, put together once from the program's own names of
 * columns; no data ever becomes part of them.
 *
 * @param upsert key, bucket, generation, version, data; asks {@link Precedence} where the key is
 *     there
 * @param find key; gives bucket, generation, version
 * @param delete key
 * @param deleteAllBut bucket, and a generation that is spared
 * @param customersAllBut the customers of the rows that {@code deleteAllBut} deletes
 * @param listOf bucket and generation; gives the versions of its rows
 * @param ofCustomer a customer; gives bucket, generation, version
 * @param deleteOfCustomer a customer
 */
record TableSql(
    String upsert,
    String find,
    String delete,
    String deleteAllBut,
    String customersAllBut,
    String listOf,
    String ofCustomer,
    String deleteOfCustomer) {
  private static final List<String> ORIGIN = List.of("bucket", "generation", "version");

  /**
   * @param key the columns of the primary key
   * @param data the other columns that a row brings
   */
  static TableSql of(String table, List<String> key, List<String> data) {
    List<String> all = Stream.of(key, ORIGIN, data).flatMap(List::stream).toList();
    String columns = String.join(", ", all);
    String marks = all.stream().map(column -> "?").collect(Collectors.joining(", "));
    String keys = key.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
    String changes =
        Stream.concat(ORIGIN.stream(), data.stream())
            .map(column -> column + " = excluded." + column)
            .collect(Collectors.joining(", "));
    // Of a table that is not about customers the last statements are never run.
    String customer = key.contains("customer") ? "customer" : key.getFirst();
    return new TableSql(
        """
        INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s
        WHERE %s
        """
            .formatted(
                table, columns, marks, String.join(", ", key), changes, Precedence.CONDITION),
        "SELECT bucket, generation, version FROM %s WHERE %s".formatted(table, keys),
        "DELETE FROM %s WHERE %s".formatted(table, keys),
        "DELETE FROM %s WHERE bucket = ? AND generation <> ?".formatted(table),
        "SELECT DISTINCT %s FROM %s WHERE bucket = ? AND generation <> ?"
            .formatted(customer, table),
        "SELECT version FROM %s WHERE bucket = ? AND generation = ?".formatted(table),
        "SELECT bucket, generation, version FROM %s WHERE %s = ?".formatted(table, customer),
        "DELETE FROM %s WHERE %s = ?".formatted(table, customer));
  }
}
