package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.catalog.Product;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.Notes;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.HelpCallId;
import app.dangol.id.MemberToken;
import app.dangol.id.Sku;
import app.dangol.scan.Scan;
import app.dangol.trust.AuditLog;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.credential.SignedCards;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a scan becomes a visit. Every method may be called from any thread and returns at once; the
 * work runs in order on the desk's own thread, and so do the events.
 */
public final class VisitDesk implements Desk {
  /** As many as fit above the keyboard. */
  private static final int FIND_LIMIT = 6;

  private final CustomerDirectory customers;
  private final KnownCards cards;
  private final Catalog catalog;
  private final Notes notes;
  private final CustomerViews views;
  private final Offers offers;
  private final AuditLog audit;
  private final StaffMember staff;
  private final HelpWatch help;
  private final DeskWork<VisitEvent> work;
  private final Strangers strangers;

  // Only touched on the desk's thread.
  private @Nullable Customer present;
  private final Set<Sku> dismissed = new HashSet<>();

  public VisitDesk(
      CustomerDirectory customers,
      SignedCards signedCards,
      Catalog catalog,
      Notes notes,
      CustomerViews views,
      Offers offers,
      AuditLog audit,
      StaffMember staff,
      HelpWatch help,
      LookUps lookUps,
      QueuedScans queue,
      Executor thread) {
    this.customers = customers;
    this.cards = new KnownCards(customers, signedCards);
    this.catalog = catalog;
    this.notes = notes;
    this.views = views;
    this.offers = offers;
    this.audit = audit;
    this.staff = staff;
    this.help = help;
    this.work = new DeskWork<>(thread, this::fail);
    this.strangers = new Strangers(lookUps, queue, staff, work, this::showFetched);
  }

  /** Tells every event to come, on the desk's thread. */
  public void subscribe(Consumer<VisitEvent> listener) {
    work.subscribe(listener);
  }

  @Override
  public void onScan(Scan scan) {
    work.run(() -> {
      switch (scan) {
        case Scan.Member member -> member(member.token());
        case Scan.Credential credential -> member(credential.token());
        case Scan.Item item ->
            catalog
                .findByGtin(item.gtin())
                .ifPresentOrElse(this::show, () -> work.emit(new VisitEvent.ItemUnknown()));
        case Scan.Unknown unknown -> work.emit(new VisitEvent.CodeUnknown());
        case Scan.Refused refused -> {
          // The same code twice within a second is a bouncing trigger, nothing to talk about.
          if (refused.reason() != Scan.Reason.DUPLICATE) {
            work.emit(new VisitEvent.ScanRefused(refused.reason()));
          }
        }
      }
    });
  }

  /** Shows a product somebody picked from a list. */
  public void lookUp(Sku sku) {
    work.run(() -> catalog.findBySku(sku).ifPresent(this::show));
  }

  /** Lists products by a part of their name or sku. */
  public void find(String text) {
    work.run(() ->
        work.emit(new VisitEvent.ItemsListed(text, catalog.search(text.strip(), FIND_LIMIT))));
  }

  /** Takes a product out of this visit's offers. */
  public void dismiss(Sku sku) {
    work.run(() -> {
      dismissed.add(sku);
      refreshNow();
    });
  }

  /** Puts a dismissed product back. */
  public void restore(Sku sku) {
    work.run(() -> {
      dismissed.remove(sku);
      refreshNow();
    });
  }

  /** Writes a note on that customer; it is on disk when {@link VisitEvent.NoteSaved} is told. */
  public void addNote(CustomerId about, String text) {
    work.run(() -> {
      try {
        audit.record(staff.id(), AuditLog.Action.NOTE_ADDED, about);
        notes.add(about, staff.id(), staff.name(), text);
      } catch (RuntimeException e) {
        work.emit(new VisitEvent.NoteNotSaved(about, text));
        throw e;
      }
      work.emit(new VisitEvent.NoteSaved());
      refreshNow();
    });
  }

  /** Somebody held the eye to read the full name. */
  public void nameRevealed(CustomerId whose) {
    work.run(() -> audit.record(staff.id(), AuditLog.Action.REVEAL_NAME, whose));
  }

  /** Says that the associate goes to whoever waits there. */
  public void answerHelp(HelpCallId call) {
    work.run(() -> help.answer(call, staff.id()).forEach(work::emit));
  }

  /** Tells who waits for help, if that is somebody else than before. */
  @Override
  public void lookForHelp() {
    work.run(() -> help.look(staff.id()).forEach(work::emit));
  }

  @Override
  public void refresh() {
    work.refresh(this::refreshNow);
  }

  /** Ends the visit; nothing of it remains here when the event arrives. */
  public void wipe() {
    work.run(() -> {
      forget();
      work.emit(new VisitEvent.Wiped());
    });
  }

  /** Shows somebody who was looked up meanwhile; whoever was here before is wiped. */
  public void open(CustomerId id) {
    work.run(() -> {
      forget();
      if (!showFetched(id)) {
        work.emit(new VisitEvent.Wiped());
      }
    });
  }

  @Override
  public void hubIsBack() {
    work.run(strangers::hubIsBack);
  }

  private void member(MemberToken token) {
    forget();
    Optional<Customer> found = safely(() -> cards.find(token));
    if (found.isPresent() && agreed(found.get())) {
      arrive(found.get());
      strangers.askAgain(token, found.get().id(), this::refreshNow);
    } else if (found.isPresent()) {
      work.emit(new VisitEvent.MemberUnknown(token.masked()));
    } else {
      strangers.ask(token);
    }
  }

  /** False for somebody who has just withdrawn here what the hub does not know yet. */
  private boolean showFetched(CustomerId id) {
    Optional<Customer> fetched = customers.find(id).filter(VisitDesk::agreed);
    fetched.ifPresent(this::arrive);
    return fetched.isPresent();
  }

  private static boolean agreed(Customer customer) {
    return customer.granted().contains(ConsentPurpose.LOOKUP);
  }

  /** Nobody is present until everything about them is there and the look at it is on record. */
  private void arrive(Customer customer) {
    CustomerView view =
        safely(() -> {
          CustomerView whole = views.of(customer, dismissed);
          audit.record(staff.id(), AuditLog.Action.VIEW, customer.id());
          return whole;
        });
    present = customer;
    work.emit(new VisitEvent.CustomerArrived(view));
  }

  /** Whoever was here before must not stay on the screen while somebody else stands there. */
  private <T> T safely(Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException e) {
      work.emit(new VisitEvent.Wiped());
      throw e;
    }
  }

  private void show(Product product) {
    work.emit(
        new VisitEvent.ItemFound(product, offers.stockOf(product.sku()), offers.storeNames()));
  }

  private void refreshNow() {
    Customer before = present;
    if (before == null) {
      return;
    }
    Optional<Customer> now = customers.find(before.id()).filter(VisitDesk::agreed);
    if (now.isEmpty()) {
      // Erased, moved away or withdrawn at the hub while they stood here.
      forget();
      work.emit(new VisitEvent.Wiped());
      return;
    }
    present = now.get();
    work.emit(new VisitEvent.CustomerRefreshed(views.of(now.get(), dismissed)));
  }

  private void forget() {
    strangers.turnAway();
    present = null;
    dismissed.clear();
  }

  private void fail(ErrorCode code) {
    work.emit(new VisitEvent.Failed(code));
  }
}
