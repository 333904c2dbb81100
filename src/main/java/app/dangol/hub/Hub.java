package app.dangol.hub;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.api.HubServer;
import app.dangol.hub.api.Serving;
import app.dangol.hub.connector.Connector;
import app.dangol.hub.connector.ConnectorRunner;
import app.dangol.hub.connector.KeptStatus;
import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.credential.CardJudge;
import app.dangol.hub.credential.Cards;
import app.dangol.hub.credential.RotatingCodes;
import app.dangol.hub.enrol.Enrolment;
import app.dangol.hub.erasure.PersonDesk;
import app.dangol.hub.feedback.ExperimentDesk;
import app.dangol.hub.feedback.SuggestionRetention;
import app.dangol.hub.feedback.SuggestionWatch;
import app.dangol.hub.identity.Matches;
import app.dangol.hub.identity.MergeDesk;
import app.dangol.hub.imports.DirectTarget;
import app.dangol.hub.intake.Retention;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.model.ModelEngine;
import app.dangol.hub.model.Training;
import app.dangol.hub.ops.ReservationRules;
import app.dangol.hub.stock.ShownStock;
import app.dangol.hub.stock.StockRules;
import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.KeyPlace;
import app.dangol.hub.store.Leadership;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.PostgresAddress;
import app.dangol.hub.store.PostgresHubStore;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.id.CustomerId;
import app.dangol.wire.StrictJson;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hub inside a process: one SQLite file or a PostgreSQL database, and a server on loopback once
 * it is started. It keeps nothing between requests but its store. Its methods block; {@link #start}
 * and {@link #close} are for one thread at a time.
 */
public final class Hub implements AutoCloseable {
  /** Kind of the records that hold what a chain decides. */
  private static final String SETTING = StockRules.KIND;

  /** The newest version of the file this program knows, in its {@code user_version}. */
  public static final int FILE_VERSION = SqliteHubStore.VERSION;

  /** How long a device may stay away before it must fetch a bucket anew, unless said otherwise. */
  private static final Duration RETENTION = Duration.ofDays(30);

  private final HubStore store;
  private final HubLog log;
  private final Clock clock;
  private Optional<String> importToken = Optional.empty();
  private volatile Optional<Path> cardKeys = Optional.empty();
  private final List<ConnectorRunner> connectors = new ArrayList<>();
  private final Enrolment enrolment;
  private @Nullable HubServer server;
  private @Nullable FeedRetention sweeps;

  private Hub(HubStore store, Clock clock, PageLimit limit) {
    this.store = store;
    this.log = new HubLog(store, limit);
    this.clock = clock;
    this.enrolment = new Enrolment(store, clock);
  }

  /**
   * Opens the file, making it if need be.
   *
   * @throws app.dangol.failure.DangolException DB-01, DB-02 or HUB-08
   */
  public static Hub open(Path dbFile, Clock clock, BlockingGuard guard) {
    return open(dbFile, clock, guard, PageLimit.STANDARD);
  }

  /** As {@link #open(Path, Clock, BlockingGuard)}, with pages of another size. */
  public static Hub open(Path dbFile, Clock clock, BlockingGuard guard, PageLimit limit) {
    return new Hub(SqliteHubStore.open(dbFile, guard), clock, limit);
  }

  /**
   * Connects to a PostgreSQL database, which other copies of the hub may use at the same time.
   *
   * @param keys where the customers' keys are, the same for every copy
   * @throws app.dangol.failure.DangolException DB-01, DB-02 or HUB-08
   */
  public static Hub open(PostgresAddress address, KeyPlace keys, Clock clock, BlockingGuard guard) {
    return new Hub(PostgresHubStore.open(address, keys, guard), clock, PageLimit.STANDARD);
  }

  /**
   * As {@link #open(Path, Clock, BlockingGuard)}, with the customers' keys elsewhere than beside.
   */
  public static Hub open(Path dbFile, KeyPlace keys, Clock clock, BlockingGuard guard) {
    return new Hub(SqliteHubStore.open(dbFile, keys, guard), clock, PageLimit.STANDARD);
  }

  /**
   * Whether a hub's database lies there; makes none, and changes nothing. Blocks.
   *
   * @throws app.dangol.failure.DangolException DB-01 if what lies there is something else
   */
  public static boolean isAt(Path dbFile) {
    return SqliteHubStore.isAt(dbFile);
  }

  /** As {@link HubStore#changeMasterKey}. */
  public void changeMasterKey() {
    store.changeMasterKey();
  }

  /**
   * Makes a file and fills it, much faster than {@link #open} could, because no commit waits for
   * the disk and nothing can be rolled back. When it returns, the file is whole and on disk; when
   * it throws, or the machine stops, what is left is of no use. Blocks.
   *
   * @param dbFile not there yet
   * @throws app.dangol.failure.DangolException DB-01 if the file is there or cannot be made
   */
  public static void fill(
      Path dbFile, Clock clock, BlockingGuard guard, Consumer<HubWriter> filler) {
    SqliteHubStore store = SqliteHubStore.create(dbFile, guard);
    try (Hub hub = new Hub(store, clock, PageLimit.STANDARD)) {
      filler.accept(hub.writer());
    }
    store.force();
  }

  /** Whether nothing was ever put into it. */
  public boolean isEmpty() {
    return store.head() == 0;
  }

  public HubWriter writer() {
    return new HubWriter(log);
  }

  /** Which of the hub's copies does a job that must run once. */
  public Leadership leadership() {
    return store.leadership();
  }

  /** Where imported rows go; each batch is one transaction. */
  public DirectTarget importTarget(String source) {
    return new DirectTarget(log, source, clock);
  }

  /** Lets rows be imported over the network, once the hub serves. */
  public void acceptImports(String token) {
    importToken = Optional.of(token);
  }

  /**
   * Lets go what the hub keeps for customers who did not come; returns how many reservations it
   * was.
   */
  public int expireReservations() {
    return log.write(ReservationRules.withShopSystems(clock)::expire);
  }

  /**
   * From now on these rules say how much of the stock devices are shown; all is worked out anew.
   */
  public void changeStockRules(StockRules rules) {
    StockRules none = new StockRules(List.of(), List.of());
    String wanted = StrictJson.write(rules);
    if (findSetting(StockRules.KEY).orElse(StrictJson.write(none)).equals(wanted)) {
      return;
    }
    log.write(transaction -> {
      ShownStock shown = new ShownStock(transaction);
      shown.change(rules);
      return shown.changed();
    });
  }

  /**
   * From now on devices hold history for so many months, or as long as they decide themselves; the
   * next {@link #retention} does it.
   */
  public void changeHistoryMonths(Optional<Integer> months) {
    changeSetting(Retention.KEY, months.map(Retention.Setting::new));
  }

  /** From now on the hub keeps what became of suggestions for so many months. */
  public void changeSuggestionMonths(Optional<Integer> months) {
    changeSetting(SuggestionRetention.KEY, months.map(SuggestionRetention.Setting::new));
  }

  /** Lets go of what became of suggestions long ago, if that was not done today; how many went. */
  public int retainSuggestions() {
    return new SuggestionRetention(store).runIfDue(clock.instant());
  }

  /** From now on one card number means one person, whichever of these sources tells it. */
  public void changeCardSystem(List<String> sources) {
    changeSetting(Matches.SETTING_KEY, Optional.of(new Matches.Setting(sources)));
  }

  private Optional<String> findSetting(String key) {
    return log.findRecord(SETTING, key);
  }

  private void changeSetting(String key, Optional<?> value) {
    Optional<String> wanted = value.map(StrictJson::write);
    if (findSetting(key).equals(wanted)) {
      return;
    }
    log.write(transaction -> {
      wanted.ifPresentOrElse(
          text -> transaction.keepRecord(SETTING, key, text),
          () -> transaction.forgetRecord(SETTING, key));
      return 0;
    });
  }

  /** Takes old history off the devices. */
  public Retention retention() {
    return new Retention(log, clock);
  }

  /** Where experiments with suggestions are begun, ended and judged. */
  public ExperimentDesk experiments() {
    return new ExperimentDesk(log, clock);
  }

  /** Whether suggestions are still looked at. */
  public SuggestionWatch suggestionWatch() {
    return new SuggestionWatch(log, clock);
  }

  /** The hub's own records, as they stand. */
  public HubReads reads() {
    return log;
  }

  /** Where a person decides which customers are one. */
  public MergeDesk mergeDesk() {
    return new MergeDesk(log, clock);
  }

  /** Where somebody's rights about their own data are met. */
  public PersonDesk personDesk() {
    return new PersonDesk(log, clock);
  }

  /** Learns from this hub's orders. */
  public Training training(ModelEngine engine, Training.Schedule schedule) {
    HubWriter writer = writer();
    return new Training(store, writer::replaceModel, engine, clock, schedule);
  }

  /**
   * Begins to serve on 127.0.0.1.
   *
   * @param port 0 for any free one
   * @param token what opens every store's buckets
   * @return the address to give to devices
   * @throws app.dangol.failure.DangolException HUB-06 if the port cannot be had
   */
  public URI start(int port, String token) {
    return start(new Serving(port, Optional.of(token), Optional.empty(), Optional.empty()));
  }

  /**
   * As {@link #start(int, String)}, in every detail.
   *
   * @throws app.dangol.failure.DangolException HUB-06 if the port cannot be had
   */
  public URI start(Serving serving) {
    return start(serving, RETENTION);
  }

  /**
   * As {@link #start(Serving)}.
   *
   * @param retention how long a device may stay away before it must fetch a bucket anew
   */
  public URI start(Serving serving, Duration retention) {
    if (server != null) {
      throw new IllegalStateException("the hub serves already");
    }
    server =
        HubServer.start(
            log,
            enrolment,
            clock,
            serving,
            importToken,
            lookUps(),
            new PacedCardUses(store, clock, new CardJudge(store, clock)));
    sweeps = FeedRetention.start(store, clock, retention);
    return server.address();
  }

  /**
   * Works with a shop system from now on, until the hub is closed; the connector is closed then.
   */
  public ConnectorRunner connect(Connector connector, ConnectorRunner.Schedule schedule) {
    ConnectorRunner runner =
        new ConnectorRunner(connector, log, schedule, leadership(), clock, new Random());
    connectors.add(runner);
    runner.start();
    return runner;
  }

  /** Lets no more ops wait for shop systems other than these. */
  public void keepConnectors(Set<String> sources) {
    KeptStatus.keepOnly(log, sources);
    log.write(transaction -> {
      BackendOutbox outbox = new BackendOutbox(transaction);
      outbox.listTargets().stream()
          .filter(source -> !sources.contains(source))
          .forEach(source -> outbox.declare(source, Set.of()));
      return true;
    });
  }

  /** Who was looked up though their store is another. */
  public LookUps lookUps() {
    return new LookUps(log, clock, this::findRotatingCodes, new CardJudge(store, clock));
  }

  /**
   * From now on the keys are at hand that {@link #cards} has: wallets' rotating codes are looked up
   * as cards are, and what erasures take back is published with their commit.
   */
  public void useCardKeys(Path keyFolder) {
    cardKeys = Optional.of(keyFolder);
    store.addListener(new OutdatedKeys(() -> cards(keyFolder)));
  }

  private Optional<RotatingCodes> findRotatingCodes() {
    return cardKeys
        .filter(folder -> RotatingCodes.isAny(store))
        .map(folder -> cards(folder).rotating());
  }

  /**
   * The chain's loyalty credentials.
   *
   * @param keyFolder holds what their secrets are sealed with; the same at every copy
   * @throws app.dangol.failure.DangolException KEY-01 if that is missing although it is needed
   */
  public Cards cards(Path keyFolder) {
    return Cards.open(store, keyFolder, clock);
  }

  /** Whether that id is nobody's, although there are customers here. */
  public boolean isStranger(CustomerId id) {
    return store.count(ClientBuckets.ALL) > 0
        && log.write(transaction -> transaction.listBucketsOfCustomer(id.value()).isEmpty());
  }

  /** Where each device's audit trail ended when it last called. */
  public AuditHeads auditHeads() {
    return new AuditHeads(log, clock);
  }

  /** The rows of devices' audit trails. */
  public TrailRows trailRows() {
    return new TrailRows(log, clock);
  }

  /** Who had which role on which device. */
  public TrailGrants trailGrants() {
    return new TrailGrants(log, clock);
  }

  /**
   * Lets go of rows of trails and of grants whose time is up, as a serving hub does by itself once
   * an hour; returns how many went.
   */
  public int retainTrails() {
    return new TrailRetention(store).run(clock.instant());
  }

  /** Which devices may talk to this hub. */
  public Enrolment enrolment() {
    return enrolment;
  }

  /** Ends the connectors, releases waiting devices, stops serving and closes the store. */
  @Override
  public void close() {
    connectors.forEach(ConnectorRunner::close);
    connectors.clear();
    log.close();
    if (server != null) {
      server.close();
      server = null;
    }
    if (sweeps != null) {
      sweeps.close();
      sweeps = null;
    }
    store.close();
  }
}
