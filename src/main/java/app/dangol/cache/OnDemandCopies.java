package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.trust.BlindIndex;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which customers are here only because they were looked up. May block; never on the FX thread. */
public final class OnDemandCopies {
  private static final String EXPIRY =
      """
      SELECT bucket.expires_at FROM customer JOIN bucket ON bucket.id = customer.bucket
      WHERE customer.id = ? AND bucket.expires_at IS NOT NULL
      """;
  private static final String ALL = "SELECT name FROM bucket WHERE expires_at IS NOT NULL";
  private static final String BY_TOKEN =
      """
      SELECT customer.id FROM blind_index
      JOIN customer ON customer.id = blind_index.customer
      JOIN bucket ON bucket.id = customer.bucket
      WHERE blind_index.token = ? AND bucket.expires_at IS NOT NULL
      """;

  private final CacheDatabase database;
  private final BlindIndex index;

  public OnDemandCopies(CacheDatabase database, BlindIndex index) {
    this.database = database;
    this.index = index;
  }

  /** When that customer was fetched; empty for one who is not here, or is this store's. */
  public Optional<Instant> findFetchedAt(CustomerId customer) {
    return database.read(session -> {
      PreparedStatement find = session.prepare(EXPIRY);
      find.setString(1, customer.value());
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? Optional.of(Instant.ofEpochMilli(row.getLong(1)).minus(DemandBucket.KEPT_FOR))
            : Optional.empty();
      }
    });
  }

  /** All of them; some may have become this store's since. */
  public Set<CustomerId> list() {
    return database.read(session -> {
      Set<CustomerId> found = new HashSet<>();
      try (ResultSet row = session.prepare(ALL).executeQuery()) {
        while (row.next()) {
          found.add(DemandBucket.customerOf(row.getString(1)));
        }
      }
      return found;
    });
  }

  /** Those who are found by that token. */
  public Set<CustomerId> listByToken(MemberToken token) {
    byte[] wanted = index.of(token);
    return database.read(session -> {
      PreparedStatement find = session.prepare(BY_TOKEN);
      find.setBytes(1, wanted);
      Set<CustomerId> found = new HashSet<>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          found.add(new CustomerId(row.getString(1)));
        }
      }
      return found;
    });
  }
}
