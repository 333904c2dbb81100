package app.dangol.launch;

import app.dangol.cache.BucketStates;
import app.dangol.cache.CacheDatabase;
import app.dangol.cache.CacheWriter;
import app.dangol.cache.Changes;
import app.dangol.cache.CustomerTraces;
import app.dangol.cache.DataFolder;
import app.dangol.cache.OnDemandCopies;
import app.dangol.cache.OpFate;
import app.dangol.cache.OpsDatabase;
import app.dangol.cache.Outbox;
import app.dangol.cache.OutboxView;
import app.dangol.cache.Resealing;
import app.dangol.cache.Retention;
import app.dangol.cache.SetAsideOps;
import app.dangol.cache.SqliteAuditHeads;
import app.dangol.cache.SqliteAuditLog;
import app.dangol.cache.SqliteAuditTrail;
import app.dangol.cache.SqliteCardKeys;
import app.dangol.cache.SqliteCatalog;
import app.dangol.cache.SqliteClientBook;
import app.dangol.cache.SqliteConsents;
import app.dangol.cache.SqliteCustomerAccounts;
import app.dangol.cache.SqliteCustomerDirectory;
import app.dangol.cache.SqliteErasure;
import app.dangol.cache.SqliteFeedback;
import app.dangol.cache.SqliteHelpCalls;
import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.cache.SqliteMarks;
import app.dangol.cache.SqliteModel;
import app.dangol.cache.SqliteNames;
import app.dangol.cache.SqliteNotes;
import app.dangol.cache.SqlitePendingReservations;
import app.dangol.cache.SqliteProfiles;
import app.dangol.cache.SqliteQueuedScans;
import app.dangol.cache.SqliteRefusedWrites;
import app.dangol.cache.SqliteReservations;
import app.dangol.cache.SqliteSeenTime;
import app.dangol.cache.SqliteSpentCards;
import app.dangol.cache.SqliteStaff;
import app.dangol.cache.SqliteSteering;
import app.dangol.cache.SqliteStruckTastes;
import app.dangol.cache.SqliteTaskRules;
import app.dangol.cache.SqliteTasks;
import app.dangol.cache.SqliteTrailCheck;
import app.dangol.cache.SqliteTrailCopy;
import app.dangol.cache.SqliteTrials;
import app.dangol.cache.SqliteWishList;
import app.dangol.customer.DataCopies;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.StoreId;
import app.dangol.sync.SyncStores;
import app.dangol.trust.BlindIndex;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.access.PinHash;
import app.dangol.trust.credential.GuardedClock;
import app.dangol.trust.credential.PinnedKeys;
import app.dangol.trust.credential.SignedCards;
import app.dangol.wire.Bucket;
import java.time.Clock;
import java.util.List;

/**
 * Everything this device keeps on disk, opened: the keys, both databases, and the domain's stores
 * over them.
 */
final class Stores implements AutoCloseable {
  private final CacheDatabase cache;
  private final OpsDatabase ops;
  final Changes changes = new Changes();
  final SqliteCustomerDirectory customers;
  final SqliteCustomerAccounts accounts;
  final SqliteNames names;
  final SqliteCatalog catalog;
  final SqliteNotes notes;
  final SqliteWishList wishes;
  final SqliteStruckTastes struck;
  final SqliteSteering steering;
  final SqliteFeedback feedback;
  final SqliteTrials trials;
  final SqliteReservations reservations;
  final SqliteConsents consents;
  final SqliteProfiles profiles;
  final SqliteTasks tasks;
  final SqliteTaskRules taskRules;
  final SqliteClientBook book;
  final SqliteHelpCalls helpCalls;
  final SqliteModel model;
  final SqliteAuditLog audit;
  final SqliteAuditTrail trail;
  final SqliteTrailCheck trailCheck;
  final SqliteStaff staff;
  final PinHash pins;
  final SqliteRefusedWrites refused;
  final BucketStates states;
  final OnDemandCopies onDemand;
  final SqliteQueuedScans scans;
  final SqliteMarks marks;
  final SqliteCardKeys cardKeys;
  final SignedCards signedCards;
  final CacheWriter writer;
  final SetAsideOps setAside;
  final SqliteErasure erasure;
  final CustomerTraces traces;
  final DataCopies copies;
  private final Outbox outbox;
  final SyncStores forSync;

  /**
   * Opens what lies in the folder, or makes it. Blocks.
   *
   * @param folder stays open; whoever opened it closes it after this
   * @param here the store whose customers this device holds, and the device's name
   * @throws app.dangol.failure.DangolException KEY-01, DB-01 or DB-02
   */
  Stores(DataFolder folder, Here here, BlockingGuard guard, Clock clock) {
    this(folder, here, Retention.STANDARD, guard, clock);
  }

