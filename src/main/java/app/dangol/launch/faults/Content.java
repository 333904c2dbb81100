package app.dangol.launch.faults;

import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a device's databases hold, to be compared with another's. */
final class Content {
  /** They differ from device to device, or from one way of fetching to another. */
  private static final Set<String> OWN =
      Set.of("sealed", "token", "digest", "bucket", "generation", "search_text");

  private Content() {}

  /**
   * Everything the cache holds: the plain columns of every table, each bucket's figures, and every
   * customer and note as it opens with the device's key.
   *
   * @throws DangolException KEY-02 if something does not open
   */
  static List<Object> of(Device device, Path place) throws SQLException {
    List<Object> content = new ArrayList<>(plainRows(place.resolve("cache.db")));
    for (int i = 0; i < ShopHub.CUSTOMERS; i++) {
      CustomerId id = new CustomerId(ShopHub.id(i));
      content.add(device.customers.find(id));
      content.add(device.customers.listHistory(id, 50));
      content.add(device.notes.list(id));
    }
    return content;
  }

  /** How many entries of one are not in the other, for the words of a failure. */
  static long differences(List<Object> one, List<Object> other) {
    List<Object> rest = new ArrayList<>(one);
    other.forEach(rest::remove);
    return rest.size() + Math.abs((long) one.size() - other.size());
  }

  /** Of which tables or kinds the entries are that only one of both has; no data. */
  static String kindsApart(List<Object> one, List<Object> other) {
    List<Object> apart = new ArrayList<>(one);
    other.forEach(apart::remove);
    List<Object> further = new ArrayList<>(other);
    one.forEach(further::remove);
    apart.addAll(further);
    return apart.stream()
        .map(entry -> entry instanceof String row ? row.split(" ", 2)[0] : "as shown")
        .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()))
        .toString();
  }

  /** As {@link #of}, without what has to be opened with a key. */
  static List<String> plain(Path place) throws SQLException {
    return plainRows(place.resolve("cache.db"));
  }

  private static List<String> plainRows(Path file) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'bucket'"
                  + " AND name NOT LIKE 'sqlite%' ORDER BY name")) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      for (String table : tables) {
        List<String> ofTable = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
          while (row.next()) {
            ofTable.add(table + plain(row));
          }
        }
        ofTable.sort(null);
        rows.addAll(ofTable);
      }
      try (ResultSet row =
          statement.executeQuery("SELECT name, row_count, row_sum FROM bucket ORDER BY name")) {
        while (row.next()) {
          rows.add("bucket " + row.getString(1) + " " + row.getLong(2) + " " + row.getLong(3));
        }
      }
    }
    return rows;
  }

  private static String plain(ResultSet row) throws SQLException {
    StringBuilder text = new StringBuilder();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      if (!OWN.contains(columns.getColumnName(i))) {
        text.append(' ').append(row.getString(i));
      }
    }
    return text.toString();
  }

  /** SQLite's own word on copies of both files, so that the files stay as they were left. */
  static String integrity(Path place, Path scratch) throws IOException, SQLException {
    copy(place, scratch);
    for (String name : List.of("cache.db", "ops.db")) {
      if (Files.exists(scratch.resolve(name))) {
        String found = integrityOf(scratch.resolve(name));
        if (!found.equals("ok")) {
          return name + ": " + found;
        }
      }
    }
    return "ok";
  }

  static String integrityOf(Path file) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
      return row.next() ? row.getString(1) : "no answer";
    } catch (SQLException e) {
      return "not readable";
    }
  }

  /** Makes one folder hold the files of the other and nothing else. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var old = Files.list(to)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    try (var files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  static void forgetCache(Path place) throws IOException {
    for (String name : List.of("cache.db", "cache.db-wal", "cache.db-shm", "cache.db-sum")) {
      Files.deleteIfExists(place.resolve(name));
    }
  }
}
