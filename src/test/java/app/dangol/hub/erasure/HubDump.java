package app.dangol.hub.erasure;

import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.StoredRow;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Everything a hub keeps, whatever tables it has, opened where it is sealed. */
final class HubDump {
  private static final char BETWEEN = '\u001f';

  private HubDump() {}

  /** A row with the table it stands in. */
  record Cell(String table, String row) {}

  private record Place(String one, String two, String three) {}

  /** Tombstones are left out: devices that were away need them for a month. */
  static List<Cell> read(Path file, HubLog log) throws SQLException {
    List<Cell> cells = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        String where = table.equals("row") ? " WHERE data IS NOT NULL" : "";
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table + where)) {
          while (rows.next()) {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              text.append(rows.getString(i)).append(BETWEEN);
            }
            cells.add(new Cell(table, text.toString()));
          }
        }
      }
      cells.addAll(openRows(statement, log));
      cells.addAll(openRecords(statement, log));
    }
    return cells;
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet names =
        statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }

  private static List<Cell> openRows(Statement statement, HubLog log) throws SQLException {
    List<Place> places = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("SELECT bucket, entity, key FROM row")) {
      while (rows.next()) {
        places.add(new Place(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
    }
    return log.write(transaction ->
        places.stream()
            .flatMap(place ->
                transaction
                    .find(place.one(), place.two(), place.three())
                    .map(StoredRow::data)
                    .stream()
                    .map(data ->
                        new Cell(
                            "opened row", place.two() + BETWEEN + place.three() + BETWEEN + data)))
            .toList());
  }

  private static List<Cell> openRecords(Statement statement, HubLog log) throws SQLException {
    List<Place> places = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("SELECT kind, key FROM record")) {
      while (rows.next()) {
        places.add(new Place(rows.getString(1), rows.getString(2), ""));
      }
    }
    return places.stream()
        .flatMap(place ->
            log.findRecord(place.one(), place.two()).stream()
                .map(data ->
                    new Cell(
                        "opened record", place.one() + BETWEEN + place.two() + BETWEEN + data)))
        .toList();
  }

  /** Those that hold a text. */
  static List<Cell> holding(List<Cell> cells, String text) {
    return cells.stream().filter(cell -> cell.row().contains(text)).toList();
  }
}
