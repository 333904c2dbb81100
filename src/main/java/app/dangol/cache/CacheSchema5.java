package app.dangol.cache;

import java.sql.SQLException;

/**
 * Adds whom this device has erased and the hub may not have yet: what it goes on to tell of them is
 * not taken in. Only a keyed digest of the id is there. What is here stays as it is.
 */
final class CacheSchema5 implements Migration {
  @Override
  public int to() {
    return 5;
  }

  @Override
  public void apply(Session session) throws SQLException {
    session.execute(
        """
        CREATE TABLE erased (digest BLOB PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID
        """);
  }
}
