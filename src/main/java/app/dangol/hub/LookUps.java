package app.dangol.hub;

import app.dangol.hub.credential.CardJudge;
import app.dangol.hub.credential.RotatingCodes;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.log.LogPage;
import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.OwnCard;
import app.dangol.wire.Bucket;
import app.dangol.wire.Contract;
import app.dangol.wire.Entity;
import app.dangol.wire.Lookup;
import app.dangol.wire.StrictJson;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shows a device one customer who stands there, though they are of another store. Somebody with a
 * basis for look-up in store is shown as at home; who never said a word about it, with what goes
 * with their card alone. Nobody, somebody who withdrew and somebody erased get the same answer.
 * Each look-up goes on record with whom it was about, and without the card. May block.
 */
public final class LookUps {
  /** Kind of the records that say who looked whom up; their keys are in the order of time. */
  public static final String AUDIT = "lookup.audit";

  /** Records: {@code store|device} → its {@link LookUpPace}; a name is unique in its store only. */
  private static final String PACE = "lookup.pace";

  /** Records: {@code store|device|customer} → when that device was last shown them. */
  private static final String SHOWN = "lookup.shown";

  /** What sorts right behind the bar, and so behind all keys of one device. */
  private static final String AFTER_BAR = "}";

  /** A little longer than a device keeps what it fetched. */
  private static final Duration SHOWN_KEPT = Duration.ofHours(25);

  /** Records: {@code store|customer} → when that store was shown them last. */
  private static final String SHOWN_TO_STORE = "lookup.shown.store";

  /** What goes with a card somebody holds up, and needs no other basis than that. */
  private static final Set<String> OF_A_CARD =
      Set.of(Entity.LOYALTY, Entity.COUPON, Entity.CONSENT);

  private static final Duration AUDIT_KEPT = Duration.ofDays(731);
  private static final int FORGOTTEN_AT_ONCE = 20;

  /** Half a page, for a character may take three bytes and a line has more than its data. */
  private static final int MAX_CHARS = Contract.MAX_PAGE_BYTES / 6;

  private final HubLog log;
  private final Clock clock;
  private final Supplier<Optional<RotatingCodes>> rotating;
  private final CardJudge signed;

  /**
   * @param rotating what judges codes that wallets make anew by the minute, where there are any
   * @param signed what judges signed cards
   */
  public LookUps(
      HubLog log, Clock clock, Supplier<Optional<RotatingCodes>> rotating, CardJudge signed) {
    this.log = log;
    this.clock = clock;
    this.rotating = rotating;
    this.signed = signed;
  }

  /** What is told to the device. */
  public sealed interface Answer {
    /** The customer's rows; none if there is nobody to be shown. */
    record Rows(LogPage page) implements Answer {}

    /** The device has asked too much. */
    record Resting(Duration rest) implements Answer {}
  }

  /**
   * One look-up.
   *
   * @param by staff id, or the device's name
   * @param customer whom it found; null for nobody
   */
  public record Entry(
      String at, String by, String device, String store, @Nullable String customer) {}

  /**
   * @param own true if it was for their own card alone, with what goes with that
   */
  private record Shown(String at, @Nullable Boolean own) {}

  /**
   * Who of those may still be shown on that device: it has looked them up within the day for which
   * it may keep them, and they have not been erased, withdrawn or merged away since.
   */
  public List<String> listStillShown(Lookup.StillRequest request) {
    Instant earliest = clock.instant().minus(SHOWN_KEPT);
    return log.write(transaction ->
        request.customers().stream()
            .distinct()
            .filter(customer ->
                findShown(request.store() + "|" + request.device(), customer, transaction)
                    .filter(shown -> !Instant.parse(shown.at()).isBefore(earliest))
                    .filter(shown -> mayStay(shown, customer, request.store(), transaction))
                    .isPresent())
            .toList());
  }

  private static Optional<Shown> findShown(
      String device, String customer, HubTransaction transaction) {
    return transaction
        .findRecord(SHOWN, device + "|" + customer)
        .map(data -> StrictJson.read(data, Shown.class));
  }

  /** A copy of everything must not outlast the basis it was shown on, whatever else they may. */
  private static boolean mayStay(
      Shown shown, String customer, String store, HubTransaction transaction) {
    return new Persons(transaction).survivorOf(customer).equals(customer)
        && list(customer, store, transaction).stream()
            .findFirst()
            .filter(now -> Boolean.TRUE.equals(shown.own()) || !isByOwnCard(now))
            .isPresent();
  }

  private static boolean isByOwnCard(StoredRow customer) {
    return OwnCard.isMarked(
        StrictJson.read(Objects.requireNonNull(customer.data()), Entity.Customer.class).granted());
  }

