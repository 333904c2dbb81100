package app.dangol.hub.ops;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.Put;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.trust.ConsentPurpose;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the hub holds of one customer, for the ops about them, within one transaction. */
final class CustomerRows {
  private final HubTransaction transaction;
  private final ClientBuckets clients;
  private final String customer;

  private CustomerRows(HubTransaction transaction, String customer) {
    this.transaction = transaction;
    this.clients = new ClientBuckets(transaction);
    this.customer = customer;
  }

  /** Empty if the hub does not know that customer, or must not any more. */
  static Optional<CustomerRows> find(String customer, HubTransaction transaction) {
    boolean known =
        !listHolding(customer, transaction).isEmpty()
            || (ClientBuckets.findCustomer(customer, transaction).isPresent()
                && !hasWithdrawn(customer, transaction));
    return known ? Optional.of(new CustomerRows(transaction, customer)) : Optional.empty();
  }

  static OpOutcome unknown() {
    return new OpOutcome.Rejected("unknown_customer", "the hub does not know this customer");
  }

  private static List<String> listHolding(String customer, HubTransaction transaction) {
    return transaction.listBucketsOfCustomer(customer).stream()
        .filter(bucket -> !bucket.equals(ClientBuckets.ALL))
        .toList();
  }

  /** Somebody on no device because of their own word must not be written about any more. */
  private static boolean hasWithdrawn(String customer, HubTransaction transaction) {
    return transaction.listOfCustomer(ClientBuckets.ALL, Entity.CONSENT, customer).stream()
        .map(row -> StrictJson.read(Objects.requireNonNull(row.data()), Entity.Consent.class))
        .anyMatch(entry -> entry.purpose().equals(ConsentPurpose.LOOKUP.key()) && !entry.granted());
  }

  Optional<StoredRow> find(String entity, String key) {
    Optional<StoredRow> kept = transaction.find(ClientBuckets.ALL, entity, key);
    return kept.or(() ->
        listHolding(customer, transaction).stream()
            .flatMap(bucket -> transaction.find(bucket, entity, key).stream())
            .findFirst());
  }

  /** The versions the customer's own row has, one in each bucket that holds it. */
  List<Long> listVersions() {
    return listHolding(customer, transaction).stream()
        .flatMap(bucket -> transaction.find(bucket, Entity.CUSTOMER, customer).stream())
        .map(StoredRow::position)
        .toList();
  }

  /** Keeps the customer as changed; returns the newest position of it. */
  long put(Entity.Customer changed) {
    clients.keep(changed);
    return spread();
  }

  /** Puts a row to wherever the customer is; returns the newest position of it. */
  long put(Put row) {
    clients.keep(row);
    return spread();
  }

  /** Takes a row away everywhere; returns the newest position of it. */
  long remove(String entity, String key) {
    clients.remove(entity, key);
    return spread();
  }

  private long spread() {
    clients.spread();
    return transaction.position();
  }
}
