package app.dangol.hub.erasure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Every cell of a hub's file, whatever tables it has. */
final class HubDump {
  private HubDump() {}

  /** A cell with the table it stands in. */
  record Cell(String table, String row) {}

  /** Whole rows, their cells one after the other; tombstones of devices' buckets are left out. */
  static List<Cell> read(Path file) throws SQLException {
    List<Cell> cells = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet names =
          statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      for (String table : tables) {
        String where = table.equals("row") ? " WHERE data IS NOT NULL" : "";
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table + where)) {
          while (rows.next()) {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              text.append(rows.getString(i)).append('\u001f');
            }
            cells.add(new Cell(table, text.toString()));
          }
        }
      }
    }
    return cells;
  }

  /** Those that hold a text. */
  static List<Cell> holding(List<Cell> cells, String text) {
    return cells.stream().filter(cell -> cell.row().contains(text)).toList();
  }
}
