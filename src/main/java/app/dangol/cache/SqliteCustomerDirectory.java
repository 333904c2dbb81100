package app.dangol.cache;

import app.dangol.customer.Customer;
import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.HistoryLine;
import app.dangol.customer.PersonName;
import app.dangol.customer.Preference;
import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.id.LocalText;
import app.dangol.id.MemberToken;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.trust.BlindIndex;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Entity;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Customers from {@code cache.db}, opened one at a time; what they agreed to, withdrew or corrected
 * here counts at once. May block; never call it on the FX thread. A blob that does not open is a
 * KEY-02 failure, never an empty answer, and has the copy fetched anew.
 */
public final class SqliteCustomerDirectory implements CustomerDirectory {
  private static final String BY_TOKEN = "SELECT customer FROM blind_index WHERE token = ? LIMIT 2";
  private static final String BY_ID =
      """
      SELECT home_store, member_since, granted, sealed, bucket, generation FROM customer
      WHERE id = ?
      """;
  private static final String HISTORY =
      """
      SELECT at, id, basket, kind, store, sku, quantity, amount_minor, currency FROM history WHERE customer = ?
      ORDER BY at DESC, id DESC
      """;
  private static final Comparator<HistoryLine> NEWEST_FIRST =
      Comparator.comparing(HistoryLine::at)
          .reversed()
          .thenComparing(HistoryLine::group)
          .thenComparing(HistoryLine::id);

  private final CacheDatabase database;
  private final OpsDatabase ops;
  private final FieldCipher cipher;
  private final BlindIndex index;
  private final String bucket;

  /**
   * @param bucket the bucket that brings customers to this device; see {@code wire.Bucket}
   */
  public SqliteCustomerDirectory(
      CacheDatabase database,
      OpsDatabase ops,
      FieldCipher cipher,
      BlindIndex index,
      String bucket) {
    this.database = database;
    this.ops = ops;
    this.cipher = cipher;
    this.index = index;
    this.bucket = bucket;
  }

  /** The one customer with that token; a token that two customers share names nobody. */
  @Override
  public Optional<Customer> findByToken(MemberToken token) {
    byte[] wanted = index.of(token);
    SaidHere said = SaidHere.read(ops, cipher);
    return database.read(session -> {
      PreparedStatement find = session.prepare(BY_TOKEN);
      find.setBytes(1, wanted);
      String id;
      try (ResultSet rows = find.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        id = rows.getString(1);
        if (rows.next()) {
          return Optional.empty();
        }
      }
      return find(session, new CustomerId(id), said);
    });
  }

  @Override
  public Optional<Customer> find(CustomerId id) {
    SaidHere said = SaidHere.read(ops, cipher);
    return database.read(session -> find(session, id, said));
  }

  @Override
  public List<HistoryLine> listHistory(CustomerId id, int limit) {
    List<HistoryLine> lines = database.read(session -> readHistory(session, id, limit));
    lines.sort(NEWEST_FIRST);
    return lines;
  }

  @Override
  public List<MemberToken> listTokens(CustomerId id) {
    return database.read(session -> {
      PreparedStatement find = session.prepare(BY_ID);
      find.setString(1, id.value());
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? SealedProfile.open(cipher, id.value(), row.getBytes(4)).tokens()
            : List.of();
      } catch (DangolException e) {
        // It says nothing to anybody, and goes all the same.
        return List.of();
      }
    });
  }

  private Optional<Customer> find(Session session, CustomerId id, SaidHere said)
      throws SQLException {
    PreparedStatement find = session.prepare(BY_ID);
    find.setString(1, id.value());
    try (ResultSet row = find.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      String words = row.getString(3);
      Set<ConsentPurpose> known = ConsentPurposes.of(words);
      boolean byOwnCard = ConsentPurposes.isByOwnCard(words);
      long position = BucketStates.positionFor(session, id, bucket);
      Set<ConsentPurpose> granted = said.consents().over(known, id, position);
      boolean greeted = byOwnCard || known.contains(ConsentPurpose.LOOKUP);
      if (greeted && !said.consents().mayLookUp(id, position)) {
        // Withdrawn here a moment ago: from now on this device knows nobody of that name.
        return Optional.empty();
      }
      SealedProfile profile = open(id, row);
      return Optional.of(
          new Customer(
              id,
              new PersonName(said.names().over(profile.name(), id, position)),
              new StoreId(row.getString(1)),
              LocalDate.parse(row.getString(2)),
              preferences(profile.preferences()),
              granted,
              said.consents().suspended(ConsentPurposes.isSuspended(words), id, position),
              byOwnCard));
    }
  }

  private SealedProfile open(CustomerId id, ResultSet row) throws SQLException {
    try {
      return SealedProfile.open(cipher, id.value(), row.getBytes(4));
    } catch (DangolException e) {
      throw new DamagedRow(new EntityTable.Origin(row.getLong(5), row.getLong(6)), e);
    }
  }

  private static List<HistoryLine> readHistory(Session session, CustomerId id, int limit)
      throws SQLException {
    PreparedStatement list = session.prepare(HISTORY);
    list.setString(1, id.value());
    List<HistoryLine> lines = new ArrayList<>();
    long oldest = 0;
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        long at = row.getLong(1);
        // Lines of one basket share their time: only between two times may the list end.
        if (lines.size() >= limit && at != oldest) {
          break;
        }
        oldest = at;
        Optional<HistoryLine.Kind> kind = kind(row.getString(4));
        if (kind.isPresent()) {
          lines.add(line(row, at, kind.get()));
        }
      }
    }
    return lines;
  }

  private static HistoryLine line(ResultSet row, long at, HistoryLine.Kind kind)
      throws SQLException {
    return new HistoryLine(
        row.getString(2),
        row.getString(3),
        Instant.ofEpochMilli(at),
        kind,
        new StoreId(row.getString(5)),
        new Sku(row.getString(6)),
        row.getInt(7),
        amount(row));
  }

  private static Optional<HistoryLine.Amount> amount(ResultSet row) throws SQLException {
    long minor = row.getLong(8);
    String currency = row.wasNull() ? null : row.getString(9);
    return currency == null
        ? Optional.empty()
        : Optional.of(new HistoryLine.Amount(minor, Currency.getInstance(currency)));
  }

  /** A kind that only a newer program knows is passed over. */
  private static Optional<HistoryLine.Kind> kind(String key) {
    for (HistoryLine.Kind kind : HistoryLine.Kind.values()) {
      if (kind.key().equals(key)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static List<Preference> preferences(List<Entity.Preference> stated) {
    List<Preference> preferences = new ArrayList<>();
    for (Entity.Preference each : stated) {
      for (Preference.Kind kind : Preference.Kind.values()) {
        if (kind.name().equalsIgnoreCase(each.kind())) {
          preferences.add(new Preference(kind, new LocalText(each.text().ko(), each.text().en())));
        }
      }
    }
    return preferences;
  }
}
