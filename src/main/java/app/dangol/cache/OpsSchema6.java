package app.dangol.cache;

import java.sql.SQLException;
import java.util.List;

/**
 * Adds the staff of this device, name and PIN sealed, and the roles that were ever granted to them.
 * Nobody is there before somebody is added.
 */
final class OpsSchema6 implements Migration {
  private static final List<String> STATEMENTS =
      List.of(
          """
          CREATE TABLE staff (
            id TEXT PRIMARY KEY, sealed BLOB NOT NULL,
            failed INTEGER NOT NULL DEFAULT 0, pause_ms INTEGER NOT NULL DEFAULT 0
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE staff_grant (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            staff TEXT NOT NULL, role TEXT NOT NULL,
            granted_at INTEGER NOT NULL, granted_by TEXT NOT NULL,
            withdrawn_at INTEGER, withdrawn_by TEXT
          )
          """,
          """
          CREATE UNIQUE INDEX staff_grant_held ON staff_grant (staff, role)
          WHERE withdrawn_at IS NULL
          """);

  @Override
  public int to() {
    return 6;
  }

  @Override
  public void apply(Session session) throws SQLException {
    for (String statement : STATEMENTS) {
      session.execute(statement);
    }
  }
}
