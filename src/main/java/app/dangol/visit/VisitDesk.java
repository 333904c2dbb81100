package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.catalog.Product;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.Notes;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.failure.WordlessTrace;
import app.dangol.id.CustomerId;
import app.dangol.id.HelpCallId;
import app.dangol.id.Sku;
import app.dangol.scan.Scan;
import app.dangol.trust.AuditLog;
import app.dangol.trust.ConsentPurpose;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a scan becomes a visit. Every method may be called from any thread and returns at once; the
 * work runs in order on the desk's own thread, and so do the events.
 */
public final class VisitDesk implements Desk {
  private static final Logger LOG = LoggerFactory.getLogger(VisitDesk.class);

  /** As many as fit above the keyboard. */
  private static final int FIND_LIMIT = 6;

  private final CustomerDirectory customers;
  private final Catalog catalog;
  private final Notes notes;
  private final CustomerViews views;
  private final Offers offers;
  private final AuditLog audit;
  private final StaffMember staff;
  private final HelpWatch help;
  private final Executor thread;
  private final List<Consumer<VisitEvent>> listeners = new CopyOnWriteArrayList<>();

  /** Changes of the cache come in bursts; one refresh that has not begun serves them all. */
  private final AtomicBoolean refreshWaits = new AtomicBoolean();

  // Only touched on the desk's thread.
  private @Nullable Customer present;
  private final Set<Sku> dismissed = new HashSet<>();

  public VisitDesk(
      CustomerDirectory customers,
      Catalog catalog,
      Notes notes,
      CustomerViews views,
      Offers offers,
      AuditLog audit,
      StaffMember staff,
      HelpWatch help,
      Executor thread) {
    this.customers = customers;
    this.catalog = catalog;
    this.notes = notes;
    this.views = views;
    this.offers = offers;
    this.audit = audit;
    this.staff = staff;
    this.help = help;
    this.thread = thread;
  }

  /** Tells every event to come, on the desk's thread. */
  public void subscribe(Consumer<VisitEvent> listener) {
    listeners.add(listener);
  }

  @Override
  public void onScan(Scan scan) {
    run(() -> {
      switch (scan) {
        case Scan.Member member -> member(member);
        case Scan.Item item ->
            catalog
                .findByGtin(item.gtin())
                .ifPresentOrElse(this::show, () -> emit(new VisitEvent.ItemUnknown()));
        case Scan.Unknown unknown -> emit(new VisitEvent.CodeUnknown());
        case Scan.Refused refused -> {
          // The same code twice within a second is a bouncing trigger, nothing to talk about.
          if (refused.reason() != Scan.Reason.DUPLICATE) {
            emit(new VisitEvent.ScanRefused(refused.reason()));
          }
        }
      }
    });
  }

  /** Shows a product somebody picked from a list. */
  public void lookUp(Sku sku) {
    run(() -> catalog.findBySku(sku).ifPresent(this::show));
  }

  /** Lists products by a part of their name or sku. */
  public void find(String text) {
    run(() -> emit(new VisitEvent.ItemsListed(text, catalog.search(text.strip(), FIND_LIMIT))));
  }

  /** Takes a product out of this visit's offers. */
  public void dismiss(Sku sku) {
    run(() -> {
      dismissed.add(sku);
      refreshNow();
    });
  }

  /** Puts a dismissed product back. */
  public void restore(Sku sku) {
    run(() -> {
      dismissed.remove(sku);
      refreshNow();
    });
  }

  /** Writes a note on that customer; it is on disk when {@link VisitEvent.NoteSaved} is told. */
  public void addNote(CustomerId about, String text) {
    run(() -> {
      try {
        notes.add(about, staff.id(), staff.name(), text);
      } catch (RuntimeException e) {
        emit(new VisitEvent.NoteNotSaved(about, text));
        throw e;
      }
      emit(new VisitEvent.NoteSaved());
      audit.record(staff.id(), AuditLog.Action.NOTE_ADDED, about);
      refreshNow();
    });
  }

  /** Somebody held the eye to read the full name. */
  public void nameRevealed(CustomerId whose) {
    run(() -> audit.record(staff.id(), AuditLog.Action.REVEAL_NAME, whose));
  }

  /** Says that the associate goes to whoever waits there. */
  public void answerHelp(HelpCallId call) {
    run(() -> help.answer(call, staff.id()).forEach(this::emit));
  }

  /** Tells who waits for help, if that is somebody else than before. */
  @Override
  public void lookForHelp() {
    run(() -> help.look(staff.id()).forEach(this::emit));
  }

  @Override
  public void refresh() {
    if (refreshWaits.compareAndSet(false, true)) {
      run(() -> {
        refreshWaits.set(false);
        refreshNow();
      });
    }
  }

  /** Ends the visit; nothing of it remains here when the event arrives. */
  public void wipe() {
    run(() -> {
      forget();
      emit(new VisitEvent.Wiped());
    });
  }

  /** Nobody is present until everything about them is there and the look at it is on record. */
  private void member(Scan.Member scan) {
    forget();
    try {
      Optional<Customer> found =
          customers
              .findByToken(scan.token())
              .filter(customer -> customer.granted().contains(ConsentPurpose.LOOKUP));
      if (found.isEmpty()) {
        emit(new VisitEvent.MemberUnknown(scan.token().masked()));
        return;
      }
      Customer customer = found.get();
      CustomerView view = views.of(customer, dismissed);
      audit.record(staff.id(), AuditLog.Action.VIEW, customer.id());
      present = customer;
      emit(new VisitEvent.CustomerArrived(view));
    } catch (RuntimeException e) {
      // Whoever was here before must not stay on the screen while somebody else stands there.
      emit(new VisitEvent.Wiped());
      throw e;
    }
  }

  private void show(Product product) {
    emit(new VisitEvent.ItemFound(product, offers.stockOf(product.sku()), offers.storeNames()));
  }

  private void refreshNow() {
    Customer before = present;
    if (before == null) {
      return;
    }
    Optional<Customer> now = customers.find(before.id());
    if (now.isEmpty()) {
      // Erased or moved away at the hub while they stood here.
      forget();
      emit(new VisitEvent.Wiped());
      return;
    }
    present = now.get();
    emit(new VisitEvent.CustomerRefreshed(views.of(now.get(), dismissed)));
  }

  private void forget() {
    present = null;
    dismissed.clear();
  }

  private void run(Runnable work) {
    thread.execute(() -> {
      try {
        work.run();
      } catch (DangolException e) {
        LOG.error("visit: {}", e.code().text(), WordlessTrace.of(e));
        emit(new VisitEvent.Failed(e.code()));
      } catch (RuntimeException e) {
        LOG.error("visit: unforeseen", WordlessTrace.of(e));
        emit(new VisitEvent.Failed(ErrorCode.RUN_99));
      }
    });
  }

  private void emit(VisitEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
