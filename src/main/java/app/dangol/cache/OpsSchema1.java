package app.dangol.cache;

import java.sql.SQLException;
import java.util.List;

/**
 * The first schema of {@code ops.db}: the outbox and the audit trail. AUTOINCREMENT, so that the
 * number of a pruned row is never given again.
 */
final class OpsSchema1 implements Migration {
  private static final List<String> STATEMENTS =
      List.of(
          """
          CREATE TABLE op (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            op_id TEXT NOT NULL UNIQUE,
            type TEXT NOT NULL, subject TEXT NOT NULL, author TEXT NOT NULL, at INTEGER NOT NULL,
            sealed_body BLOB NOT NULL, body_hash TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'applied', 'attention')),
            attempts INTEGER NOT NULL DEFAULT 0,
            position INTEGER NOT NULL DEFAULT 0,
            code TEXT, message TEXT
          )
          """,
          "CREATE INDEX op_by_state ON op (state, seq)",
          "CREATE INDEX op_by_subject ON op (subject, seq)",
          """
          CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL, staff TEXT NOT NULL, action TEXT NOT NULL, customer TEXT NOT NULL
          )
          """);

  @Override
  public int to() {
    return 1;
  }

  @Override
  public void apply(Session session) throws SQLException {
    for (String statement : STATEMENTS) {
      session.execute(statement);
    }
  }
}
