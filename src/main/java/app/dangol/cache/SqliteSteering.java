package app.dangol.cache;

import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import app.dangol.suggest.Steering;
import app.dangol.trust.FieldCipher;
import app.dangol.visit.steer.SteeringBook;
import app.dangol.visit.steer.SteeringWord;
import app.dangol.visit.steer.SteeringWord.Act;
import app.dangol.wire.Bucket;
import app.dangol.wire.EntityKey;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What managers say about goods: what the hub holds from {@code cache.db}, overlaid with what was
 * said here and the cache has not passed yet. May block; any thread may call.
 */
public final class SqliteSteering implements SteeringBook {
  private static final String PULLED =
      """
      SELECT sku, place, act, factor, until, reason, by_staff, at FROM steering
      WHERE place IN (?, ?)
      """;
  private static final List<String> TYPES = List.of(Ops.STEERING_SET, Ops.STEERING_LIFT);

  private final CacheDatabase cache;
  private final OpsDatabase ops;
  private final Outbox outbox;
  private final FieldCipher cipher;
  private final StoreId here;
  private final Clock clock;

  /**
   * @param clock with the store's zone: a word ends with a day
   */
  public SqliteSteering(
      CacheDatabase cache,
      OpsDatabase ops,
      Outbox outbox,
      FieldCipher cipher,
      StoreId here,
      Clock clock) {
    this.cache = cache;
    this.ops = ops;
    this.outbox = outbox;
    this.cipher = cipher;
    this.here = here;
    this.clock = clock;
  }

  /** One word for each product and place. */
  private record Key(Sku sku, Optional<StoreId> store) {}

  @Override
  public List<SteeringWord> list() {
    LocalDate today = LocalDate.now(clock);
    return read().values().stream()
        .filter(word -> word.countsOn(today))
        .sorted(Comparator.comparing(SteeringWord::at).reversed().thenComparing(SteeringWord::sku))
        .toList();
  }

  @Override
  public Steering now() {
    Map<Sku, SteeringWord> counts = new HashMap<>();
    for (SteeringWord word : list()) {
      counts.merge(word.sku(), word, SqliteSteering::stronger);
    }
    Set<Sku> pins = new HashSet<>();
    Map<Sku, Double> boosts = new HashMap<>();
    Set<Sku> bans = new HashSet<>();
    counts.forEach((sku, word) -> {
      switch (word.act()) {
        case PIN -> pins.add(sku);
        case BOOST -> boosts.put(sku, word.factor());
        case BAN -> bans.add(sku);
      }
    });
    return new Steering(pins, boosts, bans);
  }

  private static SteeringWord stronger(SteeringWord one, SteeringWord other) {
    if (one.act() == Act.BAN || other.act() == Act.BAN) {
      return one.act() == Act.BAN ? one : other;
    }
    return one.store().isPresent() ? one : other;
  }

  @Override
  public void say(StaffId by, Draft draft) {
    boolean boost = draft.act() == Act.BOOST;
    write(
        Ops.STEERING_SET,
        draft.sku(),
        by,
        new Ops.Steer(
            draft.everywhere() ? null : here.value(),
            draft.act().key(),
            boost ? SteeringWord.USUAL_BOOST : null,
            draft.until().map(LocalDate::toString).orElse(null),
            draft.reason()));
  }

  @Override
  public void lift(StaffId by, Sku sku, Optional<StoreId> store) {
    write(Ops.STEERING_LIFT, sku, by, new Ops.SteerLift(store.map(StoreId::value).orElse(null)));
  }

  private void write(String type, Sku sku, StaffId by, Record body) {
    outbox.add(new OpDraft(OpId.create(), type, sku.value(), by.value(), StrictJson.toTree(body)));
  }

  private Map<Key, SteeringWord> read() {
    // ops.db first: what is pulled and pruned between the two reads is then seen in both, not in
    // neither.
    List<LocalOp> said = ops.read(session -> LocalOp.list(session, cipher, TYPES));
    return cache.read(session -> {
      long position = BucketStates.get(session, Bucket.CATALOGUE).position();
      Map<Key, SteeringWord> words = readPulled(session);
      for (LocalOp op : said) {
        if (op.isLaidOver(position)) {
          lay(op, words);
        }
      }
      return words;
    });
  }

  private void lay(LocalOp op, Map<Key, SteeringWord> words) {
    Sku sku = new Sku(op.subject());
    if (op.type().equals(Ops.STEERING_LIFT)) {
      words.remove(new Key(sku, store(op.bodyAs(Ops.SteerLift.class).store())));
      return;
    }
    Ops.Steer body = op.bodyAs(Ops.Steer.class);
    Key key = new Key(sku, store(body.store()));
    Double factor = body.factor();
    String until = body.until();
    Act.find(body.act())
        .ifPresent(act ->
            words.put(
                key,
                new SteeringWord(
                    sku,
                    key.store(),
                    act,
                    factor == null ? 1 : factor,
                    Optional.ofNullable(until).map(LocalDate::parse),
                    body.reason(),
                    new StaffId(op.author()),
                    op.at())));
  }

  private static Optional<StoreId> store(@Nullable String id) {
    return Optional.ofNullable(id).map(StoreId::new);
  }

  private Map<Key, SteeringWord> readPulled(Session session) throws SQLException {
    Map<Key, SteeringWord> words = new HashMap<>();
    PreparedStatement list = session.prepare(PULLED);
    list.setString(1, here.value());
    list.setString(2, EntityKey.EVERYWHERE);
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        word(row).ifPresent(word -> words.put(new Key(word.sku(), word.store()), word));
      }
    }
    return words;
  }

  private static Optional<SteeringWord> word(ResultSet row) throws SQLException {
    Optional<Act> act = Act.find(row.getString(3));
    double factor = row.getDouble(4);
    boolean useless = act.filter(a -> a == Act.BOOST).isPresent() && !(factor > 1);
    if (act.isEmpty() || useless) {
      return Optional.empty();
    }
    String place = row.getString(2);
    return Optional.of(
        new SteeringWord(
            new Sku(row.getString(1)),
            place.equals(EntityKey.EVERYWHERE) ? Optional.empty() : Optional.of(new StoreId(place)),
            act.get(),
            act.get() == Act.BOOST ? factor : 1,
            Optional.ofNullable(row.getString(5)).map(LocalDate::parse),
            row.getString(6),
            new StaffId(row.getString(7)),
            Instant.ofEpochMilli(row.getLong(8))));
  }
}
