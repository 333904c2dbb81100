package app.dangol.hub.ops;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.ClientBuckets;
import app.dangol.hub.Put;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.hub.store.StoredRow;
import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A hub's store with a ledger over it, and ops to put before it. */
final class Decisions implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  final SettableClock clock = new SettableClock(NOW);
  final SqliteHubStore store;
  final HubLog log;
  private final OpLedger ledger;

  Decisions(Path folder, Optional<ReservationBackend> backend) {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, PageLimit.STANDARD);
    ledger = new OpLedger(log, clock, backend);
  }

  Ops.Result send(String type, String subject, Instant at, Object body) {
    return send(type, subject, at, body, null);
  }

  Ops.Result send(String type, String subject, Instant at, Object body, @Nullable Long base) {
    return send(OpId.create().toString(), type, subject, at, body, base);
  }

  Ops.Result send(
      String id, String type, String subject, Instant at, Object body, @Nullable Long base) {
    return send(Sender.UNBOUND, id, type, subject, at, body, base);
  }

  /** As a device that is enrolled for that store. */
  Ops.Result sendFrom(String store, String type, String subject, Object body, @Nullable Long base) {
    Sender sender = new Sender(Optional.of("id-of-" + store), Optional.of(store));
    return send(sender, OpId.create().toString(), type, subject, clock.instant(), body, base);
  }

  /** As that device of that store, as its write of that number. */
  Ops.Result sendAs(String device, long seq, String type, String subject, Instant at, Object body) {
    Sender sender = new Sender(Optional.of(device), Optional.of("seoul"));
    return send(sender, OpId.create().toString(), seq, type, subject, at, body, null);
  }

  private Ops.Result send(
      Sender sender,
      String id,
      String type,
      String subject,
      Instant at,
      Object body,
      @Nullable Long base) {
    return send(sender, id, 1, type, subject, at, body, base);
  }

  private Ops.Result send(
      Sender sender,
      String id,
      long seq,
      String type,
      String subject,
      Instant at,
      Object body,
      @Nullable Long base) {
    JsonObject tree = StrictJson.toTree(body);
    Ops.Op op =
        new Ops.Op(id, seq, type, subject, "s-1", at.toString(), tree, BodyHash.of(tree), base);
    return ledger
        .accept(new Ops.Request("tablet-1", List.of(op)), List.of(op.bodyHash()), sender)
        .results()
        .getFirst();
  }

  /** A customer who may be on the devices of both stores. */
  void customer(String id) {
    store.write(t -> {
      ClientBuckets clients = new ClientBuckets(t);
      clients.keep(
          new Entity.Customer(
              id,
              "김바다",
              null,
              null,
              List.of(),
              "seoul",
              "2024-01-01",
              List.of(),
              List.of("lookup", "suggest_online")));
      clients.keep(
          Put.of(
              new Entity.History(
                  id, "h1", "g1", "2026-01-01T00:00:00Z", "purchase", "busan", "MUG", 1)));
      return clients.spread();
    });
  }

  void put(String bucket, String entity, String key, Object data) {
    store.write(t -> t.put(bucket, entity, key, StrictJson.write(data)));
  }

  Optional<StoredRow> find(String bucket, String entity, String key) {
    return store.write(t -> t.find(bucket, entity, key));
  }

  List<StoredRow> listOf(String bucket, String entity, String customer) {
    return store.write(t -> t.listOfCustomer(bucket, entity, customer));
  }

  <T> T in(Function<HubTransaction, T> work) {
    return store.write(work);
  }

  <T> T get(String bucket, String entity, String key, Class<T> type) {
    return StrictJson.read(
        Objects.requireNonNull(find(bucket, entity, key).orElseThrow().data()), type);
  }

  @Override
  public void close() {
    log.close();
    store.close();
  }
}
