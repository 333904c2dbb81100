package app.dangol.cache;

import java.sql.SQLException;
import java.util.List;

/**
 * Adds the keys that signed cards are judged by, sealed, so that nobody who has the file alone puts
 * others there, and the cards that somebody has acted by. What was there stays as it is.
 */
final class OpsSchema5 implements Migration {
  private static final List<String> STATEMENTS =
      List.of(
          "CREATE TABLE card_keys (id INTEGER PRIMARY KEY CHECK (id = 1), sealed BLOB NOT NULL)",
          """
          CREATE TABLE spent_card (
            credential TEXT PRIMARY KEY, until INTEGER NOT NULL
          ) WITHOUT ROWID
          """);

  @Override
  public int to() {
    return 5;
  }

  @Override
  public void apply(Session session) throws SQLException {
    for (String statement : STATEMENTS) {
      session.execute(statement);
    }
  }
}
