package app.dangol.cache;

import app.dangol.customer.PersonName;
import app.dangol.customer.search.NameEntry;
import app.dangol.customer.search.NameSource;
import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.FieldCipher;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The names in {@code cache.db}, opened one after the other, of those who may be looked up and
 * whose data do not rest; what they withdrew, asked for or had corrected here counts at once. May
 * block.
 */
public final class SqliteNames implements NameSource {
  private static final String ALL =
      """
      SELECT customer.id, granted, sealed, customer.bucket, customer.generation FROM customer
      JOIN bucket ON bucket.id = customer.bucket WHERE bucket.expires_at IS NULL
      """;
  private static final String ONE = ALL + " AND customer.id = ?";

  private final CacheDatabase database;
  private final OpsDatabase ops;
  private final FieldCipher cipher;
  private final String bucket;

  /**
   * @param bucket the bucket that brings customers to this device; see {@code wire.Bucket}
   */
  public SqliteNames(CacheDatabase database, OpsDatabase ops, FieldCipher cipher, String bucket) {
    this.database = database;
    this.ops = ops;
    this.cipher = cipher;
    this.bucket = bucket;
  }

  /** Not those fetched on demand: they are shown to whoever holds up their card. */
  @Override
  public void readAll(Consumer<NameEntry> to) {
    SaidHere said = SaidHere.read(ops, cipher);
    database.read(session -> {
      long position = BucketStates.get(session, bucket).position();
      try (ResultSet row = session.prepare(ALL).executeQuery()) {
        while (row.next()) {
          entry(row, said, position).ifPresent(to);
        }
      }
      return 0;
    });
  }

  @Override
  public Optional<NameEntry> find(CustomerId id) {
    SaidHere said = SaidHere.read(ops, cipher);
    return database.read(session -> {
      long position = BucketStates.get(session, bucket).position();
      PreparedStatement find = session.prepare(ONE);
      find.setString(1, id.value());
      try (ResultSet row = find.executeQuery()) {
        return row.next() ? entry(row, said, position) : Optional.empty();
      }
    });
  }

  private Optional<NameEntry> entry(ResultSet row, SaidHere said, long position)
      throws SQLException {
    CustomerId id = new CustomerId(row.getString(1));
    Set<ConsentPurpose> known = ConsentPurposes.of(row.getString(2));
    LocalConsents consents = said.consents();
    if (!consents.over(known, id, position).contains(ConsentPurpose.LOOKUP)
        || consents.suspended(ConsentPurposes.isSuspended(row.getString(2)), id, position)) {
      return Optional.empty();
    }
    SealedProfile profile = open(id, row);
    PersonName name = new PersonName(said.names().over(profile.name(), id, position));
    return Optional.of(new NameEntry(id, name, numbers(profile.tokens())));
  }

  private SealedProfile open(CustomerId id, ResultSet row) throws SQLException {
    try {
      return SealedProfile.open(cipher, id.value(), row.getBytes(3));
    } catch (DangolException e) {
      throw new DamagedRow(new EntityTable.Origin(row.getLong(4), row.getLong(5)), e);
    }
  }

  private static List<String> numbers(List<MemberToken> tokens) {
    return tokens.stream()
        .filter(token -> token.kind() != MemberToken.Kind.EMAIL)
        .map(MemberToken::value)
        .collect(Collectors.toList());
  }
}
