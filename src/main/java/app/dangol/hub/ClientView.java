package app.dangol.hub;

import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.RowKey;
import app.dangol.hub.store.StoredRow;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.Suspension;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One person as devices may see them: everything known under any of their ids, shown under one.
 *
 * @param customer null where nobody has told yet who that is
 * @param rows their rows, none older than devices keep, and of what they did in the web shop none
 *     without their consent
 * @param buckets which devices hold them; none without a basis
 */
record ClientView(
    Entity.@Nullable Customer customer, SortedMap<RowKey, String> rows, Set<String> buckets) {
  /** Where something happened that happened in no store. */
  static final String ONLINE = "online";

  private static final String STORE_FIELD = "\"store\":\"";

  static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::entity).thenComparing(RowKey::key);

  /** What was done online and is of no use without {@link ConsentPurpose#SUGGEST_ONLINE}. */
  private static final Set<String> OF_THE_WEB_SHOP =
      Set.of(Entity.SEARCH, Entity.CART, Entity.WISH);

  /**
   * Kinds of history of the same sort, as they stand in the JSON text; no string of one can hold
   * them, for a quote within a string has a backslash before it.
   */
  private static final List<String> ACTS =
      List.of("\"kind\":\"view\"", "\"kind\":\"cart\"", "\"kind\":\"wish\"");

  /** Those whose keys are {@code customer|at|…} and that leave devices with time. */
  private static final Set<String> AGEING = Set.of(Entity.HISTORY, Entity.ORDER, Entity.SEARCH);

  /** What is known under one id. */
  record Known(
      String id,
      Entity.@Nullable Customer customer,
      SortedMap<RowKey, String> rows,
      List<ConsentLedger.Said> ledger) {}

  static Known read(String id, HubTransaction transaction) {
    SortedMap<RowKey, String> rows = new TreeMap<>(ORDER);
    for (String entity : ClientBuckets.OF_CUSTOMER) {
      for (StoredRow row : transaction.listOfCustomer(ClientBuckets.ALL, entity, id)) {
        String data = row.data();
        if (data != null) {
          rows.put(new RowKey(entity, row.key()), data);
        }
      }
    }
    return new Known(
        id,
        ClientBuckets.findCustomer(id, transaction).orElse(null),
        rows,
        ConsentLedger.list(id, transaction));
  }

  /**
   * @param group of one person; the first is the one they are shown under, and its own rows stand
   *     where two have the same key
   * @param since the first day devices keep, as {@code 2026-01-31}; empty for all
   */
  static ClientView of(List<Known> group, String since) {
    String id = group.getFirst().id();
    SortedMap<RowKey, String> rows = new TreeMap<>(ORDER);
    for (Known known : group) {
      known
          .rows()
          .forEach((key, data) -> {
            if (!isOlder(key, since)) {
              rows.putIfAbsent(shown(key, id), known.id().equals(id) ? data : shown(data, id));
            }
          });
    }
    Visits visits = Visits.of(rows);
    Entity.Customer customer = customer(id, group, visits);
    if (customer != null && !mayBeSeenOnline(customer)) {
      rows.entrySet().removeIf(row -> isOfTheWebShop(row.getKey(), row.getValue()));
    }
    Set<String> buckets = new TreeSet<>();
    if (customer != null && ClientBuckets.mayBeOnDevices(customer)) {
      visits.stores().forEach(store -> buckets.add(Bucket.clientsOf(store)));
      if (!customer.homeStore().isEmpty()) {
        buckets.add(Bucket.clientsOf(customer.homeStore()));
      }
    }
    return new ClientView(customer, rows, buckets);
  }

  /** Home and every store they were in, whether or not devices there may hold them. */
  static Set<String> storesOf(List<Known> group) {
    SortedMap<RowKey, String> rows = new TreeMap<>(ORDER);
    Set<String> stores = new TreeSet<>();
    for (Known known : group) {
      rows.putAll(known.rows());
      Entity.Customer customer = known.customer();
      if (customer != null && !customer.homeStore().isEmpty()) {
        stores.add(customer.homeStore());
      }
    }
    stores.addAll(Visits.of(rows).stores());
    return stores;
  }

  /** Whether keys of that kind are {@code customer|at|…}. */
  static boolean isDated(String entity) {
    return AGEING.contains(entity);
  }

  static boolean mayBeSeenOnline(Entity.Customer customer) {
    return customer.granted().contains(ConsentPurpose.SUGGEST_ONLINE.key());
  }

  /** Whether it tells what somebody did in the web shop, besides buying. */
  static boolean isOfTheWebShop(RowKey key, String data) {
    return OF_THE_WEB_SHOP.contains(key.entity())
        || (key.entity().equals(Entity.HISTORY) && ACTS.stream().anyMatch(data::contains));
  }

  static boolean isOlder(RowKey key, String since) {
    return isDated(key.entity()) && key.key().split("\\|", 3)[1].compareTo(since) < 0;
  }

  private static RowKey shown(RowKey key, String id) {
    return new RowKey(key.entity(), id + key.key().substring(key.key().indexOf('|')));
  }

  private static String shown(String data, String id) {
    JsonObject row = StrictJson.parse(data.getBytes(StandardCharsets.UTF_8)).getAsJsonObject();
    row.addProperty("customer", id);
    return StrictJson.write(row);
  }

  /**
   * The store of a line or an order. No string of a JSON text can hold the name with its quotes and
   * colon, for a quote within a string has a backslash before it.
   */
  static String storeOf(String entity, String data) {
    int from = data.indexOf(STORE_FIELD) + STORE_FIELD.length();
    int to = data.indexOf('"', from);
    if (from >= STORE_FIELD.length() && to > from && data.indexOf('\\', from, to) < 0) {
      return data.substring(from, to);
    }
    return entity.equals(Entity.HISTORY)
        ? StrictJson.read(data, Entity.History.class).store()
        : StrictJson.read(data, Entity.Order.class).store();
  }

  /** Where they were, and where last. */
  private record Visits(Set<String> stores, String last) {
    static Visits of(SortedMap<RowKey, String> rows) {
      Set<String> stores = new TreeSet<>();
      String last = "";
      String lastAt = "";
      for (Map.Entry<RowKey, String> row : rows.entrySet()) {
        String entity = row.getKey().entity();
        if (!entity.equals(Entity.HISTORY) && !entity.equals(Entity.ORDER)) {
          continue;
        }
        String store = storeOf(entity, row.getValue());
        String at = row.getKey().key().split("\\|", 3)[1];
        if (!store.equals(ONLINE)) {
          stores.add(store);
          if (at.compareTo(lastAt) > 0) {
            last = store;
            lastAt = at;
          }
        }
      }
      return new Visits(stores, last);
    }
  }

  private static Entity.@Nullable Customer customer(String id, List<Known> group, Visits visits) {
    List<Entity.Customer> told = new ArrayList<>();
    for (Known known : group) {
      Entity.Customer customer = known.customer();
      if (customer != null) {
        told.add(customer);
      }
    }
    if (told.isEmpty()) {
      return null;
    }
    Entity.Customer first = told.getFirst();
    Set<String> cards = new LinkedHashSet<>();
    told.forEach(customer -> cards.addAll(customer.cards()));
    Set<Entity.Preference> preferences = new LinkedHashSet<>();
    told.forEach(customer -> preferences.addAll(customer.preferences()));
    return new Entity.Customer(
        id,
        first.name(),
        told.stream().map(Entity.Customer::phone).filter(p -> p != null).findFirst().orElse(null),
        told.stream().map(Entity.Customer::email).filter(e -> e != null).findFirst().orElse(null),
        List.copyOf(cards),
        told.stream()
            .map(Entity.Customer::homeStore)
            .filter(store -> !store.isEmpty())
            .findFirst()
            .orElse(visits.last()),
        told.stream().map(Entity.Customer::memberSince).min(Comparator.naturalOrder()).orElse(""),
        List.copyOf(preferences),
        granted(told, group),
        first.further());
  }

  /**
   * What the ledger says, and that they are suspended if it says so; where it says nothing of a
   * purpose, what the customer's own row says.
   */
  private static List<String> granted(List<Entity.Customer> told, List<Known> group) {
    List<ConsentLedger.Said> ledger =
        group.stream().flatMap(known -> known.ledger().stream()).toList();
    Stream<String> purposes =
        Arrays.stream(ConsentPurpose.values())
            .filter(purpose ->
                ConsentLedger.findWord(purpose, ledger)
                    .orElseGet(() ->
                        told.stream()
                            .anyMatch(customer -> customer.granted().contains(purpose.key()))))
            .map(ConsentPurpose::key);
    return ConsentLedger.isSuspended(ledger)
        ? Stream.concat(purposes, Stream.of(Suspension.MARK)).toList()
        : purposes.toList();
  }

  @Override
  public String toString() {
    return "ClientView[" + rows.size() + " rows]";
  }
}
