package app.dangol.cache;

import java.sql.SQLException;

/**
 * Up to when a bucket's prices or stock were read in the shop system, as the hub told it last; null
 * where it told nothing. Nothing is fetched anew for it: the next comparison tells it.
 */
final class CacheSchema4 implements Migration {
  @Override
  public int to() {
    return 4;
  }

  @Override
  public void apply(Session session) throws SQLException {
    session.execute("ALTER TABLE bucket ADD COLUMN read_at INTEGER");
  }
}
