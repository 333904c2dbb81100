package app.dangol.cache;

import java.sql.SQLException;
import java.util.List;

/**
 * Prices apart from products; orders, searches, carts, wishes, points, coupons, consents, tasks and
 * reservations; what a line cost; a sum beside each bucket's count. What was here stays readable,
 * and everything is fetched anew: rows of kinds unknown before were never kept.
 */
final class CacheSchema3 implements Migration {
  private static final List<String> STATEMENTS =
      List.of(
          "ALTER TABLE product DROP COLUMN price_minor",
          "ALTER TABLE product DROP COLUMN currency",
          """
          CREATE TABLE price (
            sku TEXT PRIMARY KEY,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            amount_minor INTEGER NOT NULL, currency TEXT NOT NULL, tax_rate_bp INTEGER,
            as_of INTEGER NOT NULL
          ) WITHOUT ROWID
          """,
          "ALTER TABLE history ADD COLUMN amount_minor INTEGER",
          "ALTER TABLE history ADD COLUMN tax_minor INTEGER",
          "ALTER TABLE history ADD COLUMN currency TEXT",
          "ALTER TABLE note ADD COLUMN backend TEXT",
          """
          CREATE TABLE orders (
            customer TEXT NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            number TEXT, channel TEXT NOT NULL, store TEXT NOT NULL, state TEXT NOT NULL,
            total_minor INTEGER NOT NULL, tax_minor INTEGER NOT NULL, currency TEXT NOT NULL,
            PRIMARY KEY (customer, at, id)
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE search (
            customer TEXT NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (customer, at, id)
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE cart (
            customer TEXT NOT NULL, sku TEXT NOT NULL,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            quantity INTEGER NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (customer, sku)
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE wish (
            customer TEXT NOT NULL, sku TEXT NOT NULL,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (customer, sku)
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE loyalty (
            customer TEXT NOT NULL, program TEXT NOT NULL,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            points INTEGER NOT NULL, tier_ko TEXT, tier_en TEXT, as_of INTEGER NOT NULL,
            PRIMARY KEY (customer, program)
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE coupon (
            customer TEXT NOT NULL, id TEXT NOT NULL,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            until TEXT, state TEXT NOT NULL, sealed BLOB NOT NULL,
            PRIMARY KEY (customer, id)
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE consent (
            customer TEXT NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            purpose TEXT NOT NULL, granted INTEGER NOT NULL, basis TEXT NOT NULL,
            text_version TEXT, source TEXT NOT NULL,
            PRIMARY KEY (customer, at, id)
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE task (
            id TEXT PRIMARY KEY,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            customer TEXT, state TEXT NOT NULL, due TEXT, assignee TEXT, at INTEGER NOT NULL,
            sealed BLOB NOT NULL -- empty once the customer is gone
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE reservation (
            customer TEXT NOT NULL, id TEXT NOT NULL,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            store TEXT NOT NULL, sku TEXT NOT NULL, quantity INTEGER NOT NULL,
            at INTEGER NOT NULL, state TEXT NOT NULL, until TEXT, reason TEXT,
            PRIMARY KEY (customer, id)
          ) WITHOUT ROWID
          """,
          // In the order in which customers come; the index by token is one of the LateIndexes.
          """
          CREATE TABLE blind_index_by_owner (
            customer TEXT NOT NULL, token BLOB NOT NULL,
            PRIMARY KEY (customer, token)
          ) WITHOUT ROWID
          """,
          """
          INSERT INTO blind_index_by_owner (customer, token)
          SELECT customer, token FROM blind_index ORDER BY customer, token
          """,
          "DROP TABLE blind_index",
          "ALTER TABLE blind_index_by_owner RENAME TO blind_index",
          "ALTER TABLE bucket ADD COLUMN row_sum INTEGER NOT NULL DEFAULT 0",
          "ALTER TABLE bucket ADD COLUMN expires_at INTEGER",
          "UPDATE bucket SET cursor = NULL, next_page = NULL");

  @Override
  public int to() {
    return 3;
  }

  @Override
  public void apply(Session session) throws SQLException {
    for (String statement : STATEMENTS) {
      session.execute(statement);
    }
  }
}
