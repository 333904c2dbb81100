package app.dangol.cache;

import app.dangol.customer.ClientBook;
import app.dangol.id.CustomerId;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The store's customers in {@code cache.db}. May block; any thread may call. */
public final class SqliteClientBook implements ClientBook {
  private static final String IDS =
      """
      SELECT customer.id FROM customer JOIN bucket ON bucket.id = customer.bucket
      WHERE bucket.expires_at IS NULL ORDER BY customer.id
      """;
  private static final String CARTS =
      """
      SELECT cart.customer, min(cart.at), max(cart.at), count(*)
      FROM cart JOIN bucket ON bucket.id = cart.bucket
      WHERE bucket.expires_at IS NULL GROUP BY cart.customer
      """;

  private final CacheDatabase database;

  public SqliteClientBook(CacheDatabase database) {
    this.database = database;
  }

  @Override
  public List<CustomerId> list() {
    return database.read(session -> {
      List<CustomerId> ids = new ArrayList<>();
      try (ResultSet row = session.prepare(IDS).executeQuery()) {
        while (row.next()) {
          ids.add(new CustomerId(row.getString(1)));
        }
      }
      return ids;
    });
  }

  @Override
  public Map<CustomerId, OpenCart> listCarts() {
    return database.read(session -> {
      Map<CustomerId, OpenCart> carts = new HashMap<>();
      try (ResultSet row = session.prepare(CARTS).executeQuery()) {
        while (row.next()) {
          carts.put(
              new CustomerId(row.getString(1)),
              new OpenCart(
                  Instant.ofEpochMilli(row.getLong(2)),
                  Instant.ofEpochMilli(row.getLong(3)),
                  row.getInt(4)));
        }
      }
      return carts;
    });
  }
}
