package app.dangol.launch.faults;

import app.dangol.cache.BucketStates;
import app.dangol.cache.CacheDatabase;
import app.dangol.cache.CacheWriter;
import app.dangol.cache.Changes;
import app.dangol.cache.DataFolder;
import app.dangol.cache.DeviceRetention;
import app.dangol.cache.OnDemandCopies;
import app.dangol.cache.OpsDatabase;
import app.dangol.cache.Outbox;
import app.dangol.cache.OutboxView;
import app.dangol.cache.Retention;
import app.dangol.cache.SetAsideOps;
import app.dangol.cache.SqliteAuditHeads;
import app.dangol.cache.SqliteAuditLog;
import app.dangol.cache.SqliteCardKeys;
import app.dangol.cache.SqliteCatalog;
import app.dangol.cache.SqliteConsents;
import app.dangol.cache.SqliteCustomerAccounts;
import app.dangol.cache.SqliteCustomerDirectory;
import app.dangol.cache.SqliteErasure;
import app.dangol.cache.SqliteHelpCalls;
import app.dangol.cache.SqliteMarks;
import app.dangol.cache.SqliteNotes;
import app.dangol.cache.SqliteProfiles;
import app.dangol.cache.SqliteQueuedScans;
import app.dangol.cache.SqliteReservations;
import app.dangol.cache.SqliteSeenTime;
import app.dangol.cache.SqliteStaff;
import app.dangol.cache.SqliteTasks;
import app.dangol.cache.SqliteTrailCopy;
import app.dangol.cache.SqliteWishList;
import app.dangol.central.CentralApi;
import app.dangol.central.OkHttpCentralApi;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.sync.Backoff;
import app.dangol.sync.SyncEngine;
import app.dangol.sync.SyncResult;
import app.dangol.sync.SyncSettings;
import app.dangol.sync.SyncStores;
import app.dangol.trust.AuditLog;
import app.dangol.trust.BlindIndex;
import app.dangol.trust.DeviceKeys;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.credential.GuardedClock;
import app.dangol.trust.credential.PinnedKeys;
import app.dangol.trust.wrap.KeyWraps;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A device of the shop: everything the app has below its screens, over a folder. */
final class Device implements AutoCloseable {
  static final String NAME = "tablet-1";
  private static final StaffId STAFF = new StaffId("staff-1");

  final CacheDatabase cache;
  final OpsDatabase ops;
  final Changes changes = new Changes();
  final Outbox outbox;
  final OutboxView waiting;
  final SqliteNotes notes;
  final SqliteCustomerDirectory customers;
  final SqliteCatalog catalog;
  final SqliteWishList wishes;
  final SqliteReservations reservations;
  final SqliteTasks tasks;
  final SqliteConsents consents;
  final SqliteProfiles profiles;
  final DeviceRetention retention;
  final CacheWriter writer;
  final BucketStates states;
  private final OnDemandCopies onDemand;
  private final SqliteAuditLog audit;
  private final SqliteAuditHeads auditHeads;
  private final SqliteTrailCopy trailCopy;
  private final PinnedKeys cardKeys;
  private final SqliteErasure erasure;
  final SyncEngine engine;
  private final DataFolder folder;
  private final OkHttpCentralApi api;

  /**
   * Where a fault may take hold.
   *
   * @param keys stands before the device's keys
   * @param line stands before the client
   * @param wraps the key stores there are
   */
  record Hooks(
      Clock clock, UnaryOperator<DeviceKeys> keys, UnaryOperator<CentralApi> line, KeyWraps wraps) {
    Hooks(Clock clock, UnaryOperator<DeviceKeys> keys, UnaryOperator<CentralApi> line) {
      this(clock, keys, line, KeyWraps.file());
    }

    static Hooks none() {
      return at(Clock.systemUTC());
    }

    static Hooks at(Clock clock) {
      return new Hooks(clock, UnaryOperator.identity(), UnaryOperator.identity());
    }
  }

  Device(Path place, URI hub) {
    this(place, hub, Hooks.none());
  }

