package app.dangol.hub.ops;

import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import java.util.List;
import java.util.Optional;

/** A customer's rows in every bucket that holds them, kept the same, within one transaction. */
final class CustomerRows {
  private final HubTransaction transaction;
  private final List<String> buckets;

  private CustomerRows(HubTransaction transaction, List<String> buckets) {
    this.transaction = transaction;
    this.buckets = buckets;
  }

  /** Empty if no device may hold that customer. */
  static Optional<CustomerRows> find(String customer, HubTransaction transaction) {
    List<String> buckets = transaction.listBucketsOfCustomer(customer);
    return buckets.isEmpty()
        ? Optional.empty()
        : Optional.of(new CustomerRows(transaction, buckets));
  }

  static OpOutcome unknown() {
    return new OpOutcome.Rejected("unknown_customer", "the hub does not know this customer");
  }

  Optional<StoredRow> find(String entity, String key) {
    return transaction.find(buckets.getFirst(), entity, key);
  }

  /** Whether some device holds the row at that version: it has one of its own in every bucket. */
  boolean isAt(long version, String entity, String key) {
    return buckets.stream()
        .flatMap(bucket -> transaction.find(bucket, entity, key).stream())
        .anyMatch(row -> row.position() == version);
  }

  /** Returns the newest position; 0 if nothing changed. */
  long put(String entity, String key, String data) {
    long newest = 0;
    for (String bucket : buckets) {
      newest = Math.max(newest, transaction.put(bucket, entity, key, data));
    }
    return newest;
  }

  /** Returns the newest position; 0 if there was no row. */
  long remove(String entity, String key) {
    long newest = 0;
    for (String bucket : buckets) {
      newest = Math.max(newest, transaction.remove(bucket, entity, key));
    }
    return newest;
  }
}
