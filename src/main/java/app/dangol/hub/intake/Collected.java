package app.dangol.hub.intake;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.Put;
import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.stock.OpenReservations;
import app.dangol.hub.stock.OpenReservations.Promise;
import app.dangol.hub.stock.ShownStock;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Entity;
import app.dangol.wire.Entity.ReservationState;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Closes reservations by what was bought: a product bought in the store that kept it, by whoever it
 * was kept for, has been collected. The oldest first, as far as the pieces go. Works inside one
 * transaction.
 */
final class Collected {
  private final HubTransaction transaction;
  private final ClientBuckets clients;
  private final Persons persons;
  private @Nullable Map<String, List<Promise>> open;
  private int changed;

  Collected(HubTransaction transaction, ClientBuckets clients) {
    this.transaction = transaction;
    this.clients = clients;
    this.persons = new Persons(transaction);
  }

  /** Rows of stock on devices that were changed. */
  int changed() {
    return changed;
  }

  /**
   * A line that nobody had told of before.
   *
   * @param customer our id
   * @param at what was reserved later than this was not bought by it
   */
  void bought(String customer, String store, Incoming.Line line, Instant at) {
    List<Promise> promised = open().get(key(line.sku(), store));
    if (promised == null) {
      return;
    }
    String buyer = persons.survivorOf(customer);
    int left = line.quantity();
    for (Promise each : List.copyOf(promised)) {
      if (left > 0 && persons.survivorOf(each.customer()).equals(buyer) && isClosed(each, at)) {
        left -= each.quantity();
        promised.remove(each);
      }
    }
  }

  private boolean isClosed(Promise promise, Instant at) {
    Optional<Entity.Reservation> waiting =
        transaction
            .find(ClientBuckets.ALL, Entity.RESERVATION, promise.customer() + "|" + promise.id())
            .map(StoredRow::data)
            .map(data -> StrictJson.read(data, Entity.Reservation.class))
            .filter(known -> isWaiting(known.state()))
            .filter(known -> !Instant.parse(known.at()).isAfter(at));
    waiting.ifPresent(known -> {
      clients.keep(Put.of(collected(known)));
      ShownStock shown = new ShownStock(transaction);
      shown.release(known);
      changed += shown.changed();
      if (promise.asked()) {
        // The till has sold it: what holds it back in the shop system must go.
        new BackendOutbox(transaction)
            .enqueue(
                known.id(),
                Ops.RESERVATION_CANCEL,
                known.customer(),
                known.id(),
                Instant.parse(known.at()));
      }
    });
    return waiting.isPresent();
  }

  private static boolean isWaiting(ReservationState state) {
    return switch (state) {
      case REQUESTED, CONFIRMED -> true;
      case REJECTED, CANCELLED, COLLECTED, EXPIRED -> false;
    };
  }

  private static Entity.Reservation collected(Entity.Reservation known) {
    return new Entity.Reservation(
        known.customer(),
        known.id(),
        known.store(),
        known.sku(),
        known.quantity(),
        known.at(),
        ReservationState.COLLECTED,
        null,
        null);
  }

  /** Read once for a batch; there are few, for each is open for two days at most. */
  private Map<String, List<Promise>> open() {
    Map<String, List<Promise>> known = open;
    if (known == null) {
      Map<String, List<Promise>> all = new HashMap<>();
      // Ids are those of ops, UUIDv7: in the order of their time.
      new OpenReservations(transaction)
          .listAll().stream()
              .sorted(Comparator.comparing(Promise::id))
              .forEach(each ->
                  all.computeIfAbsent(key(each.sku(), each.store()), first -> new ArrayList<>())
                      .add(each));
      open = all;
      known = all;
    }
    return known;
  }

  private static String key(String sku, String store) {
    return sku + "|" + store;
  }
}
