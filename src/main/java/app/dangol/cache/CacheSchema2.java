package app.dangol.cache;

import java.sql.SQLException;

/** Adds the calls for help of this store. */
final class CacheSchema2 implements Migration {
  private static final String HELP =
      """
      CREATE TABLE help (
        id TEXT PRIMARY KEY,
        bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
        device TEXT NOT NULL, at INTEGER NOT NULL, state TEXT NOT NULL, answered_by TEXT
      ) WITHOUT ROWID
      """;

  @Override
  public int to() {
    return 2;
  }

  @Override
  public void apply(Session session) throws SQLException {
    session.execute(HELP);
  }
}
