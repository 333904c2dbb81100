package app.dangol.hub.intake;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.Put;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What customers have: a cart, a wish list, points, coupons. Of what is dated the newest word
 * counts, in whatever order it comes. Works inside one transaction.
 */
final class Holdings {
  /** Records: what a source told last to be in a customer's cart or on their wish list. */
  private static final String TOLD = "told";

  /** Records: as of when a balance was told last, where its row on devices is older. */
  private static final String BALANCE = "told.balance";

  /** Records: as of when a coupon was told last, which is no part of its row. */
  private static final String COUPON = "told.coupon";

  private final String source;
  private final HubTransaction transaction;
  private final ClientBuckets clients;
  private final People people;
  private final Instant now;

  private int older;

  Holdings(
      String source,
      HubTransaction transaction,
      ClientBuckets clients,
      People people,
      Instant now) {
    this.source = source;
    this.transaction = transaction;
    this.clients = clients;
    this.people = people;
    this.now = now;
  }

  /**
   * @param at null in one that an older program kept
   */
  private record Told(List<String> skus, @Nullable String at) {}

  private record ToldAt(String at) {}

  /** Lists, balances and coupons passed over, because something newer is known. */
  int older() {
    return older;
  }

  /** What was told of somebody who is gone is told anew if they come back. */
  static void forget(String customer, HubTransaction transaction) {
    transaction.forgetRecord(TOLD, Entity.CART + "|" + customer);
    transaction.forgetRecord(TOLD, Entity.WISH + "|" + customer);
    for (String kind : List.of(BALANCE, COUPON)) {
      for (HubRecord record : transaction.listRecordsUnder(kind, customer, Integer.MAX_VALUE)) {
        transaction.forgetRecord(kind, record.key());
      }
    }
  }

  void take(Incoming.Cart cart) throws RefusedException {
    check(cart.items());
    Instant at = Checks.past(cart.at(), now);
    String id = people.idOf(cart.customer());
    if (replace(Entity.CART, id, cart.items(), at).isPresent()) {
      for (Incoming.Item item : cart.items()) {
        Put row = Put.of(new Entity.Cart(id, item.sku(), item.quantity(), at.toString()));
        if (!isKnown(item, row.key())) {
          clients.keep(row);
        }
      }
    }
  }

  /** A line that lies there as before keeps its time, so that it is not sent again. */
  private boolean isKnown(Incoming.Item item, String key) {
    return clients
        .find(Entity.CART, key)
        .map(data -> StrictJson.read(data, Entity.Cart.class))
        .filter(known -> known.quantity() == item.quantity())
        .isPresent();
  }

  void take(Incoming.Wishes wishes) throws RefusedException {
    check(wishes.items());
    Instant at = Checks.past(wishes.at(), now);
    String id = people.idOf(wishes.customer());
    Optional<Set<String>> before = replace(Entity.WISH, id, wishes.items(), at);
    if (before.isPresent()) {
      for (Incoming.Item item : wishes.items()) {
        if (!before.get().contains(item.sku())) {
          clients.keep(Put.of(new Entity.Wish(id, item.sku(), at.toString())));
        }
      }
    }
  }

  private static void check(List<Incoming.Item> items) throws RefusedException {
    for (Incoming.Item item : Checks.list(items)) {
      Checks.sku(item.sku());
      if (item.quantity() < 1) {
        throw new RefusedException("bad_quantity", "fewer pieces than one");
      }
    }
  }

  /**
   * Lets go what this source told before and tells no more; what came in another way, as a wish
   * taken down in the shop, stays.
   *
   * @return what it told before; empty if that is newer than this, which then changes nothing
   */
  private Optional<Set<String>> replace(
      String entity, String customer, List<Incoming.Item> items, Instant at) {
    String key = entity + "|" + customer;
    Optional<Told> last =
        transaction.findRecord(TOLD, key).map(data -> StrictJson.read(data, Told.class));
    if (last.map(Told::at).filter(known -> isLater(known, at)).isPresent()) {
      older++;
      return Optional.empty();
    }
    Set<String> before = new HashSet<>();
    last.ifPresent(told -> before.addAll(told.skus()));
    Set<String> wanted = new TreeSet<>();
    items.forEach(item -> wanted.add(item.sku()));
    before.stream()
        .filter(sku -> !wanted.contains(sku))
        .forEach(sku -> clients.remove(entity, customer + "|" + sku));
    transaction.keepRecord(
        TOLD, key, StrictJson.write(new Told(List.copyOf(wanted), at.toString())));
    return Optional.of(before);
  }

