package app.dangol.hub.store;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What an SQLite hub holds about a customer, as it lies in the file. */
public final class HubFileTraces {
  private static final List<String> SEALED =
      List.of(
          "SELECT sealed FROM row WHERE sealed IS NOT NULL AND instr(key, ?) > 0",
          "SELECT sealed FROM record WHERE sealed IS NOT NULL AND instr(key, ?) > 0");

  private HubFileTraces() {}

  /**
   * The sealed values kept under that id, beside a hub that may run. Blocks.
   *
   * @throws DangolException HUB-05 if the file cannot be read
   */
  public static List<byte[]> list(Path file, String customer) {
    List<byte[]> sealed = new ArrayList<>();
    try (Connection reader = HubFile.openForReading(file)) {
      for (String query : SEALED) {
        try (PreparedStatement list = reader.prepareStatement(query)) {
          list.setString(1, customer);
          try (ResultSet row = list.executeQuery()) {
            while (row.next()) {
              sealed.add(row.getBytes(1));
            }
          }
        }
      }
      return sealed;
    } catch (SQLException e) {
      throw new DangolException(ErrorCode.HUB_05, "the hub's store cannot be looked through", e);
    }
  }
}
