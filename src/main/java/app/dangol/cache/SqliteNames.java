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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** Few enough for their rows to be no burden, many enough for all cores to have work. */
  private static final int AT_ONCE = 4096;

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

  /**
   * Not those fetched on demand: they are shown to whoever holds up their card. Opening what is
   * sealed is most of the work, so all cores take part in it.
   */
  @Override
  public void readAll(Consumer<NameEntry> to) {
    SaidHere said = SaidHere.read(ops, cipher);
    database.read(session -> {
      long position = BucketStates.get(session, bucket).position();
      List<Sealed> sealed = new ArrayList<>(AT_ONCE);
      try (ResultSet row = session.prepare(ALL).executeQuery()) {
        while (row.next()) {
          sealed(row, said, position).ifPresent(sealed::add);
          if (sealed.size() == AT_ONCE) {
            open(sealed, said, position, to);
          }
        }
      }
      open(sealed, said, position, to);
      return 0;
    });
  }

  private void open(List<Sealed> sealed, SaidHere said, long position, Consumer<NameEntry> to) {
    sealed.parallelStream().map(each -> open(each, said, position)).toList().forEach(to);
    sealed.clear();
  }

  @Override
  public Optional<NameEntry> find(CustomerId id) {
    SaidHere said = SaidHere.read(ops, cipher);
    return database.read(session -> {
      long position = BucketStates.get(session, bucket).position();
      PreparedStatement find = session.prepare(ONE);
      find.setString(1, id.value());
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? sealed(row, said, position).map(each -> open(each, said, position))
            : Optional.empty();
      }
    });
  }

  /** A row of somebody who may be found. */
  private record Sealed(CustomerId id, byte[] profile, EntityTable.Origin origin) {}

  private static Optional<Sealed> sealed(ResultSet row, SaidHere said, long position)
      throws SQLException {
    CustomerId id = new CustomerId(row.getString(1));
    String granted = row.getString(2);
    LocalConsents consents = said.consents();
    if (!consents.over(ConsentPurposes.of(granted), id, position).contains(ConsentPurpose.LOOKUP)
        || consents.suspended(ConsentPurposes.isSuspended(granted), id, position)) {
      return Optional.empty();
    }
    EntityTable.Origin origin = new EntityTable.Origin(row.getLong(4), row.getLong(5));
    return Optional.of(new Sealed(id, row.getBytes(3), origin));
  }

  private NameEntry open(Sealed row, SaidHere said, long position) {
    try {
      SealedProfile profile = SealedProfile.open(cipher, row.id().value(), row.profile());
      PersonName name = new PersonName(said.names().over(profile.name(), row.id(), position));
      return new NameEntry(row.id(), name, numbers(profile.tokens()));
    } catch (DangolException e) {
      throw new DamagedRow(row.origin(), e);
    }
  }

  private static List<String> numbers(List<MemberToken> tokens) {
    return tokens.stream()
        .filter(token -> token.kind() != MemberToken.Kind.EMAIL)
        .map(MemberToken::value)
        .collect(Collectors.toList());
  }
}
