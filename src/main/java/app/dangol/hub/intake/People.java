package app.dangol.hub.intake;

import app.dangol.customer.Contacts;
import app.dangol.hub.ClientBuckets;
import app.dangol.hub.ConsentLedger;
import app.dangol.hub.Put;
import app.dangol.hub.erasure.ErasedSources;
import app.dangol.hub.identity.Matches;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.identity.Persons.SourceId;
import app.dangol.hub.store.HubTransaction;
import app.dangol.trust.ConsentPurpose;
import app.dangol.wire.Entity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Customers, and what they did besides ordering. */
final class People {
  private static final Set<String> BASES = Set.of("consent", "membership_terms", "contract");
  private static final Set<String> KINDS = Set.of("view", "cart", "wish");
  private static final String ONLINE = "online";

  /** The basis of everything that is agreed for a child. */
  private static final String GUARDIAN = "guardian";

  private final String source;
  private final HubTransaction transaction;
  private final ClientBuckets clients;
  private final Persons persons;
  private final Matches matches;
  private final ErasedSources erased;
  private final Instant now;

  /** Customer and purpose → the last word on it within this batch. */
  private final Map<String, Entity.Consent> words = new HashMap<>();

  private final ContactChecks checks;

  private int withoutBasis;
  private int waiting;
  private int leftOut;

  /**
   * @param checks of what customers are found by
   */
  People(
      String source,
      ContactChecks checks,
      HubTransaction transaction,
      ClientBuckets clients,
      Instant now) {
    this.checks = checks;
    this.now = now;
    this.source = source;
    this.transaction = transaction;
    this.clients = clients;
    this.persons = new Persons(transaction);
    this.matches = new Matches(transaction, clients);
    this.erased = new ErasedSources(transaction);
  }

  int withoutBasis() {
    return withoutBasis;
  }

  int waiting() {
    return waiting;
  }

  /** How many cards, telephone numbers and e-mail addresses were left out. */
  int leftOut() {
    return leftOut;
  }

  /** Whether the source goes on to tell of somebody who was erased here. */
  boolean isErased(String customer) {
    return erased.find(new SourceId(source, customer)).isPresent();
  }

  private static RefusedException refuseErased() {
    return new RefusedException(
        Report.ERASED, "this customer was erased here, and the source goes on to tell of them");
  }

  /** Our id for one of the source's, who may be told of later. */
  String idOf(String customer) throws RefusedException {
    if (isErased(Checks.sourceId(customer))) {
      throw refuseErased();
    }
    String id = persons.idOf(new SourceId(source, Checks.sourceId(customer)));
    if (ClientBuckets.findCustomer(id, transaction).isEmpty()) {
      waiting++;
    }
    return id;
  }

  void take(Incoming.Customer customer) throws RefusedException {
    SourceId known = new SourceId(source, Checks.sourceId(customer.id()));
    if (customer.age() == Incoming.Age.CHILD_ALONE) {
      forget(known);
      throw new RefusedException(
          "guardian_missing", "this customer is under 14, and no guardian has agreed");
    }
    String name = Checks.free(customer.name());
    if (name.isEmpty()) {
      throw new RefusedException("bad_name", "the name is missing");
    }
    ContactChecks.checkName(name);
    Set<String> cards = new LinkedHashSet<>();
    for (String card : Checks.list(customer.cards())) {
      String number = Checks.sourceId(card.strip());
      if (isKept(checks.keepsCard(number))) {
        cards.add(number);
      }
    }
    Optional<String> home = customer.homeStore().filter(store -> !store.isBlank());
    List<Entity.Preference> preferences = new ArrayList<>();
    for (Entity.Preference preference : Checks.list(customer.preferences())) {
      preferences.add(
          new Entity.Preference(Checks.free(preference.kind()), Checks.text(preference.text())));
    }
    Optional<String> phone = contact(customer.phone());
    if (phone.isPresent() && !isKept(checks.keepsPhone(phone.get()))) {
      phone = Optional.empty();
    }
    Optional<String> email = contact(customer.email());
    if (email.isPresent() && !isKept(checks.keepsEmail(email.get()))) {
      email = Optional.empty();
    }
    String homeStore = home.isPresent() ? Checks.store(home.get()) : "";
    for (Incoming.Basis basis : Checks.list(customer.bases())) {
      check(basis);
    }
    Optional<Instant> left = erased.find(known);
    if (left.isPresent()) {
      if (customer.bases().stream().noneMatch(basis -> isReturn(basis, left.get()))) {
        throw refuseErased();
      }
      erased.forget(known);
    }
    String id = persons.idOf(known);
    Entity.Customer told =
        new Entity.Customer(
            id,
            name,
            phone.map(p -> Contacts.phone(p).orElse(p)).orElse(null),
            email.map(e -> Contacts.email(e).orElse(e)).orElse(null),
            List.copyOf(cards),
            homeStore,
            customer.memberSince().toString(),
            preferences,
            List.of());
    Entity.Customer kept = clients.tell(told);
    boolean child = customer.age() == Incoming.Age.CHILD_WITH_GUARDIAN;
    customer.bases().forEach(basis -> keepWord(id, child ? byGuardian(basis) : basis));
    matches.told(kept, source);
    if (customer.bases().stream()
        .noneMatch(b -> b.purpose().equals(ConsentPurpose.LOOKUP.key()) && b.granted())) {
      withoutBasis++;
    }
  }

