package app.dangol.cache;

import java.sql.SQLException;
import java.util.List;

/**
 * Adds the version a change was made on, and what the hub held instead where both differ. Ops that
 * wait stay as they are: they rest on no version.
 */
final class OpsSchema2 implements Migration {
  private static final List<String> STATEMENTS =
      List.of(
          "ALTER TABLE op ADD COLUMN base_v INTEGER",
          "ALTER TABLE op ADD COLUMN sealed_current BLOB",
          "ALTER TABLE op ADD COLUMN answered_at INTEGER");

  @Override
  public int to() {
    return 2;
  }

  @Override
  public void apply(Session session) throws SQLException {
    for (String statement : STATEMENTS) {
      session.execute(statement);
    }
  }
}
