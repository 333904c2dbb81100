package app.dangol.screen;

import app.dangol.cache.BucketCopyParts;
import app.dangol.cache.CacheChange;
import app.dangol.cache.OnDemandCopies;
import app.dangol.cache.OpDraft;
import app.dangol.cache.OutboxView;
import app.dangol.cache.SqliteAuditLog;
import app.dangol.cache.SqliteModel;
import app.dangol.cache.SqliteNames;
import app.dangol.cache.SqliteRefusedWrites;
import app.dangol.cache.SqliteTrailCheck;
import app.dangol.cache.TestRows;
import app.dangol.cache.TestStore;
import app.dangol.config.ConsentTexts;
import app.dangol.customer.ConsentState;
import app.dangol.customer.Profile;
import app.dangol.customer.StruckTaste;
import app.dangol.customer.Task;
import app.dangol.customer.TaskRule;
import app.dangol.customer.Tasks;
import app.dangol.customer.search.NameEntry;
import app.dangol.customer.search.NameSource;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.Gtin;
import app.dangol.id.MemberToken;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import app.dangol.id.TaskId;
import app.dangol.insight.Insights;
import app.dangol.insight.ParameterFile;
import app.dangol.scan.Scan;
import app.dangol.suggest.Suggester;
import app.dangol.sync.SyncStatus;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditTrail;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.access.GuardedTrail;
import app.dangol.trust.access.OnDuty;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.PinHash;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.SignIn;
import app.dangol.trust.access.SignInRecord;
import app.dangol.trust.access.StaffAccounts;
import app.dangol.trust.access.StaffMember;
import app.dangol.trust.access.StaffOffice;
import app.dangol.trust.credential.PublishedKeys;
import app.dangol.visit.AccountBook;
import app.dangol.visit.AccountDesk;
import app.dangol.visit.CustomerInsight;
import app.dangol.visit.CustomerViews;
import app.dangol.visit.DutyDesk;
import app.dangol.visit.FeedbackDesk;
import app.dangol.visit.Freshness;
import app.dangol.visit.HelpWatch;
import app.dangol.visit.LookUps;
import app.dangol.visit.NameDesk;
import app.dangol.visit.NumberProof;
import app.dangol.visit.Offers;
import app.dangol.visit.OwnDataDesk;
import app.dangol.visit.OwnHelp;
import app.dangol.visit.PrivacyBook;
import app.dangol.visit.PrivacyDesk;
import app.dangol.visit.RefusedWrites;
import app.dangol.visit.RuleDesk;
import app.dangol.visit.ShopperDesk;
import app.dangol.visit.StaffDesk;
import app.dangol.visit.SteerDesk;
import app.dangol.visit.SyncDesk;
import app.dangol.visit.TaskDesk;
import app.dangol.visit.TasteBook;
import app.dangol.visit.TrailDesk;
import app.dangol.visit.VisitDesk;
import app.dangol.visit.VisitEvent;
import app.dangol.visit.feedback.Feedback;
import app.dangol.visit.feedback.Trials;
import app.dangol.wire.AuditHeads;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.FeedbackOps;
import app.dangol.wire.Ops;
import app.dangol.wire.Row;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A small shop behind the screen: a real desk over the real databases, on the caller's own thread,
 * so that a test sees every step. While the desk is held, its work waits.
 */
