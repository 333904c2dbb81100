package app.dangol.cache;

import app.dangol.id.Sku;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The counts that suggestions are made from, as {@code cache.db} holds them. May block; never call
 * it on the FX thread.
 */
public final class SqliteModel {
  private static final String PARTNERS =
      """
      SELECT sku, other, count FROM pair WHERE sku IN (SELECT value FROM json_each(?))
      ORDER BY sku, other
      """;
  private static final String POPULARITY = "SELECT sku, baskets, recent, since FROM popularity";

  private final CacheDatabase database;

  public SqliteModel(CacheDatabase database) {
    this.database = database;
  }

  /** How many different baskets with {@code sku} were joined or followed by {@code other}. */
  public record PairCount(Sku sku, Sku other, int count) {}

  /**
   * How much one product is bought.
   *
   * @param baskets baskets that hold it, all time
   * @param recent baskets of the newest 28 days that hold it
   * @param since first of those days
   */
  public record PopularityCount(int baskets, int recent, LocalDate since) {}

  /** All partners of those skus, in the order of (sku, other). */
  public List<PairCount> partnersOf(Collection<Sku> skus) {
    return database.read(session -> {
      PreparedStatement list = session.prepare(PARTNERS);
      list.setString(1, SqliteCatalog.jsonOf(skus));
      List<PairCount> pairs = new ArrayList<>();
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          pairs.add(
              new PairCount(new Sku(row.getString(1)), new Sku(row.getString(2)), row.getInt(3)));
        }
      }
      return pairs;
    });
  }

  /** The popularity of every product that was ever bought. */
  public Map<Sku, PopularityCount> popularity() {
    return database.read(session -> {
      Map<Sku, PopularityCount> bySku = new HashMap<>();
      try (ResultSet row = session.prepare(POPULARITY).executeQuery()) {
        while (row.next()) {
          bySku.put(
              new Sku(row.getString(1)),
              new PopularityCount(row.getInt(2), row.getInt(3), LocalDate.parse(row.getString(4))));
        }
      }
      return bySku;
    });
  }
}
