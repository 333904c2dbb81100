package app.dangol.hub;

import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.RowKey;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything told of one person under all their ids, whatever they agreed to and however old it is:
 * for themselves, and to say which stores they have to do with. No device sees as much.
 */
public final class WholePerson {
  private final List<ClientView.Known> group;

  private WholePerson(List<ClientView.Known> group) {
    this.group = group;
  }

  /**
   * Reads it.
   *
   * @param ids all of one person; the first is the one they are shown under
   */
  public static WholePerson read(List<String> ids, HubTransaction transaction) {
    return new WholePerson(ids.stream().map(id -> read(id, transaction)).toList());
  }

  private static ClientView.Known read(String id, HubTransaction transaction) {
    List<String> buckets = transaction.listBucketsOfCustomer(id);
    if (buckets.isEmpty() || buckets.contains(ClientBuckets.ALL)) {
      return ClientView.read(id, transaction);
    }
    // Of a customer whom somebody put onto devices by hand, those know all there is.
    String bucket = buckets.getFirst();
    SortedMap<RowKey, String> rows = new TreeMap<>(ClientView.ORDER);
    for (String entity : ClientBuckets.OF_CUSTOMER) {
      for (StoredRow row : transaction.listOfCustomer(bucket, entity, id)) {
        rows.put(new RowKey(entity, row.key()), Objects.requireNonNull(row.data()));
      }
    }
    return new ClientView.Known(
        id,
        transaction
            .find(bucket, Entity.CUSTOMER, id)
            .map(row -> StrictJson.read(String.valueOf(row.data()), Entity.Customer.class))
            .orElse(null),
        rows,
        ConsentLedger.list(id, transaction));
  }

  /** As devices would be shown them, if nothing had to be agreed to; empty if nobody told that. */
  public Optional<Entity.Customer> shown() {
    return Optional.ofNullable(ClientView.of(group, "").customer());
  }

  /** As they were told under each of their ids. */
  public List<Entity.Customer> listTold() {
    return group.stream().flatMap(known -> Optional.ofNullable(known.customer()).stream()).toList();
  }

  /** The texts of all rows of an entity. */
  public List<String> listRows(String entity) {
    return group.stream()
        .flatMap(known -> known.rows().entrySet().stream())
        .filter(row -> row.getKey().entity().equals(entity))
        .map(row -> row.getValue())
        .toList();
  }

  /** What they agreed to and withdrew, as the hub heard it. */
  public List<ConsentLedger.Said> listSaid() {
    return group.stream().flatMap(known -> known.ledger().stream()).toList();
  }

  /** Their home and the stores they were in, whether or not devices there may hold them. */
  public Set<String> stores() {
    return ClientView.storesOf(group);
  }
}