  /**
   * A balance that stands as before is sent to devices anew once a UTC day at most: they say how
   * old it is, and a kiosk tells none that is older than a day.
   */
  void take(Incoming.Loyalty loyalty) throws RefusedException {
    String program = Checks.sku(loyalty.program());
    Entity.Text tier = loyalty.tier().isPresent() ? Checks.text(loyalty.tier().get()) : null;
    Instant asOf = Checks.past(loyalty.asOf(), now);
    Entity.Loyalty told =
        new Entity.Loyalty(
            people.idOf(loyalty.customer()), program, loyalty.points(), tier, asOf.toString());
    String key = EntityKey.of(told);
    Optional<Entity.Loyalty> known =
        clients.find(Entity.LOYALTY, key).map(data -> StrictJson.read(data, Entity.Loyalty.class));
    Optional<Instant> last = findTime(BALANCE, key);
    if (known.filter(row -> isLater(row.asOf(), asOf)).isPresent()
        || last.filter(at -> at.isAfter(asOf)).isPresent()) {
      older++;
      return;
    }
    if (known.filter(row -> isStillSo(row, told, asOf)).isEmpty()) {
      clients.keep(Put.of(told));
    } else if (asOf.isAfter(last.orElse(Instant.parse(known.orElseThrow().asOf())))) {
      keepTime(BALANCE, key, asOf);
    }
  }

  private static boolean isStillSo(Entity.Loyalty known, Entity.Loyalty told, Instant asOf) {
    Instant at = Instant.parse(known.asOf());
    return known.points() == told.points()
        && Objects.equals(known.tier(), told.tier())
        && !at.isAfter(asOf)
        && at.truncatedTo(ChronoUnit.DAYS).equals(asOf.truncatedTo(ChronoUnit.DAYS));
  }

  /** A time yet to come, which an older program took, holds nothing back. */
  private boolean isLater(String known, Instant told) {
    Instant at = Instant.parse(known);
    return at.isAfter(told) && !Checks.isAhead(at, now);
  }

  void take(Incoming.Coupon coupon) throws RefusedException {
    String id = source + "." + Checks.sourceId(coupon.id());
    Entity.Text text = Checks.text(coupon.text());
    Optional<Instant> asOf =
        coupon.asOf().isPresent()
            ? Optional.of(Checks.past(coupon.asOf().get(), now))
            : Optional.empty();
    Put row =
        Put.of(
            new Entity.Coupon(
                people.idOf(coupon.customer()),
                id,
                text,
                coupon.until().map(Object::toString).orElse(null),
                coupon.state()));
    Optional<Instant> last = findTime(COUPON, row.key());
    if (isPast(row.key(), coupon.state(), asOf, last)) {
      older++;
      return;
    }
    if (asOf.isEmpty() && last.isPresent()) {
      transaction.forgetRecord(COUPON, row.key());
    } else if (asOf.isPresent() && !asOf.equals(last)) {
      keepTime(COUPON, row.key(), asOf.get());
    }
    clients.keep(row);
  }

  /**
   * Whether that is no news: older than what is known, or open where the coupon is known as used
   * and nothing says that it was opened again since.
   */
  private boolean isPast(
      String key, Entity.CouponState state, Optional<Instant> asOf, Optional<Instant> last) {
    boolean dated = asOf.isPresent() && last.isPresent();
    if (dated && last.get().isAfter(asOf.get())) {
      return true;
    }
    boolean newer = dated && asOf.get().isAfter(last.get());
    return state == Entity.CouponState.OPEN
        && !newer
        && clients
            .find(Entity.COUPON, key)
            .map(data -> StrictJson.read(data, Entity.Coupon.class))
            .filter(known -> known.state() == Entity.CouponState.USED)
            .isPresent();
  }

  private Optional<Instant> findTime(String kind, String key) {
    return transaction
        .findRecord(kind, key)
        .map(data -> Instant.parse(StrictJson.read(data, ToldAt.class).at()));
  }

  private void keepTime(String kind, String key, Instant at) {
    transaction.keepRecord(kind, key, StrictJson.write(new ToldAt(at.toString())));
  }
}
