package app.dangol.cache;

import java.sql.SQLException;

/** Adds the rules by which a store's devices make tasks; the next exchange brings them. */
final class CacheSchema6 implements Migration {
  @Override
  public int to() {
    return 6;
  }

  @Override
  public void apply(Session session) throws SQLException {
    session.execute(
        """
        CREATE TABLE task_rule (
          kind TEXT PRIMARY KEY,
          bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
          active INTEGER NOT NULL, percent INTEGER NOT NULL, span INTEGER NOT NULL,
          most INTEGER NOT NULL, text TEXT
        ) WITHOUT ROWID
        """);
  }
}
