package app.dangol.hub.ops;

import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Entity;

/** A shop system that decides on reservations. It is asked after the transaction has committed. */
public interface ReservationBackend {
  /**
   * Notes within the transaction that this is to be asked for.
   *
   * @return false if no shop system takes it; the hub decides then
   */
  boolean request(Entity.Reservation requested, HubTransaction transaction);

  /** Notes that it is not wanted any more. */
  void cancel(Entity.Reservation known, HubTransaction transaction);
}