  private static Incoming.Basis byGuardian(Incoming.Basis basis) {
    return new Incoming.Basis(
        basis.purpose(), basis.granted(), GUARDIAN, basis.at(), basis.textVersion(), basis.dated());
  }

  /** Who agrees to be known again, and says when, is somebody new under an old number. */
  private static boolean isReturn(Incoming.Basis basis, Instant left) {
    return basis.purpose().equals(ConsentPurpose.LOOKUP.key())
        && basis.granted()
        && basis.dated()
        && basis.at().isAfter(left);
  }

  private boolean isKept(boolean kept) {
    leftOut += kept ? 0 : 1;
    return kept;
  }

  private static Optional<String> contact(Optional<String> text) throws RefusedException {
    if (text.isEmpty() || text.get().isBlank()) {
      return Optional.empty();
    }
    return Optional.of(Checks.free(text.get()));
  }

  /**
   * A source says the same at every telling; only when it says something else than it said last has
   * it a word to add to the ledger. Else a withdrawal made elsewhere would be undone by it.
   */
  private void keepWord(String customer, Incoming.Basis basis) {
    String key = customer + "|" + basis.purpose();
    Entity.Consent last = words.get(key);
    if (last == null) {
      last = findLastWord(customer, basis.purpose());
    }
    Entity.Consent entry = entry(customer, basis);
    boolean same =
        last != null
            && last.id().equals(entry.id())
            && (!basis.dated() || last.at().equals(entry.at()));
    if (!same) {
      words.put(key, entry);
      clients.keep(entry, now);
    }
  }

  private Entity.@Nullable Consent findLastWord(String customer, String purpose) {
    List<Entity.Consent> said =
        ConsentLedger.list(customer, transaction).stream()
            .map(ConsentLedger.Said::entry)
            .filter(entry -> entry.source().equals(source) && entry.purpose().equals(purpose))
            .toList();
    return said.isEmpty() ? null : said.getLast();
  }

  private void check(Incoming.Basis basis) throws RefusedException {
    if (Arrays.stream(ConsentPurpose.values()).noneMatch(p -> p.key().equals(basis.purpose()))) {
      throw new RefusedException("bad_purpose", "a basis is for a purpose nobody knows");
    }
    if (!BASES.contains(basis.basis())) {
      throw new RefusedException(
          "bad_basis", "a basis is not consent, membership_terms or contract");
    }
    if (basis.textVersion().isPresent()) {
      Checks.sourceId(basis.textVersion().get());
    }
    Checks.at(basis.at(), now);
  }

  /**
   * The id is made of everything it says, so that the same word said again is the same entry, and
   * another word never takes its place.
   */
  private Entity.Consent entry(String customer, Incoming.Basis basis) {
    String said =
        String.join(
            ".",
            source,
            basis.purpose(),
            basis.granted() ? "granted" : "withdrawn",
            basis.basis(),
            basis.textVersion().orElse(""));
    return new Entity.Consent(
        customer,
        said,
        basis.at().toString(),
        basis.purpose(),
        basis.granted(),
        basis.basis(),
        basis.textVersion().orElse(null),
        source);
  }

  void take(Incoming.Browse browse) throws RefusedException {
    if (!KINDS.contains(browse.kind())) {
      throw new RefusedException("bad_kind", "that is none of view, cart and wish");
    }
    String line = source + "." + Checks.sourceId(browse.id());
    String sku = Checks.sku(browse.sku());
    String at = Checks.at(browse.at(), now).toString();
    clients.keep(
        Put.of(
            new Entity.History(
                idOf(browse.customer()), line, line, at, browse.kind(), ONLINE, sku, 1)));
  }

  void take(Incoming.Search search) throws RefusedException {
    String text = Checks.free(search.text());
    String id = source + "." + Checks.sourceId(search.id());
    String at = Checks.at(search.at(), now).toString();
    clients.keep(Put.of(new Entity.Search(idOf(search.customer()), id, at, text)));
  }

  /** Everything goes but the ledger of consents, which says under our id alone what was allowed. */
  void gone(String customer) throws RefusedException {
    SourceId known = new SourceId(source, Checks.sourceId(customer));
    erased.forget(known);
    forget(known);
  }

  private void forget(SourceId known) {
    Optional<String> id = persons.find(known);
    if (id.isPresent()) {
      matches.forget(id.get());
      clients.forget(id.get());
      Holdings.forget(id.get(), transaction);
    }
  }
}
