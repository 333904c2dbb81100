package app.dangol.hub.stock;

import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reservations whose pieces no stock figure knows of: those the hub itself has promised, for shops
 * whose system takes none, and those it has asked a shop system for. Works within one transaction.
 */
public final class OpenReservations {
  private static final String KIND = "reservation.open";

  private final HubTransaction transaction;

  public OpenReservations(HubTransaction transaction) {
    this.transaction = transaction;
  }

  /**
   * @param asked null where the hub itself has promised
   */
  private record Kept(
      String customer, String id, int quantity, String until, @Nullable Boolean asked) {}

  /**
   * One that is open.
   *
   * @param customer under whose id it was asked for
   * @param until the last moment somebody may come for it, or for which pieces are held back
   * @param asked whether it is a shop system that decides on it
   */
  public record Promise(
      String sku,
      String store,
      String id,
      String customer,
      int quantity,
      Instant until,
      boolean asked) {
    @Override
    public String toString() {
      return "Promise[" + quantity + " of " + sku + "]";
    }
  }

  /** Pieces promised of a product in a store. */
  public int pieces(String sku, String store) {
    return transaction.listRecordsUnder(KIND, sku + "|" + store, Integer.MAX_VALUE).stream()
        .mapToInt(each -> StrictJson.read(each.data(), Kept.class).quantity())
        .sum();
  }

  /** Promises a reservation's pieces until then. */
  public void add(Entity.Reservation reservation, Instant until) {
    add(reservation, until, null);
  }

  /** Holds a reservation's pieces back that a shop system was asked for, until then at most. */
  public void hold(Entity.Reservation reservation, Instant until) {
    add(reservation, until, true);
  }

  private void add(Entity.Reservation reservation, Instant until, @Nullable Boolean asked) {
    Kept promise =
        new Kept(
            reservation.customer(),
            reservation.id(),
            reservation.quantity(),
            until.toString(),
            asked);
    transaction.keepRecord(
        KIND,
        key(reservation.sku(), reservation.store(), reservation.id()),
        StrictJson.write(promise));
  }

  /** Returns whether it was there. */
  public boolean remove(Entity.Reservation reservation) {
    return remove(reservation.sku(), reservation.store(), reservation.id());
  }

  /** Returns whether it was there. */
  public boolean remove(Promise promise) {
    return remove(promise.sku(), promise.store(), promise.id());
  }

  private boolean remove(String sku, String store, String id) {
    return transaction.forgetRecord(KIND, key(sku, store, id));
  }

  /** When a reservation ends, if it is open. */
  public Optional<Instant> findEnd(Entity.Reservation reservation) {
    String key = key(reservation.sku(), reservation.store(), reservation.id());
    return transaction
        .findRecord(KIND, key)
        .map(data -> Instant.parse(StrictJson.read(data, Kept.class).until()));
  }

  /** All that are open. */
  public List<Promise> listAll() {
    List<Promise> all = new ArrayList<>();
    transaction.forEachRecord(KIND, each -> all.add(promise(each)));
    return all;
  }

  /** Those that nobody came for until then. */
  public List<Promise> listOverdue(Instant now) {
    return listAll().stream().filter(promise -> promise.until().isBefore(now)).toList();
  }

  private static Promise promise(HubRecord record) {
    Kept kept = StrictJson.read(record.data(), Kept.class);
    // Neither a store nor an id holds the bar; a sku may.
    String before = record.key().substring(0, record.key().lastIndexOf('|'));
    int bar = before.lastIndexOf('|');
    return new Promise(
        before.substring(0, bar),
        before.substring(bar + 1),
        kept.id(),
        kept.customer(),
        kept.quantity(),
        Instant.parse(kept.until()),
        Boolean.TRUE.equals(kept.asked()));
  }

  private static String key(String sku, String store, String id) {
    return String.join("|", sku, store, id);
  }
}
