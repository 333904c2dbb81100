package app.dangol.launch;

import app.dangol.cache.CacheChange;
import app.dangol.cache.DataFolder;
import app.dangol.cache.DeviceRetention;
import app.dangol.cache.Retention;
import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.central.HubHttp;
import app.dangol.central.OkHttpCentralApi;
import app.dangol.central.Timeouts;
import app.dangol.central.TokenSource;
import app.dangol.config.KeptWordings;
import app.dangol.config.KioskConfig;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import app.dangol.sync.Backoff;
import app.dangol.sync.HubLookUp;
import app.dangol.sync.SyncEngine;
import app.dangol.sync.SyncResult;
import app.dangol.sync.SyncSettings;
import app.dangol.sync.SyncStatus;
import app.dangol.trust.access.Leaving;
import app.dangol.trust.access.OnDuty;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.StaffMember;
import app.dangol.visit.Desk;
import app.dangol.visit.HelpCalls;
import app.dangol.visit.LookUps;
import app.dangol.visit.NameDesk;
import app.dangol.visit.RuleDesk;
import app.dangol.visit.ShopperDesk;
import app.dangol.visit.VisitDesk;
import app.dangol.wire.Bucket;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root of a device: makes every service, wires them, and closes them in the reverse
 * order. Knows no screen, so that commands without one use it too.
 */