public final class ShopFloor implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Asia/Seoul"));
  public static final StoreId HERE = new StoreId("seoul-1");
  public static final Appearance KOREAN =
      new Appearance(Locale.KOREAN, Appearance.Palette.LIGHT, 100);
  public static final Appearance ENGLISH = KOREAN.withLanguage(Locale.ENGLISH);

  /** Cards: long Latin name, long Hangul name, newcomer. */
  public static final String WILHELMINA = "10000001";

  public static final String NAMGUNG = "10000002";
  public static final String NEWCOMER = "10000003";

  private static final String REFUSED = "0198f0a0-0000-7000-8000-000000000001";

  public static final String LONG_NAME =
      "Set of 3 regency cake tins with roses and a very long second line";
  public static final Gtin TINS = new Gtin("04006381333931");

  /** What no screen may show unless the eye is held. */
  public static final List<String> PRIVATE =
      List.of("Wilhelmina", "Featherstone", "남궁민수연", "박하", "1000000", "+8210", "@example.org");

  private final Path folder;
  private final TestStore store;
  private final NumberProof numberProof;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final List<NameDesk> nameDesks = new ArrayList<>();
  private final BlockingQueue<Runnable> fromNames = new LinkedBlockingQueue<>();
  private volatile CountDownLatch mayReadNames = new CountDownLatch(0);
  private boolean held;
  private volatile @Nullable Executor thread;
  private final Clock clock;
  private long rows;

  public final FloorTrail trail = FloorTrail.ofTablet();
  public final FloorTrail kioskTrail = FloorTrail.ofKiosk();
  public final List<String> audited = trail.said;
  public final List<String> auditedAtKiosk = kioskTrail.said;
  public final List<String> typed = new ArrayList<>();

  /** What this device has run with before, by its version. */
  public final Map<String, ConsentTexts> earlierTexts = new HashMap<>();

  /** Who serves. */
  public static final StaffMember MINJI =
      new StaffMember(new StaffId("staff-1"), "민지", Set.of(Role.ASSOCIATE));

  public static final StaffMember HANA =
      new StaffMember(new StaffId("staff-2"), "하나", Set.of(Role.ASSOCIATE));
  public static final StaffMember JIEUN =
      new StaffMember(new StaffId("staff-m"), "지은", Set.of(Role.MANAGER));

  /** Of everybody. */
  public static final String PIN = "240815";

  /** Minji, until somebody locks. */
  public final OnDuty duty = new OnDuty();

  private Permits permits = duty;
  private Permits kioskPermits =
      Permits.of(new StaffMember(new StaffId("kiosk-1"), "", Set.of(Role.SHOPPER)));

  public final VisitDesk desk;
  public final ShopperDesk shoppers;

  /** What becomes of suggestions at whichever of the two. */
  public final Feedback feedback;

  /** What the hub says of cards that this shop does not know. */
  public final FarHub farHub;

  /** What the hub says of calls for help. */
  public final HelpLine help;

  public ShopFloor(Path folder) {
    this(folder, CLOCK);
  }

  /** In which time passes. */
  public ShopFloor(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    store = new TestStore(folder, clock);
    numberProof = new NumberProof(store.directory, store.profiles, trail, clock);
    duty.begin(MINJI);
    help = new HelpLine(store);
    farHub = new FarHub(store);
    Freshness freshness = new ThreeMinutes(store.onDemand);
    Offers offers =
        new Offers(
            store.catalog,
            new Suggester(new SqliteModel(store.cache, store.changes)),
            HERE,
            store.steering::now,
            Trials.NONE);
    feedback = new Feedback(store.feedback, clock);
    CustomerViews views =
        new CustomerViews(
            store.directory,
            store.accounts,
            store.tasks,
            store.notes,
            store.catalog,
            offers,
            freshness,
            new CustomerInsight(new Insights(ParameterFile.shipped(), clock.getZone()), clock),
            clock);
    desk =
        new VisitDesk(
            store.directory,
            store.signedCards,
            store.catalog,
            store.notes,
            views,
            offers,
            trail,
            act -> permits.ask(act),
            new HelpWatch(store.helpCalls, store.helpCalls),
            new LookUps(farHub, farHub::execute),
            store.scans,
            clock,
            this::execute);
    shoppers =
        new ShopperDesk(
            store.directory,
            store.signedCards,
            store.accounts,
            store.catalog,
            offers,
            kioskTrail,
            store.erasure,
            act -> kioskPermits.ask(act),
            new StaffId("kiosk-1"),
            new OwnHelp(store.helpCalls),
            freshness,
            new LookUps(farHub, farHub::execute),
            feedback,
            clock,
            this::execute);
    store.changes.subscribe(change -> {
      if (change instanceof CacheChange.Work) {
        desk.lookForHelp();
      }
      if (change instanceof CacheChange.OpAdded || change instanceof CacheChange.Catalogue) {
        desk.refresh();
        shoppers.refresh();
      }
    });
    fill();
  }

  /** Where the associate looks at how the tablet stands with the hub. */
  public SyncDesk syncDesk() {
    return new SyncDesk(
        new BucketCopyParts(store.states, HERE.value()),
        refusals(),
        store.directory,
        store.tasks,
        trail,
        act -> permits.ask(act),
        this::execute);
  }

  /**
   * Where the staff sign in: Minji, Hana and the manager Jieun, all with {@link #PIN}.
   *
   * @param nanos the counter that pauses are served by
   */
  public DutyDesk dutyDesk(LongSupplier nanos) {
    hireWithPins();
    return new DutyDesk(signIn(nanos), store.staff, duty, this::execute);
  }

  /** Minji, Hana and Jieun have accounts, all with {@link #PIN}. */
  public void hireWithPins() {
    PinHash pins = new PinHash(store.index);
    for (StaffMember member : List.of(MINJI, HANA, JIEUN)) {
      store.staff.add(
          member.id(),
          member.name(),
          member.roles(),
          pins.of(member.id(), PIN.toCharArray()),
          JIEUN.id());
    }
  }

  private SignIn signIn(LongSupplier nanos) {
    SignInRecord onRecord = new SignInRecord(trail, new StaffId("tablet-1"));
    return new SignIn(store.staff, new PinHash(store.index), duty, onRecord, nanos);
  }

  /**
   * Where a manager or IT looks after the staff.
   *
   * @param onChanged as the desk tells it
   */
  public StaffDesk staffDesk(LongSupplier nanos, Runnable onChanged) {
    return new StaffDesk(
        new StaffOffice(store.staff, new PinHash(store.index), trail),
        signIn(nanos),
        act -> permits.ask(act),
        this::execute,
        onChanged);
  }

  /** Where a manager changes the rules by which tasks are made. */
  public RuleDesk ruleDesk(Runnable onChanged) {
    return new RuleDesk(store.taskRules, act -> permits.ask(act), this::execute, onChanged);
  }

  /** The rules as this device follows them. */
  public List<TaskRule> rules() {
    return store.taskRules.list();
  }

  /** The staff as they are on disk. */
  public StaffAccounts staff() {
    return store.staff;
  }

  /** Where the associate changes what a customer has with the shop. */
  public AccountDesk accountDesk() {
    return new AccountDesk(
        store.wishes,
        store.reservations,
        trail,
        act -> permits.ask(act),
        HERE,
        new AccountBook(
            store.directory, store.accounts, store.tasks, store.catalog, CLOCK.getZone()),
        this::execute);
  }

  /** Where the tablet tells what became of its suggestions. */
  public FeedbackDesk feedbackDesk() {
    return new FeedbackDesk(desk, feedback, act -> permits.ask(act), this::execute);
  }

  /** Where a manager says what is suggested first, more or not at all. */
  public SteerDesk steerDesk() {
    return new SteerDesk(
        store.steering, store.catalog, store.staff, trail, act -> permits.ask(act), this::execute);
  }

  /** Where the associate writes down what a customer agrees to and asks about their data. */
  public PrivacyDesk privacyDesk() {
    return new PrivacyDesk(
        privacyBook(trail), store.erasure, numberProof, act -> permits.ask(act), this::execute);
  }

  /** Where somebody at the kiosk sees and changes what they agreed to. */
  public OwnDataDesk ownDataDesk() {
    return new OwnDataDesk(
        shoppers, privacyBook(kioskTrail), act -> kioskPermits.ask(act), clock, this::execute);
  }

  private PrivacyBook privacyBook(AuditLog audit) {
    return new PrivacyBook(
        store.directory,
        store.consents,
        store.profiles,
        store.tasks,
        new TasteBook(store.directory, store.accounts, store.catalog, store.struck),
        audit,
        ConsentTexts.shipped(),
        version -> Optional.ofNullable(earlierTexts.get(version)),
        clock);
  }

  /** Where the associate looks for people by name; nothing is read before somebody begins. */
  public NameDesk nameDesk() {
    SqliteNames names = new SqliteNames(store.cache, store.ops, store.cipher, TestStore.CLIENTS);
    NameDesk desk =
        new NameDesk(
            new NameSource() {
              @Override
              public void readAll(Consumer<NameEntry> to) {
                await(mayReadNames);
                names.readAll(to);
              }

              @Override
              public Optional<NameEntry> find(CustomerId id) {
                return names.find(id);
              }
            },
            store.directory,
            store.profiles,
            trail,
            act -> permits.ask(act),
            numberProof,
            this::executeUnlessNames);
    store.changes.subscribe(change -> {
      switch (change) {
        case CacheChange.Customers customers -> desk.changed(customers.ids());
        case CacheChange.OpAdded added -> desk.changed(added.ids());
        default -> {}
      }
    });
    nameDesks.add(desk);
    return desk;
  }

  /** What the names' own thread asks for waits for {@link #untilNamesRead}. */
  private void executeUnlessNames(Runnable work) {
    if (Thread.currentThread().getName().equals("names")) {
      fromNames.add(work);
    } else {
      execute(work);
    }
  }

  /** Names take as long to read as the test likes: until {@link #untilNamesRead}. */
  public void holdNames() {
    mayReadNames = new CountDownLatch(1);
  }

  /** Waits until the names are in memory, and does what follows from that. */
  public void untilNamesRead() {
    mayReadNames.countDown();
    try {
      Objects.requireNonNull(fromNames.poll(30, TimeUnit.SECONDS), "names were read").run();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("closed while it read", e);
    }
  }

  /** What somebody here struck out. */
  public List<StruckTaste> struck(String customer) {
    return store.accounts.get(new CustomerId(customer)).struck();
  }

  /** What is told the hub of suggestions; it is taken as if it had been sent. */
  public List<FeedbackOps.Events> toldOfSuggestions() {
    return store.outbox.takeBatch(200, 1 << 20).stream()
        .filter(op -> op.type().equals(Ops.SUGGESTION_EVENTS))
        .map(op -> StrictJson.fromTree(op.body(), FeedbackOps.Events.class))
        .toList();
  }

  /** What the ledger says of somebody here. */
  public List<ConsentState> ledger(String customer) {
    return store.consents.list(new CustomerId(customer));
  }

  /** Whether this device knows them. */
  public boolean knows(String customer) {
    return store.directory.find(new CustomerId(customer)).isPresent();
  }

  /** A guardian has agreed to that for a child. */
  public void guardianAgrees(String customer, String purpose) {
    historyArrives(
        row(
            Entity.CONSENT,
            customer + "|2025-01-03T00:00:00Z|k2",
            new Entity.Consent(
                customer,
                "k2",
                "2025-01-03T00:00:00Z",
                purpose,
                true,
                "guardian",
                "2025-1",
                "shop")));
  }

  /** What is held of somebody, as this device shows it. */
  public Profile profile(String customer) {
    return store.profiles.find(new CustomerId(customer)).orElseThrow();
  }

  /** What the store has to do for somebody. */
  public List<Task> tasksOf(String customer) {
    return store.tasks.listOpenOf(new CustomerId(customer));
  }

  /** Where the associate looks at the store's open work. */
  public TaskDesk taskDesk() {
    return new TaskDesk(
        store.tasks, store.directory, trail, act -> permits.ask(act), this::execute);
  }

  /** Minji, Hana and Jieun have accounts, whose PINs nobody needs. */
  public void hire() {
    for (StaffMember member : List.of(MINJI, HANA, JIEUN)) {
      store.staff.add(member.id(), member.name(), member.roles(), "unused", JIEUN.id());
    }
  }

  /** Where a manager reads the real trail, which is not {@link #trail}. */
  public TrailDesk trailDesk() {
    return trailDesk(store.audit);
  }

  /** As {@link #trailDesk()}; that it is read goes on record there. */
  public TrailDesk trailDesk(AuditLog readings) {
    return new TrailDesk(
        new GuardedTrail(store.auditTrail, readings, act -> permits.ask(act)),
        new SqliteTrailCheck(folder.resolve("ops.db"), store.cipher, BlockingGuard.NONE),
        store.directory,
        store.staff,
        store.catalog,
        act -> permits.ask(act),
        clock,
        this::execute,
        Runnable::run);
  }

  /** The real trail, to write into. */
  public SqliteAuditLog realTrail() {
    return store.audit;
  }

  /** The real trail, as it is read without being asked who reads. */
  public AuditTrail written() {
    return store.auditTrail;
  }

  /** Signs the newest row, as an exchange does, and maybe hears from the hub that it has it. */
  public void sendTrail(boolean heard) {
    AuditHeads.Sent sent = store.auditHeads.next();
    if (heard) {
      store.auditHeads.take(new AuditHeads.Kept(sent.chain(), sent.seq(), sent.hash(), null, null));
    }
  }

  /** Changes {@code ops.db} as somebody does who has the file. */
  public void tamper(String sql) {
    store.tamper(sql);
  }

  /** Something to do, maybe for Wilhelmina. */
  public TaskId task(String text, @Nullable String due, boolean forWilhelmina) {
    return store.tasks.add(
        new StaffId("staff-2"),
        new Tasks.Draft(
            forWilhelmina ? Optional.of(new CustomerId("c1")) : Optional.empty(),
            "follow_up",
            text,
            Optional.ofNullable(due).map(LocalDate::parse),
            Optional.empty()));
  }

  /** Somebody withdraws a purpose here. */
  public void withdraw(String customer, ConsentPurpose purpose) {
    store.consents.record(
        new CustomerId(customer), new StaffId("staff-1"), purpose, false, "2026-1");
  }

  /** What the hub did not take. */
  public RefusedWrites refusals() {
    return new SqliteRefusedWrites(store.ops, store.cipher, store.changes);
  }

  /** A note on Wilhelmina that the hub does not take. */
  public void hubRefusesANote(String text) {
    OpId id = store.notes.add(new CustomerId("c1"), new StaffId("staff-1"), "민지", text);
    store.outbox.settle(
        List.of(new Ops.Result(id.toString(), Ops.Status.REJECTED, 0, "unknown_customer", null)));
  }

  /** Somebody else has changed the same task meanwhile. */
  public void hubKeepsAnotherTask(String mine, String theirs) {
    OpId id = OpId.create();
    JsonObject body = StrictJson.toTree(new Ops.TaskEdit("seoul-1", null, mine, null, null));
    String task = OpId.create().toString();
    store.outbox.add(new OpDraft(id, Ops.TASK_EDIT, task, "staff-2", body, Optional.of(3L)));
    JsonObject there = new JsonObject();
    there.addProperty("text", theirs);
    JsonObject current = new JsonObject();
    current.addProperty("v", 9);
    current.add("d", there);
    store.outbox.settle(
        List.of(new Ops.Result(id.toString(), Ops.Status.CONFLICT, 0, "conflict", null, current)));
  }

  /** How much the outbox holds in each state. */
  public OutboxView.Counts outbox() {
    return store.outboxView.count();
  }

  private void execute(Runnable work) {
    Executor own = thread;
    if (own != null) {
      own.execute(work);
    } else if (held) {
      waiting.add(work);
    } else {
      work.run();
    }
  }

  /** From now on the desks work on a thread of their own, as in a shop. */
  public void onThread(Executor own) {
    thread = own;
  }

  /** From now on the desk's work waits, as if its thread were busy. */
  public void hold() {
    held = true;
  }

  /** The desk does what has waited. */
  public void goOn() {
    held = false;
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  public static SyncStatus synced() {
    return status(SyncStatus.State.SYNCED, 0);
  }

  public static SyncStatus offline() {
    return status(SyncStatus.State.OFFLINE, 2);
  }

  private static SyncStatus status(SyncStatus.State state, int waiting) {
    return new SyncStatus(
        state,
        NOW.minus(Duration.ofMinutes(42)),
        Optional.of(NOW.minus(Duration.ofMinutes(42))),
        waiting,
        0,
        Optional.empty(),
        Optional.empty());
  }

  public void scanCard(String number) {
    desk.onScan(card(number));
  }

  public static Scan card(String number) {
    return new Scan.Member(NOW, noSymbol(), new MemberToken(MemberToken.Kind.CARD, number));
  }

  public static Scan item(Gtin gtin) {
    return new Scan.Item(NOW, noSymbol(), gtin);
  }

  public void scanProduct(Gtin gtin) {
    desk.onScan(item(gtin));
  }

  public void refuse(Scan.Reason reason) {
    desk.onScan(new Scan.Refused(NOW, reason));
  }

  public static Scan nonsense() {
    return new Scan.Unknown(NOW, noSymbol(), "nonsense");
  }

  public void scanNonsense() {
    desk.onScan(nonsense());
  }

  /** The hub's next page for a customer's history. */
  public void historyArrives(Row... changed) {
    store.writer.applyPage(
        store.states.get(TestStore.CLIENTS).next(), TestRows.page(50, "c50", changed));
  }

  /** What Wilhelmina has with the shop besides what she did: orders of all channels, a cart, … */
  public void accountArrives() {
    String paid = "2026-10-20T09:00:00Z";
    String app = "2026-11-19T09:00:00Z";
    String back = "2026-11-20T10:00:00Z";
    historyArrives(
        order(paid, "b" + paid, "store", "seoul-1", Entity.OrderState.DONE, 12_000),
        line(paid, "h3", "b" + paid, "purchase", "seoul-1", 1, 12_000),
        order(app, "o-app", "app", "online", Entity.OrderState.SHIPPED, 24_000),
        line(app, "l-app", "o-app", "purchase", "online", 2, 24_000),
        order(back, "o-back", "store", "seoul-1", Entity.OrderState.RETURNED, -12_000),
        line(back, "l-back", "o-back", "return", "seoul-1", -1, -12_000),
        row(Entity.CART, "c1|S3", new Entity.Cart("c1", "S3", 2, "2026-11-20T09:00:00Z")),
        row(Entity.WISH, "c1|S6", new Entity.Wish("c1", "S6", "2026-11-18T09:00:00Z")),
        row(
            Entity.LOYALTY,
            "c1|p",
            new Entity.Loyalty(
                "c1",
                "p",
                1_240,
                new Entity.Text("나무", "Tree"),
                NOW.minus(Duration.ofMinutes(2)).toString())),
        row(
            Entity.COUPON,
            "c1|soon",
            new Entity.Coupon(
                "c1",
                "soon",
                new Entity.Text("가을 10% 할인", "10% off for autumn"),
                "2026-11-23",
                Entity.CouponState.OPEN)),
        row(
            Entity.RESERVATION,
            "c1|" + REFUSED,
            new Entity.Reservation(
                "c1",
                REFUSED,
                "seoul-2",
                "S1",
                3,
                "2026-11-21T02:00:00Z",
                Entity.ReservationState.REJECTED,
                null,
                "not_available")),
        row(
            Entity.CONSENT,
            "c1|2025-01-02T00:00:00Z|k1",
            new Entity.Consent(
                "c1",
                "k1",
                "2025-01-02T00:00:00Z",
                "suggest_online",
                true,
                "consent",
                "2025-1",
                "shop")));
  }

  private static Row order(
      String at, String id, String channel, String shop, Entity.OrderState state, long total) {
    return row(
        Entity.ORDER,
        "c1|" + at + "|" + id,
        new Entity.Order(
            "c1", id, "A-" + total, at, channel, shop, state, total, total / 11, "KRW"));
  }

  private static Row line(
      String at, String id, String order, String kind, String shop, int pieces, long amount) {
    return row(
        Entity.HISTORY,
        "c1|" + at + "|" + id,
        new Entity.History(
            "c1", id, order, at, kind, shop, "S1", pieces, amount, amount / 11, "KRW"));
  }

  private static Row row(String entity, String key, Object data) {
    return TestRows.put(entity, key, 60, data);
  }

  /** The hub's next page brings somebody new. */
  public void customerArrives(Row customer) {
    historyArrives(customer);
  }

  /** The shop is all but sold out. */
  public void onlyOneProductIsLeft() {
    store.writer.applyPage(
        store.states.get(TestStore.STOCK).next(),
        TestRows.page(
            90,
            "c90",
            stock("S1", "seoul-1", 0, Duration.ofMinutes(1)),
            stock("S1", "seoul-2", 0, Duration.ofMinutes(1)),
            stock("S2", "seoul-1", 0, Duration.ofMinutes(1)),
            stock("S3", "seoul-1", 0, Duration.ofMinutes(1)),
            stock("S4", "seoul-2", 0, Duration.ofMinutes(1)),
            stock("S5", "seoul-1", 0, Duration.ofMinutes(1))));
  }

  /** The queue of cards cannot be read, as on a failing disk; or can again. */
  public void breakQueue(boolean broken) {
    store.breakTable("queued_scan", broken);
  }

  /** What the hub publishes for signed cards. */
  public void publish(PublishedKeys keys) {
    store.cardKeys.offer(keys);
  }

  /** Whether somebody is found here by their card. */
  public boolean isKnown(String card) {
    return store.directory.findByToken(new MemberToken(MemberToken.Kind.CARD, card)).isPresent();
  }

  /** Erasures that wait for the hub. */
  public long erasuresAskedFor() {
    return store.countOps("op WHERE type = 'customer.erase'");
  }

  /** The hub's next page brings somebody of that name who has neither card nor telephone. */
  public void numberlessArrives(String id, String name) {
    Entity.Customer person =
        new Entity.Customer(
            id, name, null, null, List.of(), "seoul-1", "2026-05-01", List.of(), List.of("lookup"));
    historyArrives(row(Entity.CUSTOMER, id, person));
  }

  /** Somebody was erased at the hub. */
  public void erase(String customer) {
    historyArrives(new Row(Entity.CUSTOMER, customer, 40, null));
  }

  public List<VisitEvent> record() {
    List<VisitEvent> events = new ArrayList<>();
    desk.subscribe(events::add);
    return events;
  }

  /** From now on all desks ask that. */
  public void permits(Permits asked) {
    permits = asked;
    kioskPermits = asked;
  }

  /** Calls for help that nobody has answered. */
  public int waitingForHelp() {
    return store.helpCalls.listOpen().size();
  }

  private static Scan.Symbol noSymbol() {
    return new Scan.Symbol(Optional.empty(), Optional.empty());
  }

  private void fill() {
    load(
        Bucket.CATALOGUE,
        shop("seoul-1", "성수점", "Seongsu"),
        shop("seoul-2", "망원점", "Mangwon"),
        product("S1", TINS.value(), "장미 케이크 틴 3종과 아주 긴 둘째 줄이 있는 상품", LONG_NAME, "tin"),
        product("S2", null, "레드 도트 머그", "Red retrospot mug", "cup"),
        product("S3", null, "블루 자동차 런치백", "Lunch bag cars blue", "bag"),
        product("S4", null, "화이트 하트 티라이트 홀더", "White hanging heart t-light holder", "candle"),
        product("S5", null, "도트 가랜드", "Spotty bunting", "garland"),
        product("S6", null, "알람 시계", "Alarm clock bakelike green", "clock"));
    load(Bucket.PRICE, prices());
    load(
        TestStore.STOCK,
        stock("S1", "seoul-1", 3, Duration.ofMinutes(2)),
        stock("S1", "seoul-2", 28, Duration.ofMinutes(40)),
        stock("S2", "seoul-1", 48, Duration.ofMinutes(12)),
        stock("S2", "seoul-2", 0, Duration.ofMinutes(12)),
        stock("S3", "seoul-1", 7, Duration.ofHours(3)),
        stock("S4", "seoul-2", 5, Duration.ofMinutes(30)),
        stock("S4", "seoul-1", 0, Duration.ofDays(2)),
        stock("S5", "seoul-1", 2, Duration.ofDays(2)),
        stock("S6", "seoul-1", 9, Duration.ofMinutes(1)));
    load(Bucket.MODEL, model());
    load(TestStore.CLIENTS, clients());
  }

  private static Row[] prices() {
    String asOf = NOW.minus(Duration.ofMinutes(12)).toString();
    return Stream.of("S1", "S2", "S3", "S4", "S5", "S6")
        .map(sku -> TestRows.price(sku, 1, 12_000, asOf))
        .toArray(Row[]::new);
  }

  private static Row[] model() {
    return new Row[] {
      TestRows.pair("S1", "S3", 1, 90),
      TestRows.pair("S1", "S5", 2, 60),
      TestRows.popularity("S1", 3, 400),
      TestRows.popularity("S2", 4, 300),
      TestRows.popularity("S3", 5, 200),
      TestRows.popularity("S5", 6, 120),
      TestRows.popularity("S6", 7, 110)
    };
  }

  private Row[] clients() {
    return new Row[] {
      customer(
          "c1",
          "Wilhelmina Featherstone",
          WILHELMINA,
          preference("avoids", "금속 액세서리는 피해요", "Avoids metal jewellery"),
          preference("likes", "레드 계열을 좋아해요", "Likes red"),
          preference("likes", "블루 계열을 좋아해요", "Likes blue"),
          preference("likes", "베이킹을 즐겨요", "Enjoys baking"),
          preference("likes", "손님상 차림에 관심이 많아요", "Interested in table settings"),
          preference("size", "실내화 240", "Slippers 240 mm"),
          preference("size", "앞치마 중간", "Apron medium")),
      customer("c2", "남궁민수연", NAMGUNG, preference("likes", "식물을 좋아해요", "Likes plants")),
      customer("c3", "박하", NEWCOMER),
      line("c1", "h1", "2026-11-20T09:00:00Z", "view", "online", "S6"),
      line("c1", "h2", "2026-11-18T09:00:00Z", "wish", "online", "S4"),
      line("c1", "h3", "2026-10-20T09:00:00Z", "purchase", "seoul-1", "S1"),
      line("c1", "h4", "2026-09-20T09:00:00Z", "purchase", "seoul-2", "S1"),
      line("c1", "h5", "2026-08-20T09:00:00Z", "purchase", "seoul-1", "S1"),
      line("c1", "h6", "2026-08-20T09:00:00Z", "purchase", "seoul-1", "S2"),
      line("c1", "h7", "2025-05-20T09:00:00Z", "purchase", "online", "S2"),
      line("c2", "h8", "2026-11-10T09:00:00Z", "purchase", "seoul-1", "S2")
    };
  }

  private void load(String bucket, Row... loaded) {
    rows += loaded.length;
    store.writer.applyPage(store.states.get(bucket).next(), TestRows.page(rows, "c1", loaded));
  }

  private static Row shop(String id, String ko, String en) {
    return TestRows.put(Entity.STORE, id, 1, new Entity.Store(id, new Entity.Text(ko, en)));
  }

  private static Row product(
      String sku, @Nullable String gtin, String ko, String en, String category) {
    return TestRows.put(
        Entity.PRODUCT,
        sku,
        1,
        new Entity.Product(sku, gtin, new Entity.Text(ko, en), category, "#B4622F", "A-5"));
  }

  private static Row stock(String sku, String shop, int available, Duration age) {
    return TestRows.put(
        Entity.STOCK,
        sku + "|" + shop,
        1,
        new Entity.Stock(sku, shop, available, NOW.minus(age).toString()));
  }

  private static Row customer(
      String id, String name, String card, Entity.Preference... preferences) {
    return TestRows.put(
        Entity.CUSTOMER,
        id,
        1,
        new Entity.Customer(
            id,
            name,
            "+8210" + card,
            id + "@example.org",
            List.of(card),
            "seoul-1",
            "2024-05-01",
            List.of(preferences),
            List.of("lookup", "suggest_purchases", "suggest_online")));
  }

  private static Entity.Preference preference(String kind, String ko, String en) {
    return new Entity.Preference(kind, new Entity.Text(ko, en));
  }

  public static Row line(String whose, String id, String at, String kind, String shop, String sku) {
    return TestRows.put(
        Entity.HISTORY,
        whose + "|" + at + "|" + id,
        1,
        new Entity.History(whose, id, "b" + at, at, kind, shop, sku, 1));
  }

  /** Everything was in order three minutes ago. */
  private record ThreeMinutes(OnDemandCopies copies) implements Freshness {
    @Override
    public Optional<Instant> dataAsOf() {
      return Optional.of(NOW.minus(Duration.ofMinutes(3)));
    }

    @Override
    public Optional<Instant> findFetchedAt(CustomerId customer) {
      return copies.findFetchedAt(customer);
    }
  }

  @Override
  public void close() {
    nameDesks.forEach(NameDesk::close);
    store.close();
  }
}
