package app.dangol.cache;

import app.dangol.customer.CustomerAccount;
import app.dangol.customer.CustomerAccount.Channel;
import app.dangol.customer.CustomerAccount.ConsentEntry;
import app.dangol.customer.CustomerAccount.Coupon;
import app.dangol.customer.CustomerAccount.CouponState;
import app.dangol.customer.CustomerAccount.Item;
import app.dangol.customer.CustomerAccount.Order;
import app.dangol.customer.CustomerAccount.OrderState;
import app.dangol.customer.CustomerAccount.Points;
import app.dangol.customer.CustomerAccount.Reservation;
import app.dangol.customer.CustomerAccount.ReservationState;
import app.dangol.customer.CustomerAccount.Search;
import app.dangol.customer.CustomerAccounts;
import app.dangol.customer.StruckTaste;
import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.id.LocalText;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Entity;
import com.google.gson.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Accounts from {@code cache.db}, all of one on one consistent state, overlaid with what was done
 * here and the cache has not passed yet. May block; never call it on the FX thread.
 */
public final class SqliteCustomerAccounts implements CustomerAccounts {
  private static final String POINTS =
      """
      SELECT program, points, tier_ko, tier_en, as_of FROM loyalty WHERE customer = ?
      ORDER BY program
      """;
  private static final String COUPONS =
      """
      SELECT id, until, sealed, bucket, generation, state FROM coupon
      WHERE customer = ?1 AND (state = 'open' OR ?2 < 0) ORDER BY until IS NULL, until, id
      """;
  private static final String CART =
      "SELECT sku, quantity, at FROM cart WHERE customer = ? ORDER BY at DESC, sku";
  private static final String WISHES =
      "SELECT sku, 1, at FROM wish WHERE customer = ? ORDER BY at DESC, sku";
  private static final String ORDERS =
      """
      SELECT id, number, at, channel, store, state, total_minor, currency FROM orders
      WHERE customer = ?1 ORDER BY at DESC, id DESC LIMIT ?2
      """;
  private static final String SEARCHES =
      """
      SELECT id, at, sealed, bucket, generation FROM search
      WHERE customer = ?1 ORDER BY at DESC, id DESC LIMIT ?2
      """;
  private static final String RESERVATIONS =
      """
      SELECT id, store, sku, quantity, at, state, until, reason FROM reservation
      WHERE customer = ? ORDER BY at DESC, id
      """;
  private static final String CONSENTS =
      """
      SELECT id, at, purpose, granted, basis, text_version, source FROM consent
      WHERE customer = ? ORDER BY at DESC, id DESC
      """;

  private static final String STRUCK = "SELECT what FROM struck WHERE customer = ? ORDER BY what";

  /** As many as a person looks through. */
  private static final int SHOWN_ORDERS = 200;

  private static final int SHOWN_SEARCHES = 50;

  /** To SQLite no limit. */
  private static final int ALL = -1;

  private final CacheDatabase database;
  private final OpsDatabase ops;
  private final FieldCipher cipher;
  private final String bucket;

  /**
   * @param bucket the bucket that brings customers to this device; see {@code wire.Bucket}
   */
  public SqliteCustomerAccounts(
      CacheDatabase database, OpsDatabase ops, FieldCipher cipher, String bucket) {
    this.database = database;
    this.ops = ops;
    this.cipher = cipher;
    this.bucket = bucket;
  }

  @Override
  public CustomerAccount get(CustomerId id) {
    return read(id, SHOWN_ORDERS, SHOWN_SEARCHES);
  }

  @Override
  public CustomerAccount getWhole(CustomerId id) {
    return read(id, ALL, ALL);
  }

  private CustomerAccount read(CustomerId id, int orders, int searches) {
    // ops.db first: what is pulled and pruned between the two reads is then seen in both, not in
    // neither.
    LocalAccount local = ops.read(session -> LocalAccount.read(session, cipher, id));
    return database.read(session -> {
      long position = BucketStates.positionFor(session, id, bucket);
      List<Item> wishes = list(session, WISHES, id, SqliteCustomerAccounts::item);
      List<Reservation> reservations =
          list(session, RESERVATIONS, id, SqliteCustomerAccounts::reservation);
      List<ConsentEntry> consents = list(session, CONSENTS, id, SqliteCustomerAccounts::consent);
      List<StruckTaste> struck =
          list(session, STRUCK, id, row -> StruckTaste.find(row.getString(1)));
      return new CustomerAccount(
          list(session, POINTS, id, SqliteCustomerAccounts::points),
          list(session, COUPONS, id, orders, row -> coupon(id, row)),
          list(session, CART, id, SqliteCustomerAccounts::item),
          local.wishes(wishes, position),
          list(session, ORDERS, id, orders, SqliteCustomerAccounts::order),
          list(session, SEARCHES, id, searches, row -> search(id, row)),
          local.reservations(reservations, position),
          local.consents(consents, position),
          local.struck(struck, position));
    });
  }

