package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.failure.ErrorCode;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.StaffAccount;
import app.dangol.trust.access.StaffAccounts;
import app.dangol.trust.access.StaffMember;
import app.dangol.visit.steer.SteerLook;
import app.dangol.visit.steer.SteeringBook;
import app.dangol.visit.steer.SteeringWord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Where a manager says what is to be suggested first, more or not at all. It counts on this device
 * at once, and is on record before it is said. Every method may be called from any thread and
 * returns at once; the work runs in order on the desk's thread, and so do the answers.
 */
public final class SteerDesk {
  private final SteeringBook book;
  private final Catalog catalog;
  private final StaffAccounts staff;
  private final AuditLog audit;
  private final Permits permits;
  private final DeskWork<SteerEvent> work;

  public SteerDesk(
      SteeringBook book,
      Catalog catalog,
      StaffAccounts staff,
      AuditLog audit,
      Permits permits,
      Executor thread) {
    this.book = book;
    this.catalog = catalog;
    this.staff = staff;
    this.audit = audit;
    this.permits = permits;
    this.work = new DeskWork<>(permits, thread, code -> fail(code));
  }

  /** Tells every event to come, on the desk's thread. */
  public void subscribe(Consumer<SteerEvent> listener) {
    work.subscribe(listener);
  }

  /** Whether whoever is signed in may do that now; any thread, never blocks. */
  public boolean isOffered() {
    return permits.ask(Act.STEER_SUGGESTIONS) instanceof app.dangol.trust.access.Permit.Granted;
  }

  /** Looks at what is said now. */
  public void look() {
    work.act(Act.STEER_SUGGESTIONS, who -> lookNow());
  }

  /** Looks again, because something has changed; several asked for at once become one. */
  public void lookAgain() {
    work.refresh(Act.STEER_SUGGESTIONS, this::lookNow);
  }

  /** Says something about a product, in the place of what was said before. */
  public void say(SteeringBook.Draft draft) {
    work.act(
        Act.STEER_SUGGESTIONS,
        who -> {
          record(who, draft.act().key() + (draft.everywhere() ? ".everywhere" : ".here"));
          book.say(who.id(), draft);
          work.emit(new SteerEvent.Said(draft));
          lookNow();
        });
  }

  /** Takes back what was said about a product. */
  public void lift(Sku sku, Optional<StoreId> store) {
    work.act(
        Act.STEER_SUGGESTIONS,
        who -> {
          record(who, "lifted" + (store.isEmpty() ? ".everywhere" : ".here"));
          book.lift(who.id(), sku, store);
          lookNow();
        });
  }

  private void record(StaffMember who, String word) {
    audit.record(AuditAct.own(who.id(), Action.SUGGESTIONS_STEERED, word));
  }

  private void lookNow() {
    List<SteeringWord> words = book.list();
    Map<String, String> names = new HashMap<>();
    for (StaffAccount account : staff.list()) {
      names.put(account.id().value(), account.name());
    }
    work.emit(
        new SteerEvent.Looked(
            new SteerLook(
                words, catalog.listBySkus(words.stream().map(SteeringWord::sku).toList()), names)));
  }

  private void fail(ErrorCode code) {
    work.emit(new SteerEvent.Failed(code));
  }
}
