package app.dangol.visit;

import app.dangol.customer.Reservations;
import app.dangol.customer.WishList;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Permits;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Where an associate changes what a customer has with the shop: the wish list, and what is laid
 * aside. A change is on record before it is made. Every method may be called from any thread and
 * returns at once; the work runs in order on the desk's thread, and so do the answers.
 */
public final class AccountDesk {
  private final WishList wishes;
  private final Reservations reservations;
  private final AuditLog audit;
  private final StoreId here;
  private final AccountBook book;
  private final DeskWork<AccountEvent> work;

  public AccountDesk(
      WishList wishes,
      Reservations reservations,
      AuditLog audit,
      Permits permits,
      StoreId here,
      AccountBook book,
      Executor thread) {
    this.wishes = wishes;
    this.reservations = reservations;
    this.audit = audit;
    this.here = here;
    this.book = book;
    this.work = new DeskWork<>(permits, thread, this::fail);
  }

  /** Tells every event to come, on the desk's thread. */
  public void subscribe(Consumer<AccountEvent> listener) {
    work.subscribe(listener);
  }

  /** Looks at everything somebody has with the shop; that goes on record. */
  public void look(CustomerId whose) {
    work.act(
        Act.SEE_CUSTOMER,
        who -> {
          audit.record(who.id(), Action.VIEW, whose);
          lookNow(whose);
        });
  }

  /** Looks again, because something has changed; several asked for at once become one. */
  public void lookAgain(CustomerId whose) {
    work.refresh(Act.SEE_CUSTOMER, () -> lookNow(whose));
  }

  private void lookNow(CustomerId whose) {
    book.find(whose).ifPresent(look -> work.emit(new AccountEvent.Looked(look)));
  }

  /** Puts a product on the wish list, or takes it off. */
  public void wish(CustomerId whose, Sku sku, boolean wanted) {
    work.act(
        Act.CHANGE_WISHES,
        who -> {
          audit.record(who.id(), Action.WISH_CHANGED, whose);
          if (wanted) {
            wishes.add(whose, who.id(), sku);
          } else {
            wishes.remove(whose, who.id(), sku);
          }
          work.emit(new AccountEvent.Wished(whose, sku, wanted));
        });
  }

  /** Asks for one piece to be laid aside in this store. */
  public void reserve(CustomerId whose, Sku sku) {
    work.act(
        Act.RESERVE,
        who -> {
          audit.record(who.id(), Action.RESERVATION_REQUESTED, whose);
          OpId id = reservations.request(whose, who.id(), new Reservations.Wanted(here, sku, 1));
          work.emit(new AccountEvent.Reserved(whose, id));
        });
  }

  /** Lets a reservation go. */
  public void cancel(CustomerId whose, OpId reservation) {
    work.act(
        Act.RESERVE,
        who -> {
          audit.record(who.id(), Action.RESERVATION_CANCELLED, whose);
          reservations.cancel(whose, who.id(), reservation);
          work.emit(new AccountEvent.Cancelled(whose));
        });
  }

  private void fail(ErrorCode code) {
    work.emit(new AccountEvent.Failed(code));
  }
}
