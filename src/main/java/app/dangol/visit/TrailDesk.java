package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.catalog.Store;
import app.dangol.customer.CustomerDirectory;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.LocalText;
import app.dangol.id.StoreId;
import app.dangol.trust.AuditTrail.Entry;
import app.dangol.trust.AuditTrail.Whose;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.GuardedTrail;
import app.dangol.trust.access.GuardedTrail.Reading;
import app.dangol.trust.access.Permit;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.StaffAccount;
import app.dangol.trust.access.StaffAccounts;
import app.dangol.trust.audit.TrailCheck;
import app.dangol.visit.TrailLook.Actor;
import app.dangol.visit.TrailLook.Row;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a manager reads who looked at or changed whose data: a page at a time, of which no more
 * than one is held. Every method may be called from any thread and returns at once; the work runs
 * in order on the desk's thread, and so do the answers.
 */
public final class TrailDesk {
  /** Rows of a page. */
  static final int PAGE = 20;

  private final GuardedTrail trail;
  private final TrailCheck check;
  private final CustomerDirectory customers;
  private final StaffAccounts staff;
  private final Catalog catalog;
  private final Permits permits;
  private final Clock clock;
  private final Executor checking;
  private final DeskWork<TrailLook> work;

  // What follows belongs to the desk's thread.
  private @Nullable Reading reading;
  private TrailFilter filter = TrailFilter.FIRST;
  private List<Actor> actors = List.of();

  /** Behind which row each page begins, from the newest to the one that is shown. */
  private final Deque<OptionalLong> pages = new ArrayDeque<>();

  /** Where the page after the one shown begins; empty if that is the last. */
  private OptionalLong next = OptionalLong.empty();

  /**
   * @param checking where the trail is gone through, which may take seconds: not the desk's thread,
   *     on which customers wait
   */
  public TrailDesk(
      GuardedTrail trail,
      TrailCheck check,
      CustomerDirectory customers,
      StaffAccounts staff,
      Catalog catalog,
      Permits permits,
      Clock clock,
      Executor thread,
      Executor checking) {
    this.trail = trail;
    this.check = check;
    this.customers = customers;
    this.staff = staff;
    this.catalog = catalog;
    this.permits = permits;
    this.clock = clock;
    this.checking = checking;
    this.work = new DeskWork<>(permits, thread, this::fail);
  }

  /** Tells every look to come, on the desk's thread. */
  public void subscribe(Consumer<TrailLook> listener) {
    work.subscribe(listener);
  }

  /** Whether whoever acts now may read it. Never blocks. */
  public boolean isPermitted() {
    return permits.ask(Act.READ_TRAIL) instanceof Permit.Granted;
  }

  /** Begins to read with the newest rows about anybody; that goes on record. */
  public void open() {
    work.act(
        Act.READ_TRAIL,
        who -> {
          Reading opened = trail.open(who.id(), Optional.empty());
          reading = opened;
          actors = actors(opened);
          begin(TrailFilter.FIRST);
          checkAside();
        });
  }

  /** Reads other rows, the newest first; whom they are about goes on record if it is another. */
  public void choose(TrailFilter wanted) {
    work.act(
        Act.READ_TRAIL,
        who -> {
          if (reading == null) {
            return;
          }
          if (!wanted.whose().equals(filter.whose())) {
            reading = trail.open(who.id(), wanted.whose());
          }
          begin(wanted);
        });
  }

  /** Turns to the page behind the one that is shown, if there is one. */
  public void older() {
    work.act(
        Act.READ_TRAIL,
        who -> {
          if (next.isPresent()) {
            pages.push(next);
            show();
          }
        });
  }

  /** Turns back to the page before it, if there is one. */
  public void newer() {
    work.act(
        Act.READ_TRAIL,
        who -> {
          if (pages.size() > 1) {
            pages.pop();
            show();
          }
        });
  }

  /** Looks away: from now on nothing is read. */
  public void close() {
    work.run(() -> {
      reading = null;
      actors = List.of();
      next = OptionalLong.empty();
      pages.clear();
    });
  }

  private void begin(TrailFilter wanted) {
    filter = wanted;
    pages.clear();
    pages.push(OptionalLong.empty());
    show();
  }

  private void show() {
    Reading opened = reading;
    if (opened == null) {
      return;
    }
    LocalDate today = LocalDate.now(clock);
    OptionalLong before = pages.getFirst();
    // One more than is shown tells whether there is another page.
    List<Entry> found = opened.list(filter.wanted(today, clock.getZone()), before, PAGE + 1);
    List<Entry> shown = found.subList(0, Math.min(PAGE, found.size()));
    boolean older = found.size() > PAGE;
    next = older ? OptionalLong.of(shown.getLast().seq()) : OptionalLong.empty();
    work.emit(new TrailLook.Seen(filter, rows(shown), actors, pages.size() > 1, older));
  }

  private List<Row> rows(Collection<Entry> entries) {
    Map<StoreId, LocalText> stores =
        catalog.listStores().stream().collect(Collectors.toMap(Store::id, Store::name));
    Map<CustomerId, String> masked =
        entries.stream()
            .flatMap(entry -> known(entry).stream())
            .distinct()
            .flatMap(id -> customers.find(id).stream())
            .collect(Collectors.toMap(each -> each.id(), each -> each.name().masked()));
    return entries.stream()
        .map(entry ->
            new Row(
                entry,
                actor(entry.by()),
                entry.colleague().map(id -> actor(id.value())),
                store(entry, stores),
                known(entry).map(masked::get)))
        .toList();
  }

  private static Optional<CustomerId> known(Entry entry) {
    return entry.whose() instanceof Whose.Known(CustomerId id) ? Optional.of(id) : Optional.empty();
  }

  private static Optional<LocalText> store(Entry entry, Map<StoreId, LocalText> stores) {
    return entry.store().isBlank()
        ? Optional.empty()
        : Optional.ofNullable(stores.get(new StoreId(entry.store())));
  }

  private Actor actor(String id) {
    return actors.stream()
        .filter(actor -> actor.id().equals(id))
        .findFirst()
        .orElseGet(() -> new Actor(id, Optional.empty()));
  }

  /** Also those who have left, and those who have done nothing yet. */
  private List<Actor> actors(Reading opened) {
    Map<String, String> names =
        staff.list().stream()
            .collect(Collectors.toMap(account -> account.id().value(), StaffAccount::name));
    TreeSet<String> ids = new TreeSet<>(names.keySet());
    ids.addAll(opened.listActors());
    return ids.stream().map(id -> new Actor(id, Optional.ofNullable(names.get(id)))).toList();
  }

  private void checkAside() {
    checking.execute(() -> {
      try {
        work.run(checked());
      } catch (RejectedExecutionException e) {
        // The app was closed meanwhile, and nobody is there to be told.
        return;
      }
    });
  }

  private Runnable checked() {
    try {
      TrailCheck.Standing standing = check.look();
      return () -> {
        // Whoever reads about one customer by now has the same trail in front of them.
        if (reading != null && isPermitted()) {
          work.emit(new TrailLook.Checked(standing));
        }
      };
    } catch (RuntimeException e) {
      return () -> {
        throw e;
      };
    }
  }

  private void fail(ErrorCode code) {
    work.emit(new TrailLook.Failed(code));
  }
}
