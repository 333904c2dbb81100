package app.dangol.cache;

import app.dangol.customer.PersonName;
import app.dangol.customer.Profile;
import app.dangol.customer.Profile.Field;
import app.dangol.customer.Profiles;
import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Profiles: what the hub holds from {@code cache.db}, overlaid with what was changed here and the
 * cache has not passed yet. May block; any thread may call.
 */
public final class SqliteProfiles implements Profiles {
  private static final String FIND =
      "SELECT home_store, sealed, version, bucket, generation FROM customer WHERE id = ?";

  private final CacheDatabase cache;
  private final OpsDatabase ops;
  private final Outbox outbox;
  private final FieldCipher cipher;
  private final String bucket;

  /**
   * @param bucket the bucket that brings customers to this device; see {@code wire.Bucket}
   */
  public SqliteProfiles(
      CacheDatabase cache, OpsDatabase ops, Outbox outbox, FieldCipher cipher, String bucket) {
    this.cache = cache;
    this.ops = ops;
    this.outbox = outbox;
    this.cipher = cipher;
    this.bucket = bucket;
  }

  /** A profile and the version a change would rest on. */
  private record Known(Profile profile, long version) {}

  @Override
  public Optional<Profile> find(CustomerId whose) {
    return read(whose).map(Known::profile);
  }

  @Override
  public void change(CustomerId whose, StaffId author, Profile.Change change) {
    Ops.Profile body =
        new Ops.Profile(
            change.name().orElse(null),
            change.phone().orElse(null),
            change.email().orElse(null),
            change.homeStore().map(StoreId::value).orElse(null));
    read(whose)
        .ifPresent(known ->
            outbox.add(
                new OpDraft(
                    OpId.create(),
                    Ops.PROFILE_CHANGE,
                    whose.value(),
                    author.value(),
                    StrictJson.toTree(body),
                    Optional.of(known.version()))));
  }

  private Optional<Known> read(CustomerId whose) {
    // ops.db first: what is pulled and pruned between the two reads is then seen in both, not in
    // neither.
    List<LocalOp> local =
        ops.read(session -> LocalOp.listOf(session, cipher, whose, List.of(Ops.PROFILE_CHANGE)));
    return cache.read(session -> {
      long position = BucketStates.positionFor(session, whose, bucket);
      return find(session, whose).map(pulled -> over(pulled, local, position));
    });
  }

  private static Known over(Known pulled, List<LocalOp> local, long position) {
    Profile now = pulled.profile();
    long version = pulled.version();
    Set<Field> untaken = EnumSet.noneOf(Field.class);
    for (LocalOp op : local) {
      if (op.isLaidOver(position)) {
        Ops.Profile mine = op.bodyAs(Ops.Profile.class);
        if (op.isWaiting()) {
          untaken.addAll(fields(mine));
        }
        version = Math.max(version, op.position());
        now = over(now, mine, untaken);
      }
    }
    return new Known(now, version);
  }

  private static Profile over(Profile known, Ops.Profile mine, Set<Field> untaken) {
    return new Profile(
        mine.name() == null ? known.name() : new PersonName(mine.name()),
        mine.phone() == null ? known.phone() : Optional.of(mine.phone()),
        mine.email() == null ? known.email() : Optional.of(mine.email()),
        mine.homeStore() == null ? known.homeStore() : new StoreId(mine.homeStore()),
        untaken);
  }

  private static Set<Field> fields(Ops.Profile mine) {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    if (mine.name() != null) {
      fields.add(Field.NAME);
    }
    if (mine.phone() != null) {
      fields.add(Field.PHONE);
    }
    if (mine.email() != null) {
      fields.add(Field.EMAIL);
    }
    if (mine.homeStore() != null) {
      fields.add(Field.HOME_STORE);
    }
    return fields;
  }

  private Optional<Known> find(Session session, CustomerId whose) throws SQLException {
    PreparedStatement find = session.prepare(FIND);
    find.setString(1, whose.value());
    try (ResultSet row = find.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      RowFields personal = new RowFields(Entity.CUSTOMER, open(whose, row));
      Profile profile =
          new Profile(
              new PersonName(personal.text("name")),
              personal.optionalText("phone"),
              personal.optionalText("email"),
              new StoreId(row.getString(1)),
              Set.of());
      return Optional.of(new Known(profile, row.getLong(3)));
    }
  }

  private JsonObject open(CustomerId whose, ResultSet row) throws SQLException {
    try {
      return SealedJson.open(cipher, Entity.CUSTOMER, whose.value(), row.getBytes(2));
    } catch (DangolException e) {
      throw new DamagedRow(new EntityTable.Origin(row.getLong(4), row.getLong(5)), e);
    }
  }
}
