package app.dangol.cache;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The statements every table of rows needs, put together once from the program's own names of
 * columns; no data ever becomes part of them.
 *
 * @param insert key, bucket, generation, version, data; does nothing where the key is there
 * @param update bucket, generation, version, data, key
 * @param find key; gives bucket, generation, version
 * @param findMany {@link #FIND_AT_ONCE} keys, bucket, generation; gives of each that is there one
 *     number, its version shifted by {@link #PLACE_BITS}, and below it its place, counted from 0
 * @param delete key
 * @param deleteAllBut bucket, and a generation that is spared
 * @param customersAllBut the customers of the rows that {@code deleteAllBut} deletes
 * @param listOf bucket and generation; gives the versions of its rows
 * @param ofCustomer a customer; gives bucket, generation, version
 * @param deleteOfCustomer a customer
 */
record TableSql(
    String insert,
    String update,
    String find,
    String findMany,
    String delete,
    String deleteAllBut,
    String customersAllBut,
    String listOf,
    String ofCustomer,
    String deleteOfCustomer) {
  static final int PLACE_BITS = 6;
  static final int FIND_AT_ONCE = 1 << PLACE_BITS;

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
            .map(column -> column + " = ?")
            .collect(Collectors.joining(", "));
    String insert = "INSERT INTO %s (%s) VALUES (%s)".formatted(table, columns, marks);
    // Of a table that is not about customers the last statements are never run.
    String customer = key.contains("customer") ? "customer" : key.getFirst();
    return new TableSql(
        insert + " ON CONFLICT DO NOTHING",
        "UPDATE %s SET %s WHERE %s".formatted(table, changes, keys),
        "SELECT bucket, generation, version FROM %s WHERE %s".formatted(table, keys),
        findMany(table, key),
        "DELETE FROM %s WHERE %s".formatted(table, keys),
        "DELETE FROM %s WHERE bucket = ? AND generation <> ?".formatted(table),
        "SELECT DISTINCT %s FROM %s WHERE bucket = ? AND generation <> ?"
            .formatted(customer, table),
        "SELECT version FROM %s WHERE bucket = ? AND generation = ?".formatted(table),
        "SELECT bucket, generation, version FROM %s WHERE %s = ?".formatted(table, customer),
        "DELETE FROM %s WHERE %s = ?".formatted(table, customer));
  }

  private static String findMany(String table, List<String> key) {
    String marks = ", ?".repeat(key.size());
    String asked =
        IntStream.range(0, FIND_AT_ONCE)
            .mapToObj(place -> "(" + place + marks + ")")
            .collect(Collectors.joining(", "));
    String sameKey =
        key.stream()
            .map(column -> "%s.%s = asked.%s".formatted(table, column, column))
            .collect(Collectors.joining(" AND "));
    return """
    WITH asked (place, %s) AS (VALUES %s)
    SELECT version << %d | place FROM asked CROSS JOIN %s ON %s
    WHERE bucket = ? AND generation = ?
    """
        .formatted(String.join(", ", key), asked, PLACE_BITS, table, sameKey);
  }
}
