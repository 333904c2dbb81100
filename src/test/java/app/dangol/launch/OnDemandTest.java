package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfigReader;
import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.HubWriter;
import app.dangol.hub.Put;
import app.dangol.id.CustomerId;
import app.dangol.sync.SyncStatus;
import app.dangol.visit.CustomerView;
import app.dangol.visit.ShopperEvent;
import app.dangol.visit.VisitEvent;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody of another store at a tablet and at a kiosk: cards as bytes a scanner sends, real files,
 * and the real hub over HTTP, which is taken away and given back.
 */
@Timeout(180)
class OnDemandTest {
  private static final String CARD = "DG1000000077";
  private static final CustomerId C77 = new CustomerId("c77");

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T05:00:00Z"));
  private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<SyncStatus.State> states = new LinkedBlockingQueue<>();
  private EmbeddedHub hub;
  private HubEndpoint endpoint;
  private @Nullable DataFolder data;
  private @Nullable Dangol dangol;

  @BeforeEach
  void openTheChain() {
    hub =
        EmbeddedHub.filled(folder.resolve("hub.db"), clock, BlockingGuard.NONE, OnDemandTest::fill);
    endpoint = hub.start();
  }

  @AfterEach
  void closeAll() {
    close();
    hub.close();
  }

  @Test
  void somebodyOfAnotherStoreIsFetchedAndShown() throws Exception {
    open("tablet-1");

    scan(CARD);

    assertThat(next()).isEqualTo(new VisitEvent.LookingUp("…0077"));
    CustomerView view = arrived();
    assertThat(view.customer().id()).isEqualTo(C77);
    assertThat(view.timeline()).isNotEmpty();
    assertThat(audit()).containsExactly("fetched_on_demand c77", "view c77");
  }

  @Test
  void theCopyServesWithoutTheHubForADayAndOverARestart() throws Exception {
    open("tablet-1");
    scan(CARD);
    arrived();
    close();
    hub.interrupt();
    clock.move(Duration.ofHours(23));
    events.clear();
    open("tablet-1", SyncStatus.State.OFFLINE);

    scan(CARD);
    assertThat(arrived().customer().id()).isEqualTo(C77);

    clock.move(Duration.ofHours(2));
    close();
    open("tablet-1", SyncStatus.State.OFFLINE);
    until("the copy's end", () -> customer().isEmpty());
    events.clear();
    scan(CARD);
    assertThat(await(VisitEvent.LookUpQueued.class)).isNotNull();
  }

  @Test
  void aCardScannedWithoutTheHubIsLookedUpWhenItIsBackAndPushesNobodyAside() throws Exception {
    open("tablet-1");
    hub.interrupt();
    untilState(SyncStatus.State.OFFLINE);
    scan(CARD);
    assertThat(await(VisitEvent.LookUpQueued.class).masked()).isEqualTo("…0077");
    scan("DG1000000001");
    assertThat(arrived().customer().id()).isEqualTo(new CustomerId("c1"));

    hub.resume();
    dangol().sync().refresh();
    VisitEvent.LookedUp done = await(VisitEvent.LookedUp.class);

    assertThat(done.found()).contains(C77);
    assertThat(events).noneMatch(event -> event instanceof VisitEvent.CustomerArrived);
    dangol().desk().open(C77);
    assertThat(arrived().customer().id()).isEqualTo(C77);
  }

  @Test
  void aCardThatWaitsOutlastsARestart() throws Exception {
    open("tablet-1");
    hub.interrupt();
    untilState(SyncStatus.State.OFFLINE);
    scan(CARD);
    await(VisitEvent.LookUpQueued.class);
    close();
    hub.resume();

    open("tablet-1");

    assertThat(await(VisitEvent.LookedUp.class).found()).contains(C77);
  }

  @Test
  void aNoteArrivesThoughTheCopyIsGoneByThen() throws Exception {
    open("tablet-1");
    scan(CARD);
    arrived();
    hub.interrupt();
    untilState(SyncStatus.State.OFFLINE);
    dangol().desk().addNote(C77, "asked for the blue one");
    await(VisitEvent.NoteSaved.class);
    close();
    clock.move(Duration.ofHours(25));
    open("tablet-1", SyncStatus.State.OFFLINE);
    until("the copy's end", () -> customer().isEmpty());

    hub.resume();
    dangol().sync().refresh();
    until("the note's arrival", () -> dangol().sync().status().waiting() == 0);

    assertThat(dangol().sync().status().attention()).isZero();
    clock.move(Duration.ofMinutes(1));
    scan(CARD);
    assertThat(arrived().timeline()).anyMatch(entry -> entry.toString().contains("Note"));
  }

  @Test
  void aKioskGreetsSomebodyOfAnotherStore() throws Exception {
    open("kiosk-1");

    scan(CARD);

    assertThat(await(ShopperEvent.Arrived.class).view().maskedName()).contains("서*온");
    assertThat(audit()).containsExactly("fetched_on_demand c77", "shown_at_kiosk c77");
  }

  @Test
  void aKioskAsksAgainForWhoeverStillStandsThere() throws Exception {
    open("kiosk-1");
    hub.interrupt();
    untilState(SyncStatus.State.OFFLINE);
    scan(CARD);
    await(ShopperEvent.CardUnanswered.class);

    hub.resume();
    dangol().sync().refresh();

    assertThat(await(ShopperEvent.Arrived.class).view().maskedName()).isPresent();
  }

