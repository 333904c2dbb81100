package app.dangol.hub.intake;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.Put;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  private final String source;
  private final HubTransaction transaction;
  private final ClientBuckets clients;
  private final People people;
  private final Instant now;

  /** Balances of this batch, which are not written yet. */
  private final Map<String, Instant> balances = new HashMap<>();

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

  /** Lists and balances passed over, because something newer is known. */
  int older() {
    return older;
  }

  /** What was told of somebody who is gone is told anew if they come back. */
  static void forget(String customer, HubTransaction transaction) {
    transaction.forgetRecord(TOLD, Entity.CART + "|" + customer);
    transaction.forgetRecord(TOLD, Entity.WISH + "|" + customer);
  }

  void take(Incoming.Cart cart) throws RefusedException {
    check(cart.items());
    Instant at = Checks.past(cart.at(), now);
    String id = people.idOf(cart.customer());
    if (replace(Entity.CART, id, cart.items(), at).isPresent()) {
      for (Incoming.Item item : cart.items()) {
        clients.keep(Put.of(new Entity.Cart(id, item.sku(), item.quantity(), at.toString())));
      }
    }
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

  void take(Incoming.Loyalty loyalty) throws RefusedException {
    String program = Checks.sku(loyalty.program());
    Entity.Text tier = loyalty.tier().isPresent() ? Checks.text(loyalty.tier().get()) : null;
    Instant asOf = Checks.past(loyalty.asOf(), now);
    Entity.Loyalty told =
        new Entity.Loyalty(
            people.idOf(loyalty.customer()), program, loyalty.points(), tier, asOf.toString());
    String key = EntityKey.of(told);
    if (isLaterBalance(key, asOf)) {
      older++;
      return;
    }
    balances.put(key, asOf);
    clients.keep(Put.of(told));
  }

  private boolean isLaterBalance(String key, Instant asOf) {
    Instant inBatch = balances.get(key);
    if (inBatch != null) {
      return inBatch.isAfter(asOf);
    }
    return transaction
        .find(ClientBuckets.ALL, Entity.LOYALTY, key)
        .map(StoredRow::data)
        .map(data -> StrictJson.read(data, Entity.Loyalty.class).asOf())
        .filter(known -> isLater(known, asOf))
        .isPresent();
  }

  /** A time yet to come, which an older program took, holds nothing back. */
  private boolean isLater(String known, Instant told) {
    Instant at = Instant.parse(known);
    return at.isAfter(told) && !Checks.isAhead(at, now);
  }

  void take(Incoming.Coupon coupon) throws RefusedException {
    String id = source + "." + Checks.sourceId(coupon.id());
    Entity.Text text = Checks.text(coupon.text());
    Entity.Coupon row =
        new Entity.Coupon(
            people.idOf(coupon.customer()),
            id,
            text,
            coupon.until().map(Object::toString).orElse(null),
            coupon.state());
    clients.keep(Put.of(row));
  }
}
