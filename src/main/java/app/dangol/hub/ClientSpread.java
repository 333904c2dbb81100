package app.dangol.hub;

import app.dangol.hub.identity.Persons;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.RowKey;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Works out what the clients buckets hold of customers something changed about, and writes it at
 * the end. {@link ClientBuckets} has kept what is known before. Works inside one transaction.
 */
final class ClientSpread {
  private final HubTransaction transaction;
  private final Persons persons;
  private final String since;
  private final DeviceRows device;

  /**
   * @param since the first day devices keep history of; empty for all
   */
  ClientSpread(HubTransaction transaction, Persons persons, String since) {
    this.transaction = transaction;
    this.persons = persons;
    this.since = since;
    this.device = new DeviceRows(transaction);
  }

  /** Returns how many rows on devices were new, changed or removed. */
  int write() {
    return device.write();
  }

  /** Nothing was there before: what is here now is everything. */
  void whoIsNew(String customer, SortedMap<RowKey, Optional<String>> own) {
    SortedMap<RowKey, String> known = new TreeMap<>(ClientView.ORDER);
    own.forEach((key, data) -> data.ifPresent(d -> known.put(key, d)));
    Entity.Customer told = ClientBuckets.findCustomer(customer, transaction).orElse(null);
    List<ConsentLedger.Said> ledger =
        known.keySet().stream().anyMatch(key -> key.entity().equals(Entity.CONSENT))
            ? ConsentLedger.list(customer, transaction)
            : List.of();
    device.show(
        ClientView.of(List.of(new ClientView.Known(customer, told, known, ledger)), since),
        List.of());
  }

  /** Returns false if more is to be done than to put some rows where the customer is already. */
  boolean few(String customer, SortedMap<RowKey, Optional<String>> own) {
    List<String> held = held(customer);
    if (held.isEmpty()) {
      // Without a basis, or in no store, or not known: new rows show only the store visited.
      return own.entrySet().stream().noneMatch(row -> isVisit(row.getKey()));
    }
    if (persons.listGroup(customer).size() > 1) {
      return false;
    }
    for (Map.Entry<RowKey, Optional<String>> row : own.entrySet()) {
      Optional<String> data = row.getValue();
      if (isVisit(row.getKey())
          && (data.isEmpty() || !isHeldWhere(row.getKey(), data.get(), held))) {
        return false;
      }
    }
    boolean unseen =
        own.entrySet().stream().anyMatch(ClientSpread::isOfTheWebShop)
            && !maySeeOnline(customer, held.getFirst());
    own.entrySet()
        .forEach(row -> {
          RowKey key = row.getKey();
          Optional<String> data = row.getValue();
          if (data.isEmpty()) {
            device.remove(key, held);
          } else if (!ClientView.isOlder(key, since) && !(unseen && isOfTheWebShop(row))) {
            device.put(new Put(key.entity(), key.key(), data.get()), held);
          }
        });
    return true;
  }

  private static boolean isOfTheWebShop(Map.Entry<RowKey, Optional<String>> row) {
    return row.getValue().filter(data -> ClientView.isOfTheWebShop(row.getKey(), data)).isPresent();
  }

  private boolean maySeeOnline(String customer, String bucket) {
    return transaction
        .find(bucket, Entity.CUSTOMER, customer)
        .map(StoredRow::data)
        .map(data -> StrictJson.read(data, Entity.Customer.class))
        .filter(ClientView::mayBeSeenOnline)
        .isPresent();
  }

  private static boolean isVisit(RowKey key) {
    return key.entity().equals(Entity.HISTORY) || key.entity().equals(Entity.ORDER);
  }

  private static boolean isHeldWhere(RowKey key, String data, List<String> held) {
    String store = ClientView.storeOf(key.entity(), data);
    return store.equals(ClientView.ONLINE) || held.contains(Bucket.clientsOf(store));
  }

  /** Looks at a customer as a whole, with all they are merged with. */
  void whole(String customer) {
    List<String> held = held(customer);
    if (!persons.survivorOf(customer).equals(customer)) {
      device.takeOff(customer, held);
      return;
    }
    List<ClientView.Known> group =
        persons.listGroup(customer).stream().map(id -> ClientView.read(id, transaction)).toList();
    ClientView view = ClientView.of(group, since);
    Entity.Customer told = view.customer();
    if (told != null && !ClientBuckets.mayBeOnDevices(told) && !held.isEmpty()) {
      group.forEach(known -> forgetNotes(known.rows().keySet()));
    }
    if (view.buckets().isEmpty()) {
      device.takeOff(customer, held);
    } else {
      device.show(view, held);
    }
  }

  /** What staff wrote down for the visits of a customer who wants to be known no more. */
  private void forgetNotes(Set<RowKey> keys) {
    keys.stream()
        .filter(key -> key.entity().equals(Entity.NOTE))
        .forEach(key -> transaction.remove(ClientBuckets.ALL, key.entity(), key.key()));
  }

  private List<String> held(String customer) {
    return transaction.listBucketsOfCustomer(customer).stream()
        .filter(bucket -> !bucket.equals(ClientBuckets.ALL))
        .toList();
  }
}
