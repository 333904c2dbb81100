package app.dangol.cache;

import java.sql.SQLException;
import java.util.List;

/**
 * Adds the cards that wait for the hub, each sealed as a whole, and the device's marks of what it
 * did last. Ops that wait stay as they are.
 */
final class OpsSchema3 implements Migration {
  private static final List<String> STATEMENTS =
      List.of(
          """
          CREATE TABLE queued_scan (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL, sealed BLOB NOT NULL
          )
          """,
          "CREATE TABLE mark (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID");

  @Override
  public int to() {
    return 3;
  }

  @Override
  public void apply(Session session) throws SQLException {
    for (String statement : STATEMENTS) {
      session.execute(statement);
    }
  }
}
