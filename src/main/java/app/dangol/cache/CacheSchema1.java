package app.dangol.cache;

import java.sql.SQLException;
import java.util.List;

/**
 * The first schema of {@code cache.db}. Every row names the bucket it came in and the generation of
 * that bucket's snapshot, so that what a new snapshot no longer holds can be taken out at its end.
 */
final class CacheSchema1 implements Migration {
  private static final List<String> STATEMENTS =
      List.of(
          """
          CREATE TABLE bucket (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            generation INTEGER NOT NULL,
            cursor TEXT,
            next_page TEXT,
            position INTEGER NOT NULL,
            row_count INTEGER NOT NULL,
            synced_at INTEGER
          )
          """,
          """
          CREATE TABLE product (
            sku TEXT PRIMARY KEY,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            gtin TEXT, name_ko TEXT NOT NULL, name_en TEXT NOT NULL, category TEXT NOT NULL,
            colour TEXT NOT NULL, price_minor INTEGER NOT NULL, currency TEXT NOT NULL,
            shelf TEXT NOT NULL, search_text TEXT NOT NULL
          ) WITHOUT ROWID
          """,
          "CREATE INDEX product_by_gtin ON product (gtin) WHERE gtin IS NOT NULL",
          """
          CREATE TABLE store (
            id TEXT PRIMARY KEY,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            name_ko TEXT NOT NULL, name_en TEXT NOT NULL
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE stock (
            sku TEXT NOT NULL, store TEXT NOT NULL,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            available INTEGER NOT NULL, as_of INTEGER NOT NULL,
            PRIMARY KEY (sku, store)
          ) WITHOUT ROWID
          """,
          "CREATE INDEX stock_on_hand ON stock (store, sku) WHERE available > 0",
          """
          CREATE TABLE customer (
            id TEXT PRIMARY KEY,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            home_store TEXT NOT NULL, member_since TEXT NOT NULL, granted TEXT NOT NULL,
            sealed BLOB NOT NULL
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE blind_index (
            token BLOB NOT NULL, customer TEXT NOT NULL,
            PRIMARY KEY (token, customer)
          ) WITHOUT ROWID
          """,
          "CREATE INDEX blind_index_by_customer ON blind_index (customer)",
          """
          CREATE TABLE history (
            customer TEXT NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            basket TEXT NOT NULL, kind TEXT NOT NULL, store TEXT NOT NULL, sku TEXT NOT NULL,
            quantity INTEGER NOT NULL,
            PRIMARY KEY (customer, at, id)
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE note (
            customer TEXT NOT NULL, id TEXT NOT NULL,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            at INTEGER NOT NULL, sealed BLOB NOT NULL,
            PRIMARY KEY (customer, id)
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE pair (
            sku TEXT NOT NULL, other TEXT NOT NULL,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (sku, other)
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE popularity (
            sku TEXT PRIMARY KEY,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            baskets INTEGER NOT NULL, recent INTEGER NOT NULL, since TEXT NOT NULL
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE kept_out (
            digest BLOB NOT NULL,
            bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
            PRIMARY KEY (digest)
          ) WITHOUT ROWID
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
