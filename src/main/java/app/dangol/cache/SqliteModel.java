package app.dangol.cache;

import app.dangol.id.Sku;
import app.dangol.suggest.BasketModel;
import app.dangol.wire.Bucket;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The counts that suggestions are made from, read from {@code cache.db} once and kept until the hub
 * sends others: they are the same for every customer. May block; never call it on the FX thread.
 */
public final class SqliteModel implements BasketModel {
  private static final String PAIRS = "SELECT sku, other, count FROM pair ORDER BY sku, other";
  private static final String POPULARITY = "SELECT sku, baskets, recent, since FROM popularity";

  private final CacheDatabase database;
  private final Remembered<Map<Sku, List<PairCount>>> partners;
  private final Remembered<Map<Sku, Popularity>> popularity;
  private final Remembered<String> version;

  public SqliteModel(CacheDatabase database, Changes changes) {
    this.database = database;
    partners = new Remembered<>(this::readPairs, changes, SqliteModel::ages);
    popularity = new Remembered<>(this::readPopularity, changes, SqliteModel::ages);
    version = new Remembered<>(this::readVersion, changes, SqliteModel::ages);
  }

  private static boolean ages(CacheChange change) {
    return change instanceof CacheChange.Model || change instanceof CacheChange.Rebuilt;
  }

  @Override
  public String version() {
    return version.get();
  }

  private String readVersion() {
    long position = database.read(session -> BucketStates.get(session, Bucket.MODEL).position());
    return position == 0 ? "" : "counts-" + position;
  }

  @Override
  public List<PairCount> partnersOf(Collection<Sku> skus) {
    Map<Sku, List<PairCount>> known = partners.get();
    List<PairCount> pairs = new ArrayList<>();
    for (Sku sku : skus) {
      pairs.addAll(known.getOrDefault(sku, List.of()));
    }
    return pairs;
  }

  @Override
  public Map<Sku, Popularity> popularity() {
    return popularity.get();
  }

  private Map<Sku, List<PairCount>> readPairs() {
    return database.read(session -> {
      Map<Sku, List<PairCount>> bySku = new HashMap<>();
      try (ResultSet row = session.prepare(PAIRS).executeQuery()) {
        while (row.next()) {
          Sku sku = new Sku(row.getString(1));
          bySku
              .computeIfAbsent(sku, first -> new ArrayList<>())
              .add(new PairCount(sku, new Sku(row.getString(2)), row.getInt(3)));
        }
      }
      return bySku;
    });
  }

  private Map<Sku, Popularity> readPopularity() {
    return database.read(session -> {
      Map<Sku, Popularity> bySku = new HashMap<>();
      try (ResultSet row = session.prepare(POPULARITY).executeQuery()) {
        while (row.next()) {
          bySku.put(
              new Sku(row.getString(1)),
              new Popularity(row.getInt(2), row.getInt(3), LocalDate.parse(row.getString(4))));
        }
      }
      return Map.copyOf(bySku);
    });
  }
}