  @Test
  void nothingRemainsAtAKioskOfACardWhoseHolderHasLeft() throws Exception {
    open("kiosk-1");
    hub.interrupt();
    untilState(SyncStatus.State.OFFLINE);
    scan(CARD);
    long visit = await(ShopperEvent.CardUnanswered.class).visit();
    assertThat(number("SELECT count(*) FROM queued_scan")).as("never on disk").isZero();
    dangol().shopperDesk().wipe(visit);
    await(ShopperEvent.Forgotten.class);

    hub.resume();
    dangol().sync().refresh();
    untilState(SyncStatus.State.SYNCED);
    dangol().shopperDesk().browse();
    await(ShopperEvent.Arrived.class);

    assertThat(customer()).as("nobody was looked up").isEmpty();
    assertThat(audit()).isEmpty();
  }

  private void open(String device) throws Exception {
    open(device, SyncStatus.State.SYNCED);
  }

  private void open(String device, SyncStatus.State state) throws Exception {
    Path place = Files.createDirectories(folder.resolve(device));
    Shop shop = new Shop(place).set("lock.at.start", "no").set("device", device);
    String file = (device.startsWith("kiosk") ? shop.asKiosk("21.5") : shop).config();
    KioskConfig config = new KioskConfigReader(Path.of("").toAbsolutePath()).read(Path.of(file));
    data = DataFolder.open(config.dataFolder());
    Dangol opened = new Dangol(config, data, endpoint, BlockingGuard.NONE, clock);
    dangol = opened;
    if (config.mode() == KioskConfig.Mode.KIOSK) {
      opened.shopperDesk().subscribe(events::add);
    } else {
      opened.desk().subscribe(events::add);
    }
    opened.sync().onStatus(status -> states.add(status.state()));
    opened.start();
    untilState(state);
  }

  private void close() {
    if (dangol != null && data != null) {
      dangol.close();
      data.close();
    }
    dangol = null;
    data = null;
    states.clear();
  }

  private Dangol dangol() {
    return Objects.requireNonNull(dangol);
  }

  private void scan(String card) {
    clock.move(Duration.ofSeconds(2));
    dangol().readers().sendByHand(("]C0" + card + "\r").getBytes(StandardCharsets.US_ASCII));
  }

  private CustomerView arrived() throws InterruptedException {
    return await(VisitEvent.CustomerArrived.class).view();
  }

  private <E> E await(Class<E> kind) throws InterruptedException {
    while (true) {
      Object event = next();
      if (kind.isInstance(event)) {
        return kind.cast(event);
      }
    }
  }

  private Object next() throws InterruptedException {
    Object event = events.poll(60, TimeUnit.SECONDS);
    assertThat(event).as("an event").isNotNull();
    return event;
  }

  private void untilState(SyncStatus.State wanted) throws InterruptedException {
    if (dangol().sync().status().state() == wanted) {
      return;
    }
    SyncStatus.State state;
    do {
      state = states.poll(60, TimeUnit.SECONDS);
      assertThat(state).as("a word of the exchange").isNotNull();
    } while (state != wanted);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void until(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private List<CustomerId> customer() {
    return dangol()
        .stores()
        .customers
        .find(C77)
        .map(found -> List.of(found.id()))
        .orElse(List.of());
  }

  private List<String> audit() throws Exception {
    List<String> lines = new ArrayList<>();
    try (Connection ops = ops();
        Statement statement = ops.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT action, customer FROM audit JOIN audit_person USING (person) ORDER BY seq")) {
      while (row.next()) {
        lines.add(row.getString(1) + " " + row.getString(2));
      }
    }
    return lines;
  }

  private long number(String sql) throws Exception {
    try (Connection ops = ops();
        Statement statement = ops.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : -1;
    }
  }

  private Connection ops() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + Objects.requireNonNull(data).opsFile());
  }

  private static void fill(HubWriter hub) {
    hub.put(
        Bucket.CATALOGUE,
        List.of(
            Put.of(
                new Entity.Product(
                    "S1", null, new Entity.Text("머그", "Mug"), "cup", "#AA3311", "A")),
            Put.of(new Entity.Store("seongsu", new Entity.Text("성수점", "Seongsu"))),
            Put.of(new Entity.Store("mangwon", new Entity.Text("망원점", "Mangwon")))));
    hub.put(
        Bucket.stockOf("seongsu"),
        List.of(Put.of(new Entity.Stock("S1", "seongsu", 3, "2026-11-21T04:00:00Z"))));
    hub.put(Bucket.MODEL, List.of(Put.of(new Entity.Popularity("S1", 9, 2, "2026-10-24"))));
    hub.putClients(
        List.of(
            customer("c1", "김하늘", "DG1000000001", "seongsu"),
            customer("c77", "서가온", CARD, "mangwon")),
        List.of(
            new Entity.History(
                "c77", "h1", "b1", "2026-10-01T00:00:00Z", "purchase", "mangwon", "S1", 1)));
  }

  private static Entity.Customer customer(String id, String name, String card, String home) {
    return new Entity.Customer(
        id,
        name,
        null,
        null,
        List.of(card),
        home,
        "2024-05-01",
        List.of(),
        List.of("lookup", "suggest_purchases", "suggest_online"));
  }
}