  /**
   * As {@link #Stores(DataFolder, Here, BlockingGuard, Clock)}.
   *
   * @param retention how long history is kept
   */
  Stores(DataFolder folder, Here here, Retention retention, BlockingGuard guard, Clock clock) {
    this(
        folder,
        here,
        retention,
        guard,
        clock,
        new FieldCipher(folder.keys()),
        new BlindIndex(folder.keys()));
  }

  /** As above, with what seals and indexes given: to measure what these cost. */
  Stores(
      DataFolder folder,
      Here here,
      Retention retention,
      BlockingGuard guard,
      Clock clock,
      FieldCipher cipher,
      BlindIndex index) {
    cache = CacheDatabase.open(folder.cacheFile(), guard, changes);
    ops = openOps(folder, guard, cache);
    outbox = new Outbox(ops, cipher, changes, clock);
    String clients = Bucket.clientsOf(here.store());
    customers = new SqliteCustomerDirectory(cache, ops, cipher, index, clients);
    accounts = new SqliteCustomerAccounts(cache, ops, cipher, clients);
    names = new SqliteNames(cache, ops, cipher, clients);
    catalog =
        new SqliteCatalog(
            cache,
            changes,
            new SqlitePendingReservations(cache, ops, cipher, Bucket.stockOf(here.store())));
    wishes = new SqliteWishList(outbox);
    struck = new SqliteStruckTastes(outbox);
    steering = new SqliteSteering(cache, ops, outbox, cipher, new StoreId(here.store()), clock);
    feedback = new SqliteFeedback(outbox, here, clock);
    trials = new SqliteTrials(cache, changes, clock);
    reservations = new SqliteReservations(outbox);
    consents = new SqliteConsents(accounts, outbox);
    profiles = new SqliteProfiles(cache, ops, outbox, cipher, clients);
    tasks = new SqliteTasks(cache, ops, outbox, cipher, here.store());
    taskRules = new SqliteTaskRules(cache, ops, outbox, cipher, here.store());
    book = new SqliteClientBook(cache);
    notes = new SqliteNotes(cache, ops, outbox, cipher, clients);
    helpCalls = new SqliteHelpCalls(cache, ops, outbox, cipher, here, clock);
    model = new SqliteModel(cache, changes);
    audit = new SqliteAuditLog(ops, cipher, here, clock);
    trail = new SqliteAuditTrail(ops, cipher);
    trailCheck = new SqliteTrailCheck(folder.opsFile(), cipher, guard);
    staff = new SqliteStaff(ops, cipher, clock);
    pins = new PinHash(index);
    refused = new SqliteRefusedWrites(ops, cipher, changes);
    states = new BucketStates(cache);
    onDemand = new OnDemandCopies(cache, index);
    scans = new SqliteQueuedScans(ops, cipher, clock);
    marks = new SqliteMarks(ops);
    cardKeys = new SqliteCardKeys(ops, cipher);
    GuardedClock guarded = new GuardedClock(clock, new SqliteSeenTime(marks), System::nanoTime);
    PinnedKeys pinned = new PinnedKeys(cardKeys, guarded);
    signedCards = new SignedCards(pinned, here.store(), guarded, new SqliteSpentCards(ops, clock));
    writer = new CacheWriter(cache, cipher, index, changes, retention, clock);
    setAside = new SetAsideOps(folder.path(), guard);
    erasure =
        new SqliteErasure(
            writer, cache, ops, setAside, outbox, audit, scans, customers, cipher, clock);
    erasure.finish();
    traces = new CustomerTraces(cache, ops, setAside, scans, customers, cipher);
    copies = new DataCopies(customers, accounts, notes, tasks);
    forSync =
        new SyncStores(
            writer,
            states,
            outbox,
            new OutboxView(ops),
            onDemand,
            new SqliteAuditHeads(ops, cipher, clock),
            new SqliteTrailCopy(ops),
            pinned,
            erasure,
            List::of,
            changes);
  }

  private static OpsDatabase openOps(
      DataFolder folder, BlockingGuard guard, CacheDatabase openedBefore) {
    try {
      return OpsDatabase.open(folder.opsFile(), guard);
    } catch (RuntimeException e) {
      openedBefore.close();
      throw e;
    }
  }

  /** What has become of a write of this device. */
  OpFate fateOf(String opId) {
    return outbox.fateOf(opId);
  }

  /** Gives what is sealed in that folder a fresh key now and then. */
  KeyRotation rotation(DataFolder folder, int months, Clock clock) {
    Resealing rows = new Resealing(cache, ops, folder.keys());
    return new KeyRotation(
        folder.keys(), rows, marks, folder.path(), months, clock, System::nanoTime);
  }

  @Override
  public void close() {
    cache.close();
    ops.close();
  }
}
