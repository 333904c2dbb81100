package app.dangol.cache;

import app.dangol.customer.Reservations;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;

/** Reservations as ops in {@code ops.db}. May block; any thread may call. */
public final class SqliteReservations implements Reservations {
  private final Outbox outbox;

  public SqliteReservations(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public OpId request(CustomerId whose, StaffId author, Wanted wanted) {
    OpId id = OpId.create();
    var body =
        StrictJson.toTree(
            new Ops.Reserve(wanted.store().value(), wanted.sku().value(), wanted.quantity()));
    outbox.add(new OpDraft(id, Ops.RESERVATION_REQUEST, whose.value(), author.value(), body));
    return id;
  }

  @Override
  public void cancel(CustomerId whose, StaffId author, OpId reservation) {
    var body = StrictJson.toTree(new Ops.ReservationCancel(reservation.toString()));
    outbox.addUnlessUnsent(
        new OpDraft(OpId.create(), Ops.RESERVATION_CANCEL, whose.value(), author.value(), body),
        reservation);
  }
}
