package app.dangol.cache;

import java.sql.SQLException;

/** Adds until when an op is held back, because more may come into it; one of before is not held. */
final class OpsSchema7 implements Migration {
  @Override
  public int to() {
    return 7;
  }

  @Override
  public void apply(Session session) throws SQLException {
    session.execute("ALTER TABLE op ADD COLUMN held_until INTEGER");
  }
}