  /** Looks up, and notes that somebody did. */
  public Answer ask(Lookup.Request request) {
    Instant now = clock.instant();
    Presented presented = new Presented(request, rotating, signed);
    return log.write(transaction -> {
      LookUpPace pace =
          transaction
              .findRecord(PACE, pace(request))
              .map(data -> StrictJson.read(data, LookUpPace.class))
              .orElse(LookUpPace.FRESH);
      Optional<Duration> rest = pace.rest(now);
      if (rest.isPresent()) {
        return new Answer.Resting(rest.get());
      }
      List<StoredRow> rows = find(request, presented, transaction);
      transaction.keepRecord(
          PACE, pace(request), StrictJson.write(pace.after(!rows.isEmpty(), now)));
      audit(request, rows, now, transaction);
      return new Answer.Rows(log.single(rows, transaction.position()));
    });
  }

  private static String pace(Lookup.Request request) {
    return request.store() + "|" + request.device();
  }

  private static List<StoredRow> find(
      Lookup.Request request, Presented presented, HubTransaction transaction) {
    Optional<String> id =
        switch (request.kind()) {
          case CARD -> presented.findWhose(transaction);
        };
    return id.map(customer -> capped(list(customer, request.store(), transaction)))
        .orElse(List.of());
  }

  /**
   * As the devices of some store see them, of the asking one if it should hold them too; of a
   * customer in no store what devices would see. The customer's own row comes first.
   */
  private static List<StoredRow> list(String customer, String store, HubTransaction transaction) {
    List<String> held =
        transaction.listBucketsOfCustomer(customer).stream()
            .filter(bucket -> !bucket.equals(ClientBuckets.ALL))
            .toList();
    if (held.isEmpty()) {
      return listUnheld(customer, transaction);
    }
    String own = Bucket.clientsOf(store);
    String bucket = held.contains(own) ? own : held.getFirst();
    List<StoredRow> rows = new ArrayList<>();
    transaction
        .find(bucket, Entity.CUSTOMER, customer)
        .filter(row ->
            row.data() != null
                && ClientBuckets.mayBeOnDevices(StrictJson.read(row.data(), Entity.Customer.class)))
        .ifPresent(row -> {
          rows.add(row);
          ClientBuckets.OF_CUSTOMER.forEach(
              entity -> rows.addAll(transaction.listOfCustomer(bucket, entity, customer)));
        });
    return rows;
  }

  private static List<StoredRow> listUnheld(String customer, HubTransaction transaction) {
    List<ClientView.Known> group =
        new Persons(transaction)
            .listGroup(customer).stream().map(id -> ClientView.read(id, transaction)).toList();
    ClientView view = ClientView.of(group, ClientBuckets.keptSince(transaction));
    Entity.Customer shown = view.customer();
    if (shown == null) {
      return List.of();
    }
    boolean agreed = ClientBuckets.mayBeOnDevices(shown);
    if (!agreed && hasSpoken(group)) {
      return List.of();
    }
    long position = Math.max(1, transaction.position());
    List<StoredRow> rows = new ArrayList<>();
    Entity.Customer told = atHome(agreed ? shown : byOwnCard(shown));
    rows.add(new StoredRow(Entity.CUSTOMER, customer, position, StrictJson.write(told)));
    view.rows()
        .forEach((key, data) -> {
          if (agreed || OF_A_CARD.contains(key.entity())) {
            rows.add(new StoredRow(key.entity(), key.key(), position, data));
          }
        });
    return rows;
  }

  /** Whether a word of theirs about being looked up is known; here it is a withdrawal. */
  private static boolean hasSpoken(List<ClientView.Known> group) {
    List<ConsentLedger.Said> said =
        group.stream().flatMap(known -> known.ledger().stream()).toList();
    return ConsentLedger.findWord(ConsentPurpose.LOOKUP, said).isPresent();
  }

  private static Entity.Customer byOwnCard(Entity.Customer shown) {
    List<String> granted = new ArrayList<>(shown.granted());
    granted.add(OwnCard.MARK);
    return new Entity.Customer(
        shown.id(),
        shown.name(),
        shown.phone(),
        shown.email(),
        shown.cards(),
        shown.homeStore(),
        shown.memberSince(),
        List.of(),
        granted,
        shown.further());
  }

  /** The contract wants a home; of somebody who has none and was in no store it is the web shop. */
  private static Entity.Customer atHome(Entity.Customer shown) {
    return new Entity.Customer(
        shown.id(),
        shown.name(),
        shown.phone(),
        shown.email(),
        shown.cards(),
        shown.homeStore().isEmpty() ? ClientView.ONLINE : shown.homeStore(),
        shown.memberSince(),
        shown.preferences(),
        shown.granted(),
        shown.further());
  }

