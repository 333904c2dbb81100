package app.dangol.hub.ops;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.ConsentLedger;
import app.dangol.hub.Put;
import app.dangol.hub.identity.Faces;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.trust.ConsentPurpose;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the hub holds of one customer, for the ops about them, within one transaction. A device may
 * not know yet that they are merged with others, or not any more: whichever of the ids an op names,
 * it is about the person, and what it makes is shown under the id the person is shown under. A new
 * row bears the id the op names, so that to unmerge gives it back.
 */
final class CustomerRows {
  private final HubTransaction transaction;
  private final ClientBuckets clients;
  private final String shown;
  private final List<String> group;

  private CustomerRows(HubTransaction transaction, String shown, List<String> group) {
    this.transaction = transaction;
    this.clients = new ClientBuckets(transaction);
    this.shown = shown;
    this.group = group;
  }

  /** Empty if the hub does not know that customer, or must not any more. */
  static Optional<CustomerRows> find(String customer, HubTransaction transaction) {
    return findForConsent(customer, transaction)
        .filter(rows -> !rows.listHolding().isEmpty() || !rows.hasWithdrawn());
  }

  /** As {@link #find}; also of somebody who has withdrawn, who may come back by their own word. */
  static Optional<CustomerRows> findForConsent(String customer, HubTransaction transaction) {
    Persons persons = new Persons(transaction);
    String shown = persons.survivorOf(customer);
    CustomerRows rows = new CustomerRows(transaction, shown, persons.listGroup(shown));
    boolean known =
        !rows.listHolding().isEmpty()
            || rows.group.stream()
                .anyMatch(id -> ClientBuckets.findCustomer(id, transaction).isPresent());
    return known ? Optional.of(rows) : Optional.empty();
  }

  static OpOutcome unknown() {
    return new OpOutcome.Rejected(Ops.UNKNOWN_CUSTOMER, "the hub does not know this customer");
  }

  private List<String> listHolding() {
    return transaction.listBucketsOfCustomer(shown).stream()
        .filter(bucket -> !bucket.equals(ClientBuckets.ALL))
        .toList();
  }

  /** Somebody on no device because of their own word must not be written about any more. */
  private boolean hasWithdrawn() {
    List<ConsentLedger.Said> ledger =
        group.stream().flatMap(id -> ConsentLedger.list(id, transaction).stream()).toList();
    return ConsentLedger.findWord(ConsentPurpose.LOOKUP, ledger)
        .filter(granted -> !granted)
        .isPresent();
  }

  /**
   * The customer's own row as the devices of a store hold it, else as any other store's do; empty
   * if they are on no device.
   */
  Optional<StoredRow> findOwnRow(Optional<String> store) {
    List<String> holding = listHolding();
    return store
        .map(Bucket::clientsOf)
        .filter(holding::contains)
        .or(() -> holding.stream().findFirst())
        .flatMap(bucket -> transaction.find(bucket, Entity.CUSTOMER, shown));
  }

  /** A row under whichever of the person's ids it lies, that of the key first. */
  Optional<StoredRow> find(String entity, String key) {
    return listKeys(key).stream()
        .flatMap(own -> transaction.find(ClientBuckets.ALL, entity, own).stream())
        .findFirst()
        .or(() ->
            listHolding().stream()
                .flatMap(bucket -> transaction.find(bucket, entity, key).stream())
                .findFirst());
  }

  /** That key, then the same under the person's other ids. */
  List<String> listKeys(String key) {
    String rest = key.substring(key.indexOf('|'));
    return Stream.concat(Stream.of(key), group.stream().map(id -> id + rest)).distinct().toList();
  }

  /**
   * What was told under the id an op names and under the one the person is shown under: a change
   * must be seen at once, and stay with both should they be two again.
   */
  List<Entity.Customer> listTold(String named) {
    return Stream.of(named, shown)
        .distinct()
        .flatMap(id -> ClientBuckets.findCustomer(id, transaction).stream())
        .toList();
  }

  /** Whether nobody but a merge has changed what an op rests on. */
  boolean isCurrent(String named, long version) {
    return listVersions().contains(version) || new Faces(transaction).isOf(named, version);
  }

  /** The versions the customer's own row has, one in each bucket that holds it. */
  List<Long> listVersions() {
    return listHolding().stream()
        .flatMap(bucket -> transaction.find(bucket, Entity.CUSTOMER, shown).stream())
        .map(StoredRow::position)
        .toList();
  }

  /** Keeps what is known of the customer as changed; returns the newest position of it. */
  long put(List<Entity.Customer> changed) {
    changed.forEach(clients::change);
    return spread();
  }

  /** Puts a row to wherever the customer is; returns the newest position of it. */
  long put(Put row) {
    clients.keep(row);
    return spread();
  }

  /** Puts an entry into the ledger of consents; returns the newest position of it. */
  long put(Entity.Consent entry, Instant received, Optional<ConsentLedger.Written> written) {
    clients.keep(entry, received, written);
    return spread();
  }

  /** Takes a row away under all of the person's ids; returns the newest position of it. */
  long remove(String entity, String key) {
    listKeys(key).forEach(own -> clients.remove(entity, own));
    return spread();
  }

  private long spread() {
    clients.spread();
    return transaction.position();
  }
}
