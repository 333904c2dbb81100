package app.dangol.hub.ops;

import app.dangol.hub.Put;
import app.dangol.hub.stock.OpenReservations;
import app.dangol.hub.stock.ShownStock;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Entity.ReservationState;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reservation is a request, and the hub's side decides. The hub looks whether the store has the
 * pieces and keeps them back for two days; where a shop system takes reservations it has the last
 * word, and until then it is requested and no device shows more.
 */
public final class ReservationRules {
  /** How long the hub keeps pieces for somebody. */
  private static final Duration KEPT = Duration.ofHours(48);

  private static final int MOST_PIECES = 99;

  private final Clock clock;
  private final Optional<ReservationBackend> backend;

  /**
   * @param backend has the last word where it takes reservations; without one the hub has
   */
  public ReservationRules(Clock clock, Optional<ReservationBackend> backend) {
    this.clock = clock;
    this.backend = backend;
  }

  /** With the shop systems that are connected. */
  public static ReservationRules withShopSystems(Clock clock) {
    return new ReservationRules(clock, Optional.of(new OutboxReservations(clock)));
  }

  OpOutcome request(Ops.Op op, HubTransaction transaction) {
    return OpBodies.with(
        op,
        Ops.Reserve.class,
        clock.instant(),
        (body, at) -> {
          if (!OpBodies.isName(body.store())
              || !OpBodies.isName(body.sku())
              || body.quantity() < 1
              || body.quantity() > MOST_PIECES) {
            return OpBodies.badBody("a reservation names a store, a sku and 1 to 99 pieces");
          }
          return CustomerRows.find(op.subject(), transaction)
              .map(rows -> request(op, body, at, rows, transaction))
              .orElseGet(CustomerRows::unknown);
        });
  }

  private OpOutcome request(
      Ops.Op op, Ops.Reserve body, Instant at, CustomerRows rows, HubTransaction transaction) {
    if (transaction.find(Bucket.CATALOGUE, Entity.PRODUCT, body.sku()).isEmpty()) {
      return new OpOutcome.Rejected("unknown_product", "the hub does not know this product");
    }
    Entity.Reservation requested =
        new Entity.Reservation(
            op.subject(),
            op.opId(),
            body.store(),
            body.sku(),
            body.quantity(),
            at.toString(),
            ReservationState.REQUESTED,
            null,
            null);
    // A shop system's draft orders take nothing off its stock: it would promise a piece again.
    if (available(body.sku(), body.store(), transaction) < body.quantity()) {
      return new OpOutcome.Rejected("not_available", "there are not that many pieces");
    }
    Instant until = clock.instant().plus(KEPT);
    OpenReservations open = new OpenReservations(transaction);
    boolean asked = backend.isPresent() && backend.get().request(requested, transaction);
    if (asked) {
      open.hold(requested, until);
    } else {
      open.add(requested, until);
    }
    new ShownStock(transaction).promised(body.sku(), body.store(), body.quantity());
    Entity.Reservation now =
        asked ? requested : with(requested, ReservationState.CONFIRMED, until.toString());
    return new OpOutcome.Applied(put(now, rows));
  }

  OpOutcome cancel(Ops.Op op, HubTransaction transaction) {
    return OpBodies.with(
        op,
        Ops.ReservationCancel.class,
        clock.instant(),
        (body, at) ->
            CustomerRows.find(op.subject(), transaction)
                .map(rows -> end(op.subject(), body.reservation(), rows, transaction))
                .orElseGet(CustomerRows::unknown));
  }

  private OpOutcome end(String customer, String id, CustomerRows rows, HubTransaction transaction) {
    Optional<StoredRow> row = rows.find(Entity.RESERVATION, customer + "|" + id);
    if (row.isEmpty()) {
      return new OpOutcome.Rejected("unknown_reservation", "there is no such reservation");
    }
    Entity.Reservation known =
        StrictJson.read(Objects.requireNonNull(row.get().data()), Entity.Reservation.class);
    return switch (known.state()) {
      case REQUESTED, CONFIRMED -> {
        backend.ifPresent(b -> b.cancel(known, transaction));
        new ShownStock(transaction).release(known);
        yield new OpOutcome.Applied(put(with(known, ReservationState.CANCELLED, null), rows));
      }
      // It has ended already, by whatever way: that is what was wanted.
      case REJECTED, CANCELLED, COLLECTED, EXPIRED -> new OpOutcome.Applied(row.get().position());
    };
  }

  /** Lets go what nobody came for, here and in the shop system that was asked; returns how many. */
  public int expire(HubTransaction transaction) {
    OpenReservations open = new OpenReservations(transaction);
    List<OpenReservations.Promise> overdue = open.listOverdue(clock.instant());
    for (OpenReservations.Promise each : overdue) {
      // Also of somebody the hub knows no more: pieces must not wait for nobody.
      open.remove(each);
      new ShownStock(transaction).promised(each.sku(), each.store(), -each.quantity());
      if (each.asked()) {
        backend.ifPresent(b -> b.cancel(expired(each), transaction));
      }
      tell(each, transaction);
    }
    return overdue.size();
  }

  private Entity.Reservation expired(OpenReservations.Promise promise) {
    return new Entity.Reservation(
        promise.customer(),
        promise.id(),
        promise.store(),
        promise.sku(),
        promise.quantity(),
        clock.instant().toString(),
        ReservationState.EXPIRED,
        null,
        null);
  }

  private static void tell(OpenReservations.Promise expired, HubTransaction transaction) {
    CustomerRows.find(expired.customer(), transaction)
        .ifPresent(rows ->
            rows.find(Entity.RESERVATION, expired.customer() + "|" + expired.id())
                .map(row ->
                    StrictJson.read(Objects.requireNonNull(row.data()), Entity.Reservation.class))
                .ifPresent(known -> put(with(known, ReservationState.EXPIRED, null), rows)));
  }

  private static int available(String sku, String store, HubTransaction transaction) {
    return transaction
        .find(Bucket.stockOf(store), Entity.STOCK, sku + "|" + store)
        .map(row -> StrictJson.read(Objects.requireNonNull(row.data()), Entity.Stock.class))
        .map(Entity.Stock::available)
        .orElse(0);
  }

  private static long put(Entity.Reservation reservation, CustomerRows rows) {
    return rows.put(Put.of(reservation));
  }

  private static Entity.Reservation with(
      Entity.Reservation known, ReservationState state, @Nullable String until) {
    return new Entity.Reservation(
        known.customer(),
        known.id(),
        known.store(),
        known.sku(),
        known.quantity(),
        known.at(),
        state,
        until,
        null);
  }
}
