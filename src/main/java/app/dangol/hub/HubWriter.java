package app.dangol.hub;

import app.dangol.hub.identity.Matches;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.identity.Persons.SourceId;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.intake.Report;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.model.ModelCounts;
import app.dangol.hub.ops.OpLedger;
import app.dangol.hub.store.HubTransaction;
import app.dangol.id.CustomerId;
import app.dangol.trust.ConsentPurpose;
import app.dangol.wire.Bucket;
import app.dangol.wire.Contract;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How connectors, the demo and training put rows into the hub. Every call is one transaction, seen
 * by devices as a whole; rows whose content is already there change nothing. May block.
 */
public final class HubWriter {
  /** So that a line stays below the contract's cap even if every character takes three bytes. */
  private static final int MAX_DATA_CHARS = Contract.MAX_LINE_BYTES / 4;

  /** Who tells of customers here; issues no cards that another source's could be the same as. */
  private static final String SOURCE = "direct";

  private final HubLog log;

  HubWriter(HubLog log) {
    this.log = log;
  }

  /**
   * Puts rows into a bucket; fastest in the order of their keys. For customers there is {@link
   * #putClients}.
   *
   * @return how many were new or changed
   * @throws IllegalArgumentException if a row is too large for any page, or a customer's who may be
   *     on no device; nothing is put then
   * @throws app.dangol.failure.DangolException DATA-01 if a note's id is no UUID; likewise
   */
  public int put(String bucket, Iterable<Put> rows) {
    return log.write(transaction -> put(bucket, rows, transaction));
  }

  /**
   * Keeps what is new about customers, and puts it into the clients bucket of every store that may
   * know them: the home store and every store of their history. A store that gets a customer for
   * the first time gets what was known before, too. Customers without the basis {@link
   * ConsentPurpose#LOOKUP} are taken off every device, with their history and notes.
   *
   * @param history lines of these customers, none of anybody else; those already there may be left
   *     out
   * @return how many rows on devices were new, changed or removed
   * @throws IllegalArgumentException if a line's customer is not given; nothing is put then
   */
  public int putClients(Collection<Entity.Customer> customers, Collection<Entity.History> history) {
    Set<String> given = customers.stream().map(Entity.Customer::id).collect(Collectors.toSet());
    if (!history.stream().allMatch(line -> given.contains(line.customer()))) {
      throw new IllegalArgumentException("a line of the history is of a customer not given");
    }
    // JSON is most of the work, and each line's is its own.
    List<Put> lines = history.parallelStream().map(Put::of).toList();
    return log.write(transaction -> {
      ClientBuckets clients = new ClientBuckets(transaction);
      Matches matches = new Matches(transaction, clients);
      for (Entity.Customer customer : customers) {
        clients.keep(customer);
        matches.told(customer, SOURCE);
      }
      lines.forEach(clients::keep);
      return clients.spread();
    });
  }

  /**
   * Takes in what a source tells, as {@link Intake#take} does.
   *
   * @param source the connector or channel: its ids are its own
   * @param clock what time it is for what is told
   */
  public Report take(String source, List<? extends Incoming> batch, Clock clock) {
    return new Intake(log, clock).take(source, batch);
  }

  /** Our id for a customer of a source, if that was ever told. */
  public Optional<String> findCustomer(String source, String id) {
    return log.write(transaction -> new Persons(transaction).find(new SourceId(source, id)));
  }

  /** Our id for whoever has that card number. */
  public Optional<CustomerId> findByCard(String number) {
    return log.write(transaction ->
            new Matches(transaction, new ClientBuckets(transaction)).findByCard(number))
        .map(CustomerId::new);
  }

  /**
   * Decides ops as if a device had sent them.
   *
   * @param clock what time it is for the rules
   */
  public Ops.Answer accept(Ops.Request request, Clock clock) {
    return new OpLedger(log, clock)
        .accept(request, request.ops().stream().map(Ops.Op::bodyHash).toList());
  }

  /**
   * Keeps rows of customers, as the shop system's answers do, and puts them wherever the customer
   * is.
   *
   * @return how many rows on devices were new or changed
   * @throws app.dangol.failure.DangolException DATA-01 if a note's id is no UUID; nothing is kept
   *     then
   */
  public int keepOfCustomers(Collection<Put> rows) {
    return log.write(transaction -> {
      ClientBuckets clients = new ClientBuckets(transaction);
      rows.forEach(clients::keep);
      return clients.spread();
    });
  }

  /**
   * Leaves tombstones for those keys that are there.
   *
   * @return how many there were
   */
  public int remove(String bucket, String entity, Collection<String> keys) {
    return log.write(transaction -> remove(bucket, entity, keys, transaction));
  }

  /**
   * Makes the model's bucket hold these counts and no others.
   *
   * @return how many rows were new, changed or removed
   */
  public int replaceModel(ModelCounts counts) {
    return log.write(transaction ->
        replace(Entity.PAIR, counts.pairs().stream().map(Put::of), transaction)
            + replace(Entity.POPULARITY, counts.popularity().stream().map(Put::of), transaction));
  }

  private static int replace(String entity, Stream<Put> rows, HubTransaction transaction) {
    List<Put> wanted = rows.toList();
    Set<String> stale = new HashSet<>(transaction.listKeys(Bucket.MODEL, entity));
    wanted.forEach(row -> stale.remove(row.key()));
    return put(Bucket.MODEL, wanted, transaction)
        + remove(Bucket.MODEL, entity, stale, transaction);
  }

  static int put(String bucket, Iterable<Put> rows, HubTransaction transaction) {
    int changed = 0;
    for (Put row : rows) {
      refuseWithoutBasis(row);
      row.requireReadable();
      changed += putOne(bucket, row, transaction) > 0 ? 1 : 0;
    }
    return changed;
  }

  static long putOne(String bucket, Put row, HubTransaction transaction) {
    if (row.data().length() > MAX_DATA_CHARS) {
      throw new IllegalArgumentException("a " + row.entity() + " is too large for a page");
    }
    return transaction.put(bucket, row.entity(), row.key(), row.data());
  }

  /** The last door before the devices: whoever passes by {@link ClientBuckets} ends here. */
  private static void refuseWithoutBasis(Put row) {
    if (row.entity().equals(Entity.CUSTOMER)
        && !ClientBuckets.mayBeOnDevices(StrictJson.read(row.data(), Entity.Customer.class))) {
      throw new IllegalArgumentException("a customer without a basis may be on no device");
    }
  }

  static int remove(
      String bucket, String entity, Collection<String> keys, HubTransaction transaction) {
    int removed = 0;
    for (String key : keys) {
      removed += transaction.remove(bucket, entity, key) > 0 ? 1 : 0;
    }
    return removed;
  }
}
