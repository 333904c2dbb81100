package app.dangol.cache;

import java.sql.SQLException;
import java.util.List;

/**
 * Adds what managers say about goods, what customers struck out, experiments, and the rules by
 * which a store's devices make tasks. What is here stays; buckets that hold rows of kinds unknown
 * before are fetched anew, for these may be among them.
 */
final class CacheSchema6 implements Migration {
  private static final List<String> STATEMENTS =
      List.of(
          """
          CREATE TABLE steering (
            sku TEXT NOT NULL, place TEXT NOT NULL, -- a store, or * for everywhere
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            act TEXT NOT NULL, factor REAL, until TEXT, reason TEXT NOT NULL, by_staff TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (sku, place)
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE struck (
            customer TEXT NOT NULL, what TEXT NOT NULL,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (customer, what)
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE experiment (
            id TEXT PRIMARY KEY,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            record TEXT NOT NULL
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE task_rule (
            kind TEXT PRIMARY KEY,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            active INTEGER NOT NULL, percent INTEGER NOT NULL, span INTEGER NOT NULL,
            most INTEGER NOT NULL, text TEXT
          ) WITHOUT ROWID
          """,
          """
          UPDATE bucket SET cursor = NULL, next_page = NULL
          WHERE id IN (SELECT bucket FROM kept_out)
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