  /** Makes something of one row; empty for what only a newer program understands. */
  private interface Reading<T> {
    Optional<T> of(ResultSet row) throws SQLException;
  }

  private static <T> List<T> list(Session session, String sql, CustomerId whose, Reading<T> reading)
      throws SQLException {
    return list(session.prepare(sql), whose, reading);
  }

  /**
   * @param limit the second parameter
   */
  private static <T> List<T> list(
      Session session, String sql, CustomerId whose, int limit, Reading<T> reading)
      throws SQLException {
    PreparedStatement list = session.prepare(sql);
    list.setInt(2, limit);
    return list(list, whose, reading);
  }

  private static <T> List<T> list(PreparedStatement list, CustomerId whose, Reading<T> reading)
      throws SQLException {
    list.setString(1, whose.value());
    List<T> found = new ArrayList<>();
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        reading.of(row).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Points> points(ResultSet row) throws SQLException {
    String ko = row.getString(3);
    String en = row.getString(4);
    Optional<LocalText> tier =
        ko == null || en == null ? Optional.empty() : Optional.of(new LocalText(ko, en));
    return Optional.of(
        new Points(row.getString(1), row.getLong(2), tier, Instant.ofEpochMilli(row.getLong(5))));
  }

  private Optional<Coupon> coupon(CustomerId whose, ResultSet row) throws SQLException {
    String id = row.getString(1);
    RowFields text =
        new RowFields(Entity.COUPON, open(Entity.COUPON, whose, id, row)).object("text");
    Optional<CouponState> state = word(CouponState.values(), row.getString(6));
    if (state.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Coupon(
            id,
            new LocalText(text.text("ko"), text.text("en")),
            Optional.ofNullable(row.getString(2)).map(LocalDate::parse),
            state.get()));
  }

  private Optional<Search> search(CustomerId whose, ResultSet row) throws SQLException {
    JsonObject record = open(Entity.SEARCH, whose, row.getString(1), row);
    String text = new RowFields(Entity.SEARCH, record).text("text");
    return Optional.of(new Search(Instant.ofEpochMilli(row.getLong(2)), text));
  }

  /** Of both sealed kinds the third column is the blob, and then come bucket and generation. */
  private JsonObject open(String entity, CustomerId whose, String id, ResultSet row)
      throws SQLException {
    try {
      return SealedJson.open(cipher, entity, whose.value() + "|" + id, row.getBytes(3));
    } catch (DangolException e) {
      throw new DamagedRow(new EntityTable.Origin(row.getLong(4), row.getLong(5)), e);
    }
  }

  private static Optional<Item> item(ResultSet row) throws SQLException {
    Instant at = Instant.ofEpochMilli(row.getLong(3));
    return Optional.of(new Item(new Sku(row.getString(1)), row.getInt(2), at));
  }

  private static Optional<Order> order(ResultSet row) throws SQLException {
    Optional<OrderState> state = word(OrderState.values(), row.getString(6));
    Optional<Channel> channel = channel(row.getString(4));
    if (state.isEmpty() || channel.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Order(
            row.getString(1),
            Optional.ofNullable(row.getString(2)),
            Instant.ofEpochMilli(row.getLong(3)),
            channel.get(),
            new StoreId(row.getString(5)),
            state.get(),
            row.getLong(7),
            Currency.getInstance(row.getString(8))));
  }

  private static Optional<Channel> channel(String key) {
    for (Channel each : Channel.values()) {
      if (each.key().equals(key)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static Optional<Reservation> reservation(ResultSet row) throws SQLException {
    Optional<ReservationState> state = word(ReservationState.values(), row.getString(6));
    if (state.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Reservation(
            row.getString(1),
            new StoreId(row.getString(2)),
            new Sku(row.getString(3)),
            row.getInt(4),
            Instant.ofEpochMilli(row.getLong(5)),
            state.get(),
            Optional.ofNullable(row.getString(7)).flatMap(SqliteCustomerAccounts::instant),
            Optional.ofNullable(row.getString(8)),
            false));
  }

  /** A time that is none is not shown; everything else about the reservation is. */
  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<ConsentEntry> consent(ResultSet row) throws SQLException {
    return Optional.of(
        new ConsentEntry(
            row.getString(1),
            Instant.ofEpochMilli(row.getLong(2)),
            row.getString(3),
            row.getInt(4) == 1,
            row.getString(5),
            Optional.ofNullable(row.getString(6)),
            row.getString(7)));
  }

  private static <E extends Enum<E>> Optional<E> word(E[] known, String word) {
    for (E each : known) {
      if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