  /** What somebody did long ago goes first; what they have and agreed to stays. */
  private static List<StoredRow> capped(List<StoredRow> rows) {
    List<StoredRow> undated = rows.stream().filter(row -> !isDated(row)).toList();
    List<StoredRow> dated = new ArrayList<>(rows.stream().filter(LookUps::isDated).toList());
    dated.sort((one, other) -> at(other).compareTo(at(one)));
    List<StoredRow> kept = new ArrayList<>();
    int chars = 0;
    for (StoredRow row : Stream.concat(undated.stream(), dated.stream()).toList()) {
      chars += row.data() == null ? 0 : row.data().length();
      if (kept.size() == Lookup.MAX_ROWS || chars > MAX_CHARS) {
        return Collections.unmodifiableList(kept);
      }
      kept.add(row);
    }
    return kept;
  }

  private static boolean isDated(StoredRow row) {
    return ClientView.isDated(row.entity());
  }

  private static String at(StoredRow row) {
    return row.key().split("\\|", 3)[1];
  }

  private static void audit(
      Lookup.Request request, List<StoredRow> rows, Instant now, HubTransaction transaction) {
    Entry entry =
        new Entry(
            now.toString(),
            request.by(),
            request.device(),
            request.store(),
            rows.isEmpty() ? null : rows.getFirst().key());
    if (!rows.isEmpty()) {
      noteShown(request.store() + "|" + request.device(), rows.getFirst(), now, transaction);
    }
    String key = key(now) + "|" + UuidCreator.getTimeOrderedEpoch();
    transaction.keepRecord(AUDIT, key, StrictJson.write(entry));
    if (!rows.isEmpty()) {
      transaction.keepRecord(
          SHOWN_TO_STORE,
          shown(request.store(), rows.getFirst().key()),
          StrictJson.write(new Shown(now.toString(), null)));
    }
    for (HubRecord old :
        transaction.listRecords(AUDIT, "", key(now.minus(AUDIT_KEPT)), FORGOTTEN_AT_ONCE)) {
      transaction.forgetRecord(AUDIT, old.key());
    }
  }

  private static void noteShown(
      String device, StoredRow customer, Instant now, HubTransaction transaction) {
    String mine = device + "|";
    for (HubRecord old :
        transaction.listRecords(SHOWN, mine, device + AFTER_BAR, Lookup.MAX_STILL)) {
      Instant at = Instant.parse(StrictJson.read(old.data(), Shown.class).at());
      if (at.isBefore(now.minus(SHOWN_KEPT))) {
        transaction.forgetRecord(SHOWN, old.key());
      }
    }
    Boolean own = isByOwnCard(customer) ? true : null;
    transaction.keepRecord(
        SHOWN, mine + customer.key(), StrictJson.write(new Shown(now.toString(), own)));
  }

  /** Whether a store was shown that customer, whose home it is not, since then. */
  public static boolean wasShownTo(
      String customer, String store, Instant since, HubTransaction transaction) {
    return transaction
        .findRecord(SHOWN_TO_STORE, shown(store, customer))
        .map(data -> Instant.parse(StrictJson.read(data, Shown.class).at()))
        .filter(at -> !at.isBefore(since))
        .isPresent();
  }

  private static String shown(String store, String customer) {
    return store + "|" + customer;
  }

  private static String key(Instant at) {
    return "%015d".formatted(at.toEpochMilli());
  }

  /**
   * Has the records of look-ups name somebody else, and forgets who was shown them.
   *
   * @param erased all ids of one person
   * @param names gives the id that is to stand in the place of each
   */
  public static void forget(
      Set<String> erased, UnaryOperator<String> names, HubTransaction transaction) {
    transaction.forEachRecord(
        AUDIT,
        record -> {
          Entry entry = StrictJson.read(record.data(), Entry.class);
          String whose = entry.customer();
          if (whose != null && erased.contains(whose)) {
            Entry renamed =
                new Entry(
                    entry.at(), entry.by(), entry.device(), entry.store(), names.apply(whose));
            transaction.keepRecord(AUDIT, record.key(), StrictJson.write(renamed));
          }
        });
    for (String kind : List.of(SHOWN, SHOWN_TO_STORE)) {
      transaction.forEachRecord(
          kind,
          record -> {
            if (erased.contains(record.key().substring(record.key().lastIndexOf('|') + 1))) {
              transaction.forgetRecord(kind, record.key());
            }
          });
    }
  }

  /** Who looked whom up, the oldest first. */
  public List<Entry> listAudit() {
    return listAudit(log);
  }

  /** As {@link #listAudit()}, within a transaction. */
  public static List<Entry> listAudit(HubReads reads) {
    return reads.listRecords(AUDIT, "", "", Integer.MAX_VALUE).stream()
        .map(record -> StrictJson.read(record.data(), Entry.class))
        .toList();
  }
}
