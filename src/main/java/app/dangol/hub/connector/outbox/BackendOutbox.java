package app.dangol.hub.connector.outbox;

import app.dangol.hub.identity.Persons;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The ops that go on to a backend, in the order in which the hub took them. Works inside one
 * transaction of the hub, the one that holds the op's effect, so that either both are kept or
 * neither is.
 *
 * <p>A rule of ops calls {@link #enqueue} after its last check. Where that says yes, the row it
 * writes is shown as waiting ({@code Entity.Note.backend}, {@code Entity.Reservation.state}) until
 * the connector's word replaces it; where it says no, no backend is concerned.
 */
public final class BackendOutbox {
  /** A note of one that no backend has yet; {@code Entity.Note.backend}. */
  public static final String WAITING = "waiting";

  /** As {@link #WAITING}: it has it. */
  public static final String CONFIRMED = "confirmed";

  /** As {@link #WAITING}: it will never have it. */
  public static final String REJECTED = "rejected";

  private static final String OPS = "backend.op";
  private static final String COUNTER = "backend.counter";
  private static final String TARGET = "backend.target";
  private static final int MANY = 10_000;

  private final HubTransaction transaction;

  public BackendOutbox(HubTransaction transaction) {
    this.transaction = transaction;
  }

  /** An op and the key under which it waits. */
  public record Queued(String key, BackendOp op) {}

  private record Counter(long last) {}

  private record Types(List<String> types) {}

  /**
   * Queues an op for the backend that knows its customer.
   *
   * @param opId the op's id; nothing is queued twice because no op is applied twice
   * @param type such as {@code note.add}
   * @param customer our id
   * @param about id of the note or reservation whose row tells what to send
   * @param at the hub's time
   * @return false if no backend takes ops of that type for that customer
   */
  public boolean enqueue(String opId, String type, String customer, String about, Instant at) {
    Optional<String> source = listTaking(customer, type).findFirst();
    source.ifPresent(backend -> add(backend, opId, type, customer, about, at));
    return source.isPresent();
  }

  /**
   * Queues a correction with every backend that knows its customer and takes such an op.
   *
   * @param customer our id, whose record tells what to send
   * @param fields what was corrected: {@code name}, {@code phone}, {@code email}
   */
  public void enqueueCorrection(String opId, String customer, List<String> fields, Instant at) {
    listTaking(customer, Ops.PROFILE_CHANGE)
        .forEach(source ->
            add(source, opId, Ops.PROFILE_CHANGE, customer, String.join(",", fields), at));
  }

  private Stream<String> listTaking(String customer, String type) {
    return new Persons(transaction)
        .listSources(customer).stream()
            .map(Persons.SourceId::source)
            .distinct()
            .filter(source -> takes(source, type));
  }

  private void add(
      String source, String opId, String type, String customer, String about, Instant at) {
    String now = at.toString();
    keep(key(source, next()), new BackendOp(opId, type, customer, about, now, 0, now, null));
  }

  /** What waits to be told about those customers, in the order in which it was taken. */
  public List<BackendOp> listAbout(Set<String> customers) {
    List<BackendOp> waiting = new ArrayList<>();
    forEachAbout(customers, (key, op) -> waiting.add(op));
    return waiting;
  }

  /** Lets go of what waits to be told about those customers. */
  public void forgetAbout(Set<String> customers) {
    forEachAbout(customers, (key, op) -> transaction.forgetRecord(OPS, key));
  }

  private void forEachAbout(Set<String> customers, BiConsumer<String, BackendOp> work) {
    transaction.forEachRecord(
        OPS,
        record -> {
          BackendOp op = StrictJson.read(record.data(), BackendOp.class);
          if (customers.contains(op.customer())) {
            work.accept(record.key(), op);
          }
        });
  }

  /**
   * Queues the erasure of somebody with every backend that knows them and takes such an op.
   *
   * @param receipt the op's id
   * @param sources what the sources call them
   * @return the sources it was queued with
   */
  public List<String> enqueueErasure(String receipt, List<Persons.SourceId> sources, Instant at) {
    List<String> queued = new ArrayList<>();
    for (Persons.SourceId known : sources) {
      if (takes(known.source(), Ops.CUSTOMER_ERASE)) {
        // What the shop system calls them is all it needs, and there is no row left to read it
        // from.
        add(known.source(), receipt, Ops.CUSTOMER_ERASE, receipt, known.id(), at);
        queued.add(known.source());
      }
    }
    return queued;
  }

  private boolean takes(String source, String type) {
    return transaction
        .findRecord(TARGET, source)
        .map(data -> StrictJson.read(data, Types.class).types().contains(type))
        .orElse(false);
  }

  private long next() {
    long number =
        1
            + transaction
                .findRecord(COUNTER, "last")
                .map(data -> StrictJson.read(data, Counter.class).last())
                .orElse(0L);
    transaction.keepRecord(COUNTER, "last", StrictJson.write(new Counter(number)));
    return number;
  }

  /** Says which types of op a backend takes from now on; none ends it. */
  public void declare(String source, Collection<String> types) {
    if (types.isEmpty()) {
      transaction.forgetRecord(TARGET, source);
    } else {
      String data = StrictJson.write(new Types(List.copyOf(new TreeSet<>(types))));
      transaction.keepRecord(TARGET, source, data);
    }
  }

  /** The backends declared, in order. */
  public List<String> listTargets() {
    return transaction.listRecords(TARGET, "", "", MANY).stream().map(HubRecord::key).toList();
  }

  /** What waits for a backend, oldest first. */
  public List<Queued> list(String source, int limit) {
    List<Queued> found = new ArrayList<>();
    for (HubRecord record : transaction.listRecordsUnder(OPS, source, limit)) {
      found.add(new Queued(record.key(), StrictJson.read(record.data(), BackendOp.class)));
    }
    return found;
  }

  /**
   * Notes that a try begins; kept before anything is sent, so that a crash cannot hide it.
   *
   * @param queued as it was listed
   * @param runner who tries; no two copies of the hub have the same
   * @return it as it stands now; empty if somebody has gone on with it since it was listed
   */
  public Optional<Queued> beginTry(Queued queued, String runner, Instant nextAt) {
    if (!isUnchanged(queued)) {
      return Optional.empty();
    }
    Queued tried = new Queued(queued.key(), queued.op().tried(runner, nextAt.toString()));
    keep(tried.key(), tried.op());
    return Optional.of(tried);
  }

  /** Sets when to try next, unless somebody has gone on with it meanwhile. */
  public void postpone(Queued tried, Instant nextAt) {
    if (isUnchanged(tried)) {
      keep(tried.key(), tried.op().postponed(nextAt.toString()));
    }
  }

  /**
   * It has come to an end: it is there.
   *
   * @return false if that was known already
   */
  public boolean confirm(Queued tried) {
    return transaction.forgetRecord(OPS, tried.key());
  }

  /**
   * It has come to an end: it will never be there.
   *
   * @return false if that is not for this one to say, for somebody has gone on with it
   */
  public boolean reject(Queued tried) {
    return isUnchanged(tried) && transaction.forgetRecord(OPS, tried.key());
  }

  private boolean isUnchanged(Queued queued) {
    return find(queued.key()).filter(queued.op()::equals).isPresent();
  }

  private Optional<BackendOp> find(String key) {
    return transaction.findRecord(OPS, key).map(data -> StrictJson.read(data, BackendOp.class));
  }

  private void keep(String key, BackendOp op) {
    transaction.keepRecord(OPS, key, StrictJson.write(op));
  }

  private static String key(String source, long number) {
    return source + "|" + "%016d".formatted(number);
  }
}
