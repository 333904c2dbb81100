package app.dangol.hub;

import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.RowKey;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.StrictJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is to be written into the clients buckets, bucket by bucket and in the order of keys. */
final class DeviceRows {
  private final HubTransaction transaction;
  private final Map<String, List<Put>> rows = new TreeMap<>();
  private int removed;

  DeviceRows(HubTransaction transaction) {
    this.transaction = transaction;
  }

  void put(Put row, Iterable<String> buckets) {
    for (String bucket : buckets) {
      rows.computeIfAbsent(bucket, b -> new ArrayList<>()).add(row);
    }
  }

  void remove(RowKey key, Iterable<String> buckets) {
    for (String bucket : buckets) {
      removed += transaction.remove(bucket, key.entity(), key.key()) > 0 ? 1 : 0;
    }
  }

  void show(ClientView view, List<String> held) {
    Entity.Customer customer = view.customer();
    if (customer == null) {
      return;
    }
    for (String bucket : held) {
      if (!view.buckets().contains(bucket)) {
        takeOff(customer.id(), List.of(bucket));
      } else {
        list(bucket, customer.id()).stream()
            .filter(key -> !view.rows().containsKey(key))
            .forEach(key -> remove(key, List.of(bucket)));
      }
    }
    put(
        new Put(Entity.CUSTOMER, EntityKey.of(customer), StrictJson.write(customer)),
        view.buckets());
    view.rows().forEach((key, data) -> put(new Put(key.entity(), key.key(), data), view.buckets()));
  }

  void takeOff(String customer, List<String> held) {
    for (String bucket : held) {
      list(bucket, customer).forEach(key -> remove(key, List.of(bucket)));
      remove(new RowKey(Entity.CUSTOMER, customer), List.of(bucket));
    }
  }

  private List<RowKey> list(String bucket, String customer) {
    List<RowKey> keys = new ArrayList<>();
    for (String entity : ClientBuckets.OF_CUSTOMER) {
      for (StoredRow row : transaction.listOfCustomer(bucket, entity, customer)) {
        keys.add(new RowKey(entity, row.key()));
      }
    }
    return keys;
  }

  int write() {
    int changed = removed;
    for (Map.Entry<String, List<Put>> bucket : rows.entrySet()) {
      List<Put> inOrder = bucket.getValue();
      inOrder.sort(Comparator.comparing(Put::entity).thenComparing(Put::key));
      changed += HubWriter.put(bucket.getKey(), inOrder, transaction);
    }
    return changed;
  }
}
