package app.dangol.cache;

import java.sql.SQLException;

/** One step of a schema: from version {@code to - 1} to {@code to}. Steps are never changed. */
interface Migration {
  int to();

  void apply(Session session) throws SQLException;
}
