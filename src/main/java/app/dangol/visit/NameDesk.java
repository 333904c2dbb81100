package app.dangol.visit;

import app.dangol.customer.Customer;
import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.Profiles;
import app.dangol.customer.search.NameHits;
import app.dangol.customer.search.NameSearch;
import app.dangol.customer.search.NameSource;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Permit;
import app.dangol.trust.access.Permits;
import app.dangol.visit.NameLook.Person;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an associate looks for a customer by name. The names are in memory from when somebody who
 * may look for people has signed in until they lock or sign out. Whoever is shown is on record
 * before. Every method may be called from any thread and returns at once, but for {@link #close};
 * the work runs in order on the desk's thread, and so do the answers.
 */
public final class NameDesk implements AutoCloseable {
  /** How much of a number somebody says before their page opens. */
  public static final int DIGITS = TheirNumbers.DIGITS;

  /** As many as fit above the keyboard, with some goods. */
  static final int SHOWN = 4;

  /** As many hits are looked at: some of them may have left since the names were read. */
  public static final int LOOKED_AT = 3 * SHOWN;

  private final NameSource source;
  private final CustomerDirectory customers;
  private final TheirNumbers numbers;
  private final AuditLog audit;
  private final Permits permits;
  private final NumberProof proof;
  private final DeskWork<NameLook> work;
  private volatile @Nullable NameSearch names;
  private volatile String latest = "";
  private volatile Set<CustomerId> shown = Set.of();

  // What follows belongs to the desk's thread.
  private String query = "";
  private @Nullable StaffId searching;
  private final Set<CustomerId> recorded = new HashSet<>();
  private boolean nobodyRecorded;
  private boolean restRecorded;

  public NameDesk(
      NameSource source,
      CustomerDirectory customers,
      Profiles profiles,
      AuditLog audit,
      Permits permits,
      NumberProof proof,
      Executor thread) {
    this.source = source;
    this.customers = customers;
    this.numbers = new TheirNumbers(customers, profiles);
    this.audit = audit;
    this.permits = permits;
    this.proof = proof;
    this.work = new DeskWork<>(permits, thread, this::fail);
  }

  /** Tells every look to come, on the desk's thread. */
  public void subscribe(Consumer<NameLook> listener) {
    work.subscribe(listener);
  }

  /** Whether whoever acts now may look for people. Never blocks. */
  public boolean isPermitted() {
    return permits.ask(Act.FIND_PEOPLE) instanceof Permit.Granted;
  }

  /** Somebody has signed in: names are read, if they may look for people. */
  public void begin() {
    if (isPermitted()) {
      work.run(() -> {
        if (names == null) {
          NameSearch begun =
              new NameSearch(
                  source, () -> work.refresh(Act.FIND_PEOPLE, () -> answer(query, searching)));
          names = begun;
          begun.start();
        }
      });
    }
  }

  /** Nobody is signed in any more: every name is overwritten. */
  public void forget() {
    latest = "";
    work.run(this::forgetNow);
  }

  /** Whether names are in memory, or are being read. */
  public boolean holdsNames() {
    return names != null;
  }

  /** Lists who fits what was typed; an older text that has not had its turn is passed over. */
  public void find(String text) {
    latest = text;
    work.act(
        Act.FIND_PEOPLE,
        who -> {
          if (text.equals(latest)) {
            answer(text, who.id());
          }
        });
  }

  /** Nobody is looked for any more; whoever is shown after this goes on record anew. */
  public void stop() {
    latest = "";
    work.run(this::stopNow);
  }

  /**
   * Picks somebody who was listed. Whose four digits were typed with the name has said them;
   * anybody else is asked.
   */
  public void choose(CustomerId whose) {
    work.act(
        Act.FIND_PEOPLE,
        who -> {
          boolean said =
              NameSearch.digitsIn(query).filter(d -> numbers.endsWith(whose, d)).isPresent();
          settle(whose, said, false);
        });
  }

  /**
   * They have said who they are.
   *
   * @param end the last {@link #DIGITS} characters of a card or a telephone of theirs; blank where
   *     there is none
   */
  public void confirm(CustomerId whose, String end) {
    work.act(
        Act.FIND_PEOPLE,
        who -> {
          switch (proof.say(who.id(), whose, end)) {
            case THEIRS -> settle(whose, true, false);
            case NOT_THEIRS -> settle(whose, false, true);
            case NOT_NOW -> work.emit(new NameLook.Resting(whose));
          }
        });
  }

  private void settle(CustomerId whose, boolean theirs, boolean wrong) {
    Optional<Person> person = find(whose);
    if (person.isEmpty()) {
      work.emit(new NameLook.Gone(whose));
    } else if (theirs) {
      work.emit(new NameLook.Confirmed(whose));
    } else {
      work.emit(new NameLook.Asked(person.get(), numbers.has(whose), wrong));
    }
  }

  /** Those customers are new, changed or gone; who is listed among them is looked at again. */
  public void changed(Set<CustomerId> whose) {
    NameSearch held = names;
    if (held != null) {
      held.changed(whose);
      if (!Collections.disjoint(shown, whose)) {
        work.refresh(Act.FIND_PEOPLE, () -> answer(query, searching));
      }
    }
  }

  /** Nothing on this device is as it was. */
  public void allChanged() {
    NameSearch held = names;
    if (held != null) {
      held.allChanged();
    }
  }

  /** The last thing of all, when the desk's thread does nothing any more. */
  @Override
  public void close() {
    forgetNow();
  }

  private void answer(String text, @Nullable StaffId by) {
    NameSearch held = names;
    if (by == null) {
      return;
    }
    if (!NameQuery.mayBeName(text)) {
      // Nobody has to wait for names that it cannot be held against.
      if (held != null) {
        begun(text, by);
      }
      show(text, List.of(), 0);
      return;
    }
    if (held == null) {
      // What was typed is kept by nobody while there are no names to be held against it.
      work.emit(new NameLook.Reading(text));
      return;
    }
    if (!NameSearch.digitsIn(text).map(proof::mayLookFor).orElse(true)) {
      rest(text, by);
      return;
    }
    begun(text, by);
    Optional<NameHits> hits = held.find(text, LOOKED_AT);
    if (hits.isEmpty()) {
      work.emit(new NameLook.Reading(text));
      return;
    }
    // Read now: what somebody withdrew or asked for a moment ago counts before the names know it.
    List<Person> people =
        hits.get().best().stream().flatMap(hit -> find(hit.id()).stream()).limit(SHOWN).toList();
    record(by, people);
    int others = hits.get().all() - people.size();
    show(text, people, people.isEmpty() ? 0 : others);
  }

  private void begun(String text, StaffId by) {
    query = text;
    searching = by;
  }

  /** Nobody is looked for by those digits, and picking somebody says nothing about them either. */
  private void rest(String text, StaffId by) {
    begun("", by);
    shown = Set.of();
    if (!restRecorded) {
      AuditAct.search(by, List.of()).forEach(act -> audit.record(act.with("too_many_tries")));
      restRecorded = true;
    }
    work.emit(new NameLook.TooMany(text));
  }

  private void show(String text, List<Person> people, int more) {
    shown = people.stream().map(Person::id).collect(Collectors.toUnmodifiableSet());
    work.emit(new NameLook.Found(text, people, more));
  }

  /** Each person once, and once that there was nobody, until the search is over. */
  private void record(StaffId by, List<Person> people) {
    List<CustomerId> fresh =
        people.stream().map(Person::id).filter(id -> !recorded.contains(id)).toList();
    if (!fresh.isEmpty() || (people.isEmpty() && !nobodyRecorded)) {
      audit.record(AuditAct.search(by, fresh));
      recorded.addAll(fresh);
      nobodyRecorded |= fresh.isEmpty();
    }
  }

  private Optional<Person> find(CustomerId id) {
    return customers
        .find(id)
        .filter(NameDesk::mayBeFound)
        .map(customer ->
            new Person(id, customer.name().masked(), numbers.ending(id), customer.memberSince()));
  }

  private static boolean mayBeFound(Customer customer) {
    return customer.granted().contains(ConsentPurpose.LOOKUP) && !customer.suspended();
  }

  private void stopNow() {
    query = "";
    searching = null;
    shown = Set.of();
    recorded.clear();
    nobodyRecorded = false;
    restRecorded = false;
  }

  private void forgetNow() {
    stopNow();
    NameSearch held = names;
    names = null;
    if (held != null) {
      held.close();
    }
  }

  private void fail(ErrorCode code) {
    work.emit(new NameLook.Failed(code));
  }
}
