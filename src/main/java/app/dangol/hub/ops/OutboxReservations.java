package app.dangol.hub.ops;

import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import java.time.Clock;

/** Reservations go on to the shop system that knows their customer, if one is connected. */
final class OutboxReservations implements ReservationBackend {
  private final Clock clock;

  OutboxReservations(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean request(Entity.Reservation requested, HubTransaction transaction) {
    return enqueue(Ops.RESERVATION_REQUEST, requested, transaction);
  }

  @Override
  public void cancel(Entity.Reservation known, HubTransaction transaction) {
    enqueue(Ops.RESERVATION_CANCEL, known, transaction);
  }

  private boolean enqueue(String type, Entity.Reservation of, HubTransaction transaction) {
    return new BackendOutbox(transaction)
        .enqueue(of.id(), type, of.customer(), of.id(), clock.instant());
  }
}
