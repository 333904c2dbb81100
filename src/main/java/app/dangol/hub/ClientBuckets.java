package app.dangol.hub;

import app.dangol.hub.identity.Persons;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.RowKey;
import app.dangol.hub.store.StoredRow;
import app.dangol.trust.ConsentPurpose;
import app.dangol.wire.Entity;
import app.dangol.wire.Further;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides which stores' devices hold a customer: none without the basis {@link
 * ConsentPurpose#LOOKUP}, else those of the home store and of every store visited.
 *
 * <p>What is known of anybody is kept once, under the id it came by: the customer as a record of
 * the hub, the rest in {@link #ALL}, which no device can ask for. The clients buckets are nothing
 * but what follows from it, so that an order may come before or after its customer, a basis may
 * come and go, and a merge can be undone. Collects what is new, then {@link #spread}s it; works
 * inside one transaction.
 */
public final class ClientBuckets {
  /** Rows of all customers. A row of the entity customer only marks that there is something. */
  public static final String ALL = "customers";

  /** The kind of the hub's records that hold a customer. */
  public static final String CUSTOMER = "customer";

  /** Records: what a source told last of a customer who was changed in a store since. */
  private static final String TOLD = "customer.told";

  /** The record that says from which day on devices keep history. */
  static final String RETENTION = "retention";

  /** Entities of the rows there are of a customer. */
  public static final List<String> OF_CUSTOMER =
      List.of(
          Entity.HISTORY,
          Entity.NOTE,
          Entity.ORDER,
          Entity.SEARCH,
          Entity.CART,
          Entity.WISH,
          Entity.LOYALTY,
          Entity.COUPON,
          Entity.CONSENT,
          Entity.RESERVATION,
          Entity.STRUCK);

  private final HubTransaction transaction;
  private final Persons persons;
  private final String since;

  /** The last word on each row; empty where it goes. */
  private final Map<RowKey, Optional<String>> rows = new HashMap<>();

  /** Those to be looked at as a whole; in {@link #unknown} if there was nothing of them before. */
  private final Set<String> whole = new HashSet<>();

  private final Map<String, Boolean> unknown = new HashMap<>();

  /**
   * @param since the first day devices keep history of
   */
  record Kept(String since) {}

  public ClientBuckets(HubTransaction transaction) {
    this.transaction = transaction;
    this.persons = new Persons(transaction);
    this.since = keptSince(transaction);
  }

  /** The first day devices keep history of; empty for all. */
  static String keptSince(HubTransaction transaction) {
    return transaction
        .findRecord(RETENTION, "devices")
        .map(data -> StrictJson.read(data, Kept.class).since())
        .orElse("");
  }

  /** From now on devices keep no history of before that day, once customers are revisited. */
  public static void keepSince(String day, HubTransaction transaction) {
    transaction.keepRecord(RETENTION, "devices", StrictJson.write(new Kept(day)));
  }

  static boolean mayBeOnDevices(Entity.Customer customer) {
    return customer.granted().contains(ConsentPurpose.LOOKUP.key());
  }

  /** The customer as told under that id, whoever they are merged with. */
  public static Optional<Entity.Customer> findCustomer(String id, HubTransaction transaction) {
    return transaction
        .findRecord(CUSTOMER, id)
        .map(data -> StrictJson.read(data, Entity.Customer.class));
  }

  /** Keeps a customer; of {@code granted} counts what the ledger says nothing about. */
  public void keep(Entity.Customer customer) {
    String data = StrictJson.write(customer);
    isUnknown(customer.id());
    if (transaction.findRecord(CUSTOMER, customer.id()).filter(data::equals).isEmpty()) {
      transaction.keepRecord(CUSTOMER, customer.id(), data);
      whole.add(customer.id());
    }
  }

  /**
   * Changes a customer as somebody in a store wants it. What their source told is remembered, so
   * that it changes no more than it will tell otherwise.
   */
  public void change(Entity.Customer customer) {
    Optional<String> known = transaction.findRecord(CUSTOMER, customer.id());
    if (known.isPresent() && transaction.findRecord(TOLD, customer.id()).isEmpty()) {
      transaction.keepRecord(TOLD, customer.id(), known.get());
    }
    keep(customer);
  }

  /**
   * Keeps a customer as their source tells them, but for what was changed in a store since and the
   * source tells as before, or as it was told from here.
   *
   * @return what is known now
   */
  public Entity.Customer tell(Entity.Customer told) {
    Optional<Entity.Customer> known = findCustomer(told.id(), transaction);
    Optional<Entity.Customer> before =
        transaction
            .findRecord(TOLD, told.id())
            .map(data -> StrictJson.read(data, Entity.Customer.class));
    // Sources tell what this hub asks them for; what a newer one has kept stays.
    Entity.Customer now = told.with(known.map(Entity.Customer::further).orElse(Further.NONE));
    if (known.isPresent() && before.isPresent()) {
      now =
          ToldCustomer.merge(
              new SentProfile(transaction).hear(before.get(), told), told, known.get());
      if (!before.get().equals(told)) {
        transaction.keepRecord(TOLD, told.id(), StrictJson.write(told));
      }
    }
    keep(now);
    return now;
  }

  /**
   * Keeps a row of a customer, who need not be known yet.
   *
   * @param row any of a customer's, but not the customer
   * @throws app.dangol.failure.DangolException DATA-01 if it is a note whose id is no UUID
   */
  public void keep(Put row) {
    if (!OF_CUSTOMER.contains(row.entity())) {
      throw new IllegalArgumentException("a " + row.entity() + " is no row of a customer");
    }
    row.requireReadable();
    isUnknown(customerOf(row.key()));
    rows.put(new RowKey(row.entity(), row.key()), Optional.of(row.data()));
  }

  /** The content of a row of a customer as it stands, also where it is not written yet. */
  public Optional<String> find(String entity, String key) {
    boolean isNew = isUnknown(customerOf(key));
    Optional<String> collected = rows.get(new RowKey(entity, key));
    if (collected != null || isNew) {
      return collected == null ? Optional.empty() : collected;
    }
    return transaction.find(ALL, entity, key).map(StoredRow::data);
  }

  /**
   * Keeps an entry of the ledger of consents.
   *
   * @param received when the hub heard it
   */
  public void keep(Entity.Consent entry, Instant received) {
    keep(entry, received, Optional.empty());
  }

  /**
   * Keeps an entry of the ledger of consents.
   *
   * @param received when the hub heard it
   * @param written which write of a device it was
   */
  public void keep(
      Entity.Consent entry, Instant received, Optional<ConsentLedger.Written> written) {
    ConsentLedger.receive(entry, received, written, transaction);
    keep(Put.of(entry));
  }

  /** Lets a row go, if it is there. */
  public void remove(String entity, String key) {
    isUnknown(customerOf(key));
    rows.put(new RowKey(entity, key), Optional.empty());
  }

  /** Lets everything told under an id go, but its ledger of consents. */
  public void forget(String customer) {
    isUnknown(customer);
    transaction.forgetRecord(CUSTOMER, customer);
    transaction.forgetRecord(TOLD, customer);
    new SentProfile(transaction).forget(customer);
    whole.add(customer);
    for (String entity : OF_CUSTOMER) {
      if (!entity.equals(Entity.CONSENT)) {
        transaction
            .listOfCustomer(ALL, entity, customer)
            .forEach(row -> rows.put(new RowKey(entity, row.key()), Optional.empty()));
      }
    }
    rows.replaceAll((key, data) ->
        !key.entity().equals(Entity.CONSENT) && customerOf(key.key()).equals(customer)
            ? Optional.empty()
            : data);
  }

  /** Has a customer looked at anew, for something besides the rows has changed. */
  public void revisit(String customer) {
    isUnknown(customer);
    whole.add(customer);
  }

  /** Whether the hub had nothing of them when this transaction first asked. */
  private boolean isUnknown(String customer) {
    Boolean known = unknown.get(customer);
    if (known == null) {
      List<String> buckets = transaction.listBucketsOfCustomer(customer);
      known = buckets.isEmpty();
      unknown.put(customer, known);
      if (!known && !buckets.contains(ALL)) {
        adopt(customer, buckets.getFirst());
      }
    }
    return known;
  }

  /** Of a customer whom somebody put onto devices by hand, those know all there is. */
  private void adopt(String customer, String bucket) {
    mark(customer);
    for (String entity : OF_CUSTOMER) {
      for (StoredRow row : transaction.listOfCustomer(bucket, entity, customer)) {
        String data = row.data();
        if (data != null) {
          transaction.put(ALL, entity, row.key(), data);
        }
      }
    }
    transaction
        .find(bucket, Entity.CUSTOMER, customer)
        .map(StoredRow::data)
        .ifPresent(data -> transaction.keepRecord(CUSTOMER, customer, data));
  }

  /**
   * Writes what was collected and brings the clients buckets up to date.
   *
   * @return how many rows on devices were new, changed or removed
   */
  public int spread() {
    Map<String, SortedMap<RowKey, Optional<String>>> changes = keepAll();
    Set<String> shown = new TreeSet<>();
    Map<String, SortedMap<RowKey, Optional<String>>> few = new TreeMap<>();
    Set<String> touched = new TreeSet<>(changes.keySet());
    touched.addAll(whole);
    ClientSpread spread = new ClientSpread(transaction, persons, since);
    for (String customer : touched) {
      String survivor = persons.survivorOf(customer);
      SortedMap<RowKey, Optional<String>> own =
          changes.getOrDefault(customer, new TreeMap<>(ClientView.ORDER));
      if (survivor.equals(customer) && unknown.getOrDefault(customer, false)) {
        spread.whoIsNew(customer, own);
      } else if (whole.contains(customer) || !survivor.equals(customer)) {
        shown.add(survivor);
        shown.add(customer);
      } else {
        few.put(customer, own);
      }
    }
    few.forEach((customer, own) -> {
      if (!shown.contains(customer) && !spread.few(customer, own)) {
        shown.add(customer);
      }
    });
    shown.forEach(spread::whole);
    rows.clear();
    whole.clear();
    unknown.clear();
    return spread.write();
  }

  /** Returns what really changed, customer by customer. */
  private Map<String, SortedMap<RowKey, Optional<String>>> keepAll() {
    unknown.forEach((customer, isNew) -> {
      if (isNew) {
        mark(customer);
      }
    });
    Map<String, SortedMap<RowKey, Optional<String>>> changes = new HashMap<>();
    // In the order of their keys a B-tree grows several times faster.
    SortedMap<RowKey, Optional<String>> inOrder = new TreeMap<>(ClientView.ORDER);
    inOrder.putAll(rows);
    inOrder.forEach((key, data) -> {
      long position =
          data.isEmpty()
              ? transaction.remove(ALL, key.entity(), key.key())
              : HubWriter.putOne(ALL, new Put(key.entity(), key.key(), data.get()), transaction);
      if (position > 0) {
        String customer = customerOf(key.key());
        changes.computeIfAbsent(customer, c -> new TreeMap<>(ClientView.ORDER)).put(key, data);
        if (key.entity().equals(Entity.CONSENT)) {
          whole.add(customer);
        }
      }
    });
    return changes;
  }

  private void mark(String customer) {
    transaction.put(ALL, Entity.CUSTOMER, customer, StrictJson.write(new Marker(customer)));
  }

  private record Marker(String id) {}

  private static String customerOf(String key) {
    return key.substring(0, key.indexOf('|'));
  }
}
