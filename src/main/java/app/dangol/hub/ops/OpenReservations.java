package app.dangol.hub.ops;

import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reservations the hub itself has promised and whose pieces its stock figures do not know of, for
 * shops whose system takes no reservations. Works within one transaction.
 */
public final class OpenReservations {
  private static final String KIND = "reservation.open";
  private static final int MOST = 10_000;

  private final HubTransaction transaction;

  public OpenReservations(HubTransaction transaction) {
    this.transaction = transaction;
  }

  /** What is kept of one. */
  record Promise(String customer, String id, int quantity, String until) {}

  /** Pieces promised of a product in a store. */
  public int pieces(String sku, String store) {
    return list(sku, store).stream().mapToInt(Promise::quantity).sum();
  }

  void add(Entity.Reservation reservation, Instant until) {
    Promise promise =
        new Promise(
            reservation.customer(), reservation.id(), reservation.quantity(), until.toString());
    transaction.keepRecord(KIND, key(reservation), StrictJson.write(promise));
  }

  /** Returns whether it was there. */
  boolean remove(Entity.Reservation reservation) {
    return transaction.forgetRecord(KIND, key(reservation));
  }

  /** Those that nobody came for until then. */
  List<Promise> listOverdue(Instant now) {
    List<Promise> overdue = new ArrayList<>();
    for (HubRecord each : transaction.listRecords(KIND, "", "", MOST)) {
      Promise promise = StrictJson.read(each.data(), Promise.class);
      if (Instant.parse(promise.until()).isBefore(now)) {
        overdue.add(promise);
      }
    }
    return overdue;
  }

  private List<Promise> list(String sku, String store) {
    // '}' is the character after '|'.
    String prefix = sku + "|" + store;
    return transaction.listRecords(KIND, prefix + "|", prefix + "}", MOST).stream()
        .map(each -> StrictJson.read(each.data(), Promise.class))
        .toList();
  }

  private static String key(Entity.Reservation reservation) {
    return String.join("|", reservation.sku(), reservation.store(), reservation.id());
  }
}