  /**
   * Opens or makes everything. Blocks.
   *
   * @throws app.dangol.failure.DangolException as the app's own start does
   */
  Device(Path place, URI hub, Hooks hooks) {
    BlockingGuard guard = BlockingGuard.NONE;
    folder = DataFolder.open(place, hooks.wraps());
    try {
      DeviceKeys keys = hooks.keys().apply(folder.keys());
      FieldCipher cipher = new FieldCipher(keys);
      BlindIndex index = new BlindIndex(keys);
      cache = CacheDatabase.open(folder.cacheFile(), guard, changes);
      ops = openOps(folder, cache);
      Clock clock = hooks.clock();
      outbox = new Outbox(ops, cipher, changes, clock);
      waiting = new OutboxView(ops);
      notes = new SqliteNotes(cache, ops, outbox, cipher, ShopHub.CLIENTS);
      customers = new SqliteCustomerDirectory(cache, ops, cipher, index, ShopHub.CLIENTS);
      catalog = new SqliteCatalog(cache, changes);
      writer = new CacheWriter(cache, cipher, index, changes, clock);
      states = new BucketStates(cache);
      onDemand = new OnDemandCopies(cache, index);
      auditHeads = new SqliteAuditHeads(ops, cipher, clock);
      trailCopy = new SqliteTrailCopy(ops);
      cardKeys =
          new PinnedKeys(
              new SqliteCardKeys(ops, cipher),
              new GuardedClock(clock, new SqliteSeenTime(new SqliteMarks(ops)), System::nanoTime));
      audit =
          new SqliteAuditLog(
              ops, cipher, new SqliteHelpCalls.Here(ShopHub.STORE.value(), NAME), clock);
      SqliteQueuedScans scans = new SqliteQueuedScans(ops, cipher, clock);
      erasure =
          new SqliteErasure(
              writer,
              cache,
              ops,
              new SetAsideOps(folder.path(), guard),
              outbox,
              audit,
              scans,
              customers,
              cipher,
              clock);
      wishes = new SqliteWishList(outbox);
      reservations = new SqliteReservations(outbox);
      tasks = new SqliteTasks(cache, ops, outbox, cipher, ShopHub.STORE.value());
      consents =
          new SqliteConsents(
              new SqliteCustomerAccounts(cache, ops, cipher, ShopHub.CLIENTS), outbox);
      profiles = new SqliteProfiles(cache, ops, outbox, cipher, ShopHub.CLIENTS);
      api = new OkHttpCentralApi(hub, () -> ShopHub.TOKEN, clock, guard);
      retention =
          new DeviceRetention(
              writer,
              states,
              new SqliteMarks(ops),
              scans,
              audit,
              new SqliteStaff(ops, cipher, clock),
              Retention.STANDARD,
              ShopHub.CLIENTS,
              api::aheadOfHub,
              clock);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
    SyncSettings settings =
        new SyncSettings(
            NAME,
            ShopHub.STORE,
            Duration.ofSeconds(20),
            Duration.ofMinutes(5),
            Duration.ofMillis(100));
    engine =
        new SyncEngine(
            settings,
            hooks.line().apply(api),
            new SyncStores(
                writer,
                states,
                outbox,
                waiting,
                onDemand,
                auditHeads,
                trailCopy,
                cardKeys,
                erasure,
                List::of,
                changes),
            new Backoff(new Random(1)),
            hooks.clock());
  }

  private static OpsDatabase openOps(DataFolder folder, CacheDatabase openedBefore) {
    try {
      return OpsDatabase.open(folder.opsFile(), BlockingGuard.NONE);
    } catch (RuntimeException e) {
      openedBefore.close();
      throw e;
    }
  }

  /** Writes a note; it is on disk when this returns. */
  OpId write(int customer, String words) {
    return notes.add(new CustomerId(ShopHub.id(customer)), STAFF, "Noël", words);
  }

  /** Puts on record that somebody looked at a customer. */
  void look(int customer) {
    audit.record(STAFF, AuditLog.Action.VIEW, new CustomerId(ShopHub.id(customer)));
  }

  /** As {@link #write}, and says so to the ledger. */
  void write(int customer, String words, Ledger ledger) {
    ledger.acknowledge(write(customer, words).toString(), words);
  }

  SyncResult exchange() {
    return engine.runOnce();
  }

  /** How long it takes to look a customer up with what they did and what was noted. */
  Duration serve(int customer) {
    long begun = System.nanoTime();
    CustomerId id = new CustomerId(ShopHub.id(customer));
    boolean known = customers.find(id).isPresent();
    int shown = customers.listHistory(id, 50).size() + notes.list(id).size();
    if (!known || shown == 0) {
      throw new IllegalStateException("a customer of this store is not shown");
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Override
  public void close() {
    engine.close();
    api.close();
    try {
      cache.close();
    } finally {
      try {
        ops.close();
      } finally {
        folder.close();
      }
    }
  }
}
