package app.dangol.hub;

import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.trust.ConsentPurpose;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides which stores' devices hold a customer: none without the basis {@link
 * ConsentPurpose#LOOKUP}, else those of the home store and of every store visited. Works inside one
 * transaction.
 */
final class ClientBuckets {
  /** Where a line of the history happened that happened in no store. */
  private static final String ONLINE = "online";

  private static final List<String> OF_CUSTOMER =
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
          Entity.RESERVATION);

  private final HubTransaction transaction;

  ClientBuckets(HubTransaction transaction) {
    this.transaction = transaction;
  }

  static boolean mayBeOnDevices(Entity.Customer customer) {
    return customer.granted().contains(ConsentPurpose.LOOKUP.key());
  }

  /** As {@link HubWriter#putClients}. */
  int put(Collection<Entity.Customer> customers, Collection<Entity.History> history) {
    Map<String, Set<String>> visited = new HashMap<>();
    customers.forEach(customer -> visited.put(customer.id(), new TreeSet<>()));
    history.forEach(line -> visit(line, visited));
    Map<String, Set<String>> bucketsOf = new HashMap<>();
    Map<String, List<Put>> rows = new TreeMap<>();
    int removed = 0;
    for (Entity.Customer customer : customers) {
      List<String> held = transaction.listBucketsOfCustomer(customer.id());
      if (!mayBeOnDevices(customer)) {
        removed += takeOff(customer.id(), held);
        continue;
      }
      Set<String> wanted = visited.getOrDefault(customer.id(), Set.of());
      wanted.add(Bucket.clientsOf(customer.homeStore()));
      wanted.addAll(held);
      if (!held.isEmpty()) {
        carryOver(customer.id(), held, wanted, rows);
      }
      bucketsOf.put(customer.id(), wanted);
      spread(Put.of(customer), wanted, rows);
    }
    // JSON is most of the work, and each line's is its own.
    history.parallelStream()
        .filter(line -> bucketsOf.containsKey(line.customer()))
        .map(line -> Map.entry(line.customer(), Put.of(line)))
        .toList()
        .forEach(
            line -> spread(line.getValue(), bucketsOf.getOrDefault(line.getKey(), Set.of()), rows));
    return removed + putAll(rows);
  }

  private static void visit(Entity.History line, Map<String, Set<String>> visited) {
    Set<String> buckets = visited.get(line.customer());
    if (buckets == null) {
      throw new IllegalArgumentException("a line of the history is of a customer not given");
    }
    if (!line.store().equals(ONLINE)) {
      buckets.add(Bucket.clientsOf(line.store()));
    }
  }

  private int takeOff(String customer, List<String> held) {
    int removed = 0;
    for (String bucket : held) {
      for (String entity : OF_CUSTOMER) {
        List<String> keys =
            transaction.listOfCustomer(bucket, entity, customer).stream()
                .map(StoredRow::key)
                .toList();
        removed += HubWriter.remove(bucket, entity, keys, transaction);
      }
      removed += HubWriter.remove(bucket, Entity.CUSTOMER, List.of(customer), transaction);
    }
    return removed;
  }

  /** What one of the stores knows, for those that did not know the customer so far. */
  private void carryOver(
      String customer, List<String> held, Set<String> wanted, Map<String, List<Put>> rows) {
    Set<String> fresh = new TreeSet<>(wanted);
    held.forEach(fresh::remove);
    if (fresh.isEmpty()) {
      return;
    }
    for (String entity : OF_CUSTOMER) {
      for (StoredRow row : transaction.listOfCustomer(held.getFirst(), entity, customer)) {
        String data = row.data();
        if (data != null) {
          spread(new Put(entity, row.key(), data), fresh, rows);
        }
      }
    }
  }

  private static void spread(Put row, Set<String> buckets, Map<String, List<Put>> rows) {
    for (String bucket : buckets) {
      rows.computeIfAbsent(bucket, b -> new ArrayList<>()).add(row);
    }
  }

  private int putAll(Map<String, List<Put>> rows) {
    int changed = 0;
    for (Map.Entry<String, List<Put>> bucket : rows.entrySet()) {
      // A line that is both carried over and given comes twice; the given one is the later.
      List<Put> inOrder = bucket.getValue();
      inOrder.sort(Comparator.comparing(Put::entity).thenComparing(Put::key));
      changed += HubWriter.put(bucket.getKey(), inOrder, transaction);
    }
    return changed;
  }
}
