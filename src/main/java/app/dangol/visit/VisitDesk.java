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
import app.dangol.id.StaffId;
import app.dangol.scan.Scan;
import app.dangol.trust.AuditLog;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.StaffMember;
import app.dangol.trust.credential.SignedCards;
import java.time.Clock;
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
  private final HelpWatch help;
  private final DeskWork<VisitEvent> work;
  private final Strangers strangers;

  // Only touched on the desk's thread.
  private @Nullable Customer present;
  private final Set<Sku> dismissed = new HashSet<>();
  private final LeftVisits left = new LeftVisits();

  public VisitDesk(
      CustomerDirectory customers,
      SignedCards signedCards,
      Catalog catalog,
      Notes notes,
      CustomerViews views,
      Offers offers,
      AuditLog audit,
      Permits permits,
      HelpWatch help,
      LookUps lookUps,
      QueuedScans queue,
      Clock clock,
      Executor thread) {
    this.customers = customers;
    this.cards = new KnownCards(customers, signedCards);
    this.catalog = catalog;
    this.notes = notes;
    this.views = views;
    this.offers = offers;
    this.audit = audit;
    this.help = help;
    this.work = new DeskWork<>(permits, thread, this::fail);
    this.strangers = new Strangers(lookUps, queue, clock, work, this::showFetched);
  }

  /** Tells every event to come, on the desk's thread. */
  public void subscribe(Consumer<VisitEvent> listener) {
    work.subscribe(listener);
  }

  @Override
  public void onScan(Scan scan) {
    boolean card = scan instanceof Scan.Member || scan instanceof Scan.Credential;
    work.act(
        card ? Act.SEE_CUSTOMER : Act.FIND_GOODS,
        who -> {
          switch (scan) {
            case Scan.Member member -> member(member.token(), who);
            case Scan.Credential credential -> member(credential.token(), who);
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
    work.act(Act.FIND_GOODS, who -> catalog.findBySku(sku).ifPresent(this::show));
  }

  /** Lists products by a part of their name or sku. */
  public void find(String text) {
    work.act(
        Act.FIND_GOODS,
        who ->
            work.emit(new VisitEvent.ItemsListed(text, catalog.search(text.strip(), FIND_LIMIT))));
  }

  /** Takes a product out of this visit's offers. */
  public void dismiss(Sku sku) {
    work.act(
        Act.SEE_CUSTOMER,
        who -> {
          dismissed.add(sku);
          refreshNow();
        });
  }

  /** Puts a dismissed product back. */
  public void restore(Sku sku) {
    work.act(
        Act.SEE_CUSTOMER,
        who -> {
          dismissed.remove(sku);
          refreshNow();
        });
  }

  /** Writes a note on that customer; it is on disk when {@link VisitEvent.NoteSaved} is told. */
  public void addNote(CustomerId about, String text) {
    work.act(
        Act.WRITE_NOTE,
        who -> write(about, text, who),
        code -> {
          work.emit(new VisitEvent.NoteNotSaved(about, text));
          fail(code);
        });
  }

  private void write(CustomerId about, String text, StaffMember who) {
    try {
      audit.record(who.id(), AuditLog.Action.NOTE_ADDED, about);
      notes.add(about, who.id(), who.name(), text);
    } catch (RuntimeException e) {
      work.emit(new VisitEvent.NoteNotSaved(about, text));
      throw e;
    }
    work.emit(new VisitEvent.NoteSaved());
    refreshNow();
  }

  /** Somebody held the eye to read the full name. */
  public void nameRevealed(CustomerId whose) {
    work.act(Act.REVEAL_NAME, who -> audit.record(who.id(), AuditLog.Action.REVEAL_NAME, whose));
  }

  /** Says that the associate goes to whoever waits there. */
  public void answerHelp(HelpCallId call) {
    work.act(Act.ANSWER_HELP, who -> help.answer(call, who.id()).forEach(work::emit));
  }

  /** Tells who waits for help, if that is somebody else than before. */
  @Override
  public void lookForHelp() {
    work.run(() -> help.look().forEach(work::emit));
  }

  @Override
  public void refresh() {
    work.refresh(Act.SEE_CUSTOMER, this::refreshNow);
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
    work.act(
        Act.SEE_CUSTOMER,
        who -> {
          forget();
          if (!showFetched(id, who)) {
            work.emit(new VisitEvent.Wiped());
          }
        });
  }

  /**
   * Somebody has locked the device: the visit ends as with {@link #wipe}, and whom they served is
   * remembered for when they come back.
   */
  public void leave(StaffId who) {
    work.run(() -> {
      left.keep(who, Optional.ofNullable(present).map(Customer::id), dismissed);
      forget();
      work.emit(new VisitEvent.Wiped());
    });
  }

  /** Whoever has just signed in goes on with whom they served, if that was cut off by a lock. */
  public void comeBack() {
    work.act(
        Act.SEE_CUSTOMER,
        who ->
            left.take(who.id())
                .ifPresent(visit -> {
                  forget();
                  dismissed.addAll(visit.dismissed());
                  if (!showFetched(visit.customer(), who)) {
                    dismissed.clear();
                  }
                }),
        code -> {});
  }

  /** Forgets whom anybody served before a lock. */
  public void forgetLeft() {
    work.run(left::clear);
  }

  @Override
  public void hubIsBack() {
    work.run(strangers::hubIsBack);
  }

  private void member(MemberToken token, StaffMember who) {
    forget();
    if (strangers.isResting()) {
      work.emit(new VisitEvent.Resting());
      return;
    }
    Optional<Customer> found = safely(() -> cards.find(token));
    if (found.isPresent() && agreed(found.get())) {
      arrive(found.get(), who);
      strangers.askAgain(token, found.get().id(), who, this::refreshNow);
    } else if (found.isPresent()) {
      strangers.unknown(token);
    } else {
      strangers.ask(token, who);
    }
  }

  /** False for somebody who has just withdrawn here what the hub does not know yet. */
  private boolean showFetched(CustomerId id, StaffMember who) {
    Optional<Customer> fetched = customers.find(id).filter(VisitDesk::agreed);
    fetched.ifPresent(customer -> arrive(customer, who));
    return fetched.isPresent();
  }

  private static boolean agreed(Customer customer) {
    return customer.mayBeGreeted();
  }

  /** Nobody is present until everything about them is there and the look at it is on record. */
  private void arrive(Customer customer, StaffMember who) {
    CustomerView view =
        safely(() -> {
          CustomerView whole = views.of(customer, dismissed);
          audit.record(who.id(), AuditLog.Action.VIEW, customer.id());
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
