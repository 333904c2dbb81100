package app.dangol.hub.store;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads records out of a hub's SQLite file without changing it: no migration, no checkpoint. Beside
 * whoever has it open it is one more reader.
 */
public final class HubFileLook {
  private HubFileLook() {}

  /**
   * Records of one kind that is not sealed, in the order of their keys. Blocks.
   *
   * @param inUse whether somebody may have the file open
   * @throws DangolException DB-01 if it cannot be read now, or is of a time before there were any
   */
  public static List<HubRecord> listRecords(Path file, boolean inUse, String kind) {
    List<HubRecord> records = new ArrayList<>();
    try (Connection connection = open(file, inUse);
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT key, data FROM record WHERE kind = ? ORDER BY key")) {
      query.setString(1, kind);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          records.add(new HubRecord(rows.getString(1), rows.getString(2)));
        }
      }
    } catch (SQLException | IOException e) {
      throw new DangolException(ErrorCode.DB_01, "the hub's file cannot be looked at", e);
    }
    return records;
  }

  /** With a log to read, SQLite must be let near the shared memory; without one, near nothing. */
  private static Connection open(Path file, boolean inUse) throws SQLException, IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    boolean alone = !inUse && !(Files.exists(log) && Files.size(log) > 0);
    String path = file.toAbsolutePath().toUri().getRawPath();
    return DriverManager.getConnection(
        "jdbc:sqlite:file:" + path + "?mode=ro" + (alone ? "&immutable=1" : ""));
  }
}
