package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfigReader;
import app.dangol.customer.search.NameEntry;
import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.HubWriter;
import app.dangol.hub.Put;
import app.dangol.id.CustomerId;
import app.dangol.sync.SyncStatus;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.CustomerView;
import app.dangol.visit.ShopperEvent;
import app.dangol.visit.ShopperView;
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
 * P1: somebody for whom no basis was named is on no device and is found on demand, by their own
 * card. Cards as bytes a scanner sends, real files, and the real hub over HTTP.
 */
@Timeout(180)
class P1OwnCardTest {
  private static final String CARD = "DG1000000055";
  private static final CustomerId C5 = new CustomerId("c5");

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
        EmbeddedHub.filled(
            folder.resolve("hub.db"), clock, BlockingGuard.NONE, P1OwnCardTest::fill);
    endpoint = hub.start();
  }

  @AfterEach
  void closeAll() {
    close();
    hub.close();
  }

  @Test
  void theirOwnCardShowsThemWithWhatGoesWithItAloneAndForADay() throws Exception {
    open("tablet-1");
    assertThat(customer()).as("on no device").isEmpty();

    scan(CARD);
    CustomerView view = arrived();
    assertThat(view.customer().id()).isEqualTo(C5);
    assertThat(view.customer().granted()).as("it is no consent").isEmpty();
    assertThat(view.timeline()).isEmpty();
    assertThat(view.personal()).isFalse();
    assertThat(audit()).containsExactly("fetched_on_demand c5", "view c5");
    List<NameEntry> names = new ArrayList<>();
    dangol().stores().names.readAll(names::add);
    assertThat(names).as("by name they are not found").isEmpty();

    clock.move(Duration.ofHours(25));
    close();
    hub.interrupt();
    open("tablet-1", SyncStatus.State.OFFLINE);
    until("the copy's end", () -> customer().isEmpty());
  }

  @Test
  void aKioskGreetsThemWithoutSuggestions() throws Exception {
    open("kiosk-1");
    scan(CARD);
    ShopperView view = await(ShopperEvent.Arrived.class).view();
    assertThat(view.maskedName()).contains("한*결");
    assertThat(view.personal()).isFalse();
  }

  @Test
  void onceTheyAgreeTheyAreTheStoresAsAnybodyElse() throws Exception {
    open("tablet-1");
    scan(CARD);
    arrived();
    dangol().desks().privacy().change(C5, ConsentPurpose.LOOKUP, true);
    until(
        "their row by an exchange",
        () ->
            dangol().stores().customers.find(C5).filter(c -> !c.byOwnCard()).isPresent()
                && number("SELECT count(*) FROM op WHERE state <> 'applied'") == 0);
    close();
    open("tablet-2");
    until("them on another device", () -> !customer().isEmpty());
  }

  @Test
  void whoWithdrewIsNobodyByTheirOwnCardToo() throws Exception {
    open("tablet-1");
    scan(CARD);
    arrived();
    dangol().desks().privacy().change(C5, ConsentPurpose.LOOKUP, false);
    until("them gone", () -> customer().isEmpty());
    close();
    events.clear();
    open("tablet-1");
    until("the hub's word", () -> number("SELECT count(*) FROM op WHERE state = 'queued'") == 0);
    close();
    events.clear();
    open("tablet-2");
    scan(CARD);
    assertThat(await(VisitEvent.MemberUnknown.class)).isNotNull();
    assertThat(customer()).isEmpty();
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
    return dangol().stores().customers.find(C5).map(found -> List.of(found.id())).orElse(List.of());
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
            new Entity.Customer(
                "c5",
                "한은결",
                null,
                null,
                List.of(CARD),
                "seongsu",
                "2024-05-01",
                List.of(),
                List.of())),
        List.of(
            new Entity.History(
                "c5", "h1", "b1", "2026-10-01T00:00:00Z", "purchase", "seongsu", "S1", 1)));
  }
}