final class Dangol implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dangol.class);

  private final Stores stores;
  private final OkHttpCentralApi api;
  private final SyncEngine sync;
  private final ExecutorService deskThread;
  private final ExecutorService lookUpThreads;
  private final DeviceChores chores;
  private final OnDuty duty = new OnDuty();
  private final Desks desks;
  private final Optional<StoreRounds> rounds;
  private final Desk desk;
  private final HubReturns hubReturns = new HubReturns(System::nanoTime);
  private final DeskReaders readers;
  private boolean closed;

  /**
   * Opens what the data folder holds and wires everything; nothing runs yet. Blocks.
   *
   * @param folder locked for this process; whoever opened it closes it after this
   * @param guard called by every door that may block
   * @throws app.dangol.failure.DangolException if a file, a key, a driver or the hub's address
   *     cannot be used
   */
  Dangol(KioskConfig config, DataFolder folder, HubEndpoint hub, BlockingGuard guard, Clock clock) {
    StoreId here = new StoreId(config.place().store());
    KeptWordings wordings = KeptWordings.open(folder.path(), config.consentTexts());
    ReaderPlan plan = ReaderPlan.read(config);
    TokenSource tokens = hub.access().open(config.place().device(), here.value());
    api = new OkHttpCentralApi(new HubHttp(hub.route(), Timeouts.STANDARD), tokens, clock, guard);
    // The last thing here that may fail, so that a failure leaves no file open.
    stores =
        new Stores(
            folder,
            new Here(here.value(), config.place().device()),
            new Retention(config.retentionMonths()),
            guard,
            clock);
    if (hub.enrolsAnew()) {
      forgetFormerKeys();
    }
    SyncSettings settings = SyncSettings.of(config.place().device(), here);
    sync =
        new SyncEngine(
            settings,
            api,
            stores.forSync.telling(wordings::listAll),
            new Backoff(RandomGenerator.getDefault()),
            clock);
    deskThread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("desk").daemon().factory());
    lookUpThreads = lookUpThreads();
    LookUps lookUps = lookUps(settings, clock);
    chores =
        new DeviceChores(
            retention(config, Bucket.clientsOf(here.value()), clock),
            stores.rotation(folder, config.keys().renewMonths(), clock),
            stores.erasure);
    config
        .staff()
        .ifPresent(staff ->
            duty.begin(
                new StaffMember(new StaffId(staff.id()), staff.name(), Set.of(Role.ASSOCIATE))));
    desks = new Desks(config, stores, duty, wordings, clock, deskThread);
    desk =
        switch (config.mode()) {
          case ASSOCIATE -> desks.visit(lookUps);
          case KIOSK -> desks.shopper(lookUps);
        };
    // A kiosk makes no tasks and compares nobody with anybody.
    rounds =
        config.mode() == KioskConfig.Mode.ASSOCIATE
            ? Optional.of(new StoreRounds(desks.round(), desk::refresh, clock))
            : Optional.empty();
    stores.changes.subscribe(this::onChange);
    sync.onStatus(this::onSync);

    readers = new DeskReaders(plan, config, desk, deskThread, clock);
  }

  /** A disk that takes nothing must not keep the app from showing what it holds. */
  private void forgetFormerKeys() {
    try {
      stores.cardKeys.forget();
    } catch (DangolException e) {
      LOG.warn("the keys of signed cards stay those of the former start ({})", e.code());
    }
  }

  /**
   * Not virtual: while the exchange writes its pages it holds a carrier inside SQLite, of which a
   * tablet has one or two, and somebody waits for a look-up. Each ends with its call's deadline.
   */
  static ExecutorService lookUpThreads() {
    return Executors.newThreadPerTaskExecutor(
        Thread.ofPlatform().daemon().name("look-up ", 0).factory());
  }

  private LookUps lookUps(SyncSettings settings, Clock clock) {
    return new LookUps(
        new HubLookUp(settings, api, stores.writer, stores.onDemand, stores.audit, clock),
        lookUpThreads);
  }

  private DeviceRetention retention(KioskConfig config, String clients, Clock clock) {
    return new DeviceRetention(
        stores.writer,
        stores.states,
        stores.marks,
        stores.scans,
        stores.audit,
        stores.staff,
        new Retention(config.retentionMonths()),
        clients,
        api::aheadOfHub,
        clock);
  }

  private void onSync(SyncStatus status) {
    rounds.ifPresent(each -> each.inStep(status.state() == SyncStatus.State.SYNCED));
    switch (hubReturns.take(status.state())) {
      case BACK -> {
        desk.hubIsBack();
        chores.runSoon();
      }
      case STILL_THERE -> desk.hubIsBack();
      case NOTHING_NEW -> {}
    }
  }

  private void onChange(CacheChange change) {
    switch (change) {
      case CacheChange.Customers customers -> {
        desk.refresh();
        rounds.ifPresent(StoreRounds::consentsMayHaveChanged);
      }
      case CacheChange.Catalogue catalogue -> desk.refresh();
      case CacheChange.Stock stock -> desk.refresh();
      case CacheChange.Model model -> desk.refresh();
      case CacheChange.Work work -> {
        desk.lookForHelp();
        desk.refresh();
      }
      case CacheChange.OpAdded added -> refreshUnlessEmpty(added.ids());
      case CacheChange.OpsSettled settled -> refreshUnlessEmpty(settled.ids());
      case CacheChange.Damaged damaged -> {}
      case CacheChange.Rebuilt rebuilt -> LOG.warn("the cache was rebuilt ({})", rebuilt.code());
    }
  }

  private void refreshUnlessEmpty(Set<CustomerId> customers) {
    if (!customers.isEmpty()) {
      desk.refresh();
      rounds.ifPresent(StoreRounds::consentsMayHaveChanged);
    }
  }

  /** Begins to exchange with the hub and to read the ports; returns at once. */
  void start() {
    desk.lookForHelp();
    desks.names().ifPresent(NameDesk::begin);
    sync.start();
    chores.start();
    readers.start();
  }

  /** One full exchange on the calling thread, without {@link #start}. */
  SyncResult syncOnce() {
    return sync.runOnce();
  }

  /** Where a manager changes the rules by which tasks are made. */
  RuleDesk rules() {
    return desks.rules(() -> rounds.ifPresent(StoreRounds::rulesChanged));
  }

  /** Stops the exchange and sends what waits, fetching nothing; returns how much still waits. */
  int sendLast() {
    sync.close();
    return sync.sendLast();
  }

  /** Where scans come from. */
  DeskReaders readers() {
    return readers;
  }

  /**
   * The associate's desk.
   *
   * @throws IllegalStateException at a kiosk
   */
  VisitDesk desk() {
    if (desk instanceof VisitDesk associates) {
      return associates;
    }
    throw new IllegalStateException("a kiosk has no associate's desk");
  }

  /**
   * The kiosk's desk.
   *
   * @throws IllegalStateException on a tablet
   */
  ShopperDesk shopperDesk() {
    if (desk instanceof ShopperDesk shoppers) {
      return shoppers;
    }
    throw new IllegalStateException("a tablet has no shopper's desk");
  }

  /** The desks that stand beside the main one. */
  Desks desks() {
    return desks;
  }

  /** Waits until the device is in step with its hub. */
  void untilSynced() throws InterruptedException {
    untilStatus(SyncStatus.State.SYNCED);
  }

  /** Waits until the device has noticed that its hub is away. */
  void untilOffline() throws InterruptedException {
    untilStatus(SyncStatus.State.OFFLINE);
  }

  private void untilStatus(SyncStatus.State wanted) throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    sync.onStatus(status -> {
      if (status.state() == wanted) {
        reached.countDown();
      }
    });
    if (sync.status().state() != wanted && !reached.await(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the exchange did not become " + wanted);
    }
  }

  /** Calls for somebody of the shop, from this device and to it. Blocks. */
  HelpCalls helpCalls() {
    return stores.helpCalls;
  }

  /** Who is signed in here. */
  OnDuty duty() {
    return duty;
  }

  /** Nobody is signed in any more; whom they served is remembered for when they come back. */
  void lock(Leaving how) {
    duty.who()
        .ifPresent(who -> {
          duty.end();
          desks.duty().left(who.id(), how);
          desk().leave(who.id());
        });
  }

  /** The hub has ended it: as {@link #lock}, with nothing remembered of whom anybody served. */
  void signOut() {
    lock(Leaving.HUB);
    if (desk instanceof VisitDesk associates) {
      associates.forgetLeft();
    }
  }

  SyncEngine sync() {
    return sync;
  }

  Stores stores() {
    return stores;
  }

  /**
   * Readers and exchange first, so that nothing new comes in; then the desk they give work to, and
   * the files last. A second time does nothing.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    readers.close();
    sync.close();
    rounds.ifPresent(StoreRounds::close);
    lookUpThreads.shutdownNow();
    chores.close();
    desks.names().ifPresent(NameDesk::forget);
    deskThread.shutdown();
    try {
      if (!deskThread.awaitTermination(2, TimeUnit.SECONDS)) {
        deskThread.shutdownNow();
      }
    } catch (InterruptedException e) {
      deskThread.shutdownNow();
      Thread.currentThread().interrupt();
    }
    desks.close();
    api.close();
    stores.close();
  }
}
