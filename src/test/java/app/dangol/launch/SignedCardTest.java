package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.dangol.cache.DataFolder;
import app.dangol.cache.SqliteHelpCalls;
import app.dangol.central.Enrolled;
import app.dangol.central.HubRoute;
import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfigReader;
import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.HubWriter;
import app.dangol.hub.Put;
import app.dangol.hub.credential.Cards;
import app.dangol.id.CustomerId;
import app.dangol.sync.SyncStatus;
import app.dangol.trust.credential.CredentialIssuer.Issued;
import app.dangol.trust.credential.DocumentType;
import app.dangol.visit.ShopperEvent;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A signed card at a kiosk: as bytes a scanner sends, real files, and the real hub over HTTP, which
 * is taken away and given back.
 */
@Timeout(180)
class SignedCardTest {
  private static final String OWN = "c1";
  private static final String STRANGER = "c77";

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T05:00:00Z"));
  private final ShopperWords told = new ShopperWords();
  private final BlockingQueue<SyncStatus.State> states = new LinkedBlockingQueue<>();
  private EmbeddedHub hub;
  private DataFolder data;
  private Dangol kiosk;
  private Issued own;
  private Issued stranger;

  @BeforeEach
  void openTheShop() throws Exception {
    try (Hub before = Hub.open(hubFile(), clock, BlockingGuard.NONE)) {
      fill(before.writer());
    }
    own = atHub(cards -> issue(cards, OWN));
    stranger = atHub(cards -> issue(cards, STRANGER));
    hub = new EmbeddedHub(hubFile(), clock, BlockingGuard.NONE);
    HubEndpoint endpoint = hub.start();
    Path place = Files.createDirectories(folder.resolve("kiosk-1"));
    Shop shop = new Shop(place).set("device", "kiosk-1").asKiosk("21.5");
    KioskConfig config =
        new KioskConfigReader(Path.of("").toAbsolutePath()).read(Path.of(shop.config()));
    data = DataFolder.open(config.dataFolder());
    kiosk = new Dangol(config, data, endpoint, BlockingGuard.NONE, clock);
    kiosk.shopperDesk().subscribe(told);
    kiosk.sync().onStatus(status -> states.add(status.state()));
    kiosk.start();
    until(SyncStatus.State.SYNCED);
  }

  @AfterEach
  void close() {
    kiosk.close();
    data.close();
    hub.close();
  }

  @Test
  void itsOwnerIsGreetedWithoutTheHubAndMayActOnce() throws Exception {
    hub.interrupt();
    until(SyncStatus.State.OFFLINE);
    scan(own.text());
    ShopperEvent.Arrived arrived = await(ShopperEvent.Arrived.class);
    assertThat(arrived.view().maskedName()).contains("김*늘");
    assertThat(act(arrived.visit())).contains(new CustomerId(OWN));
    assertThat(act(arrived.visit())).isEmpty();

    clock.move(Duration.ofSeconds(121));
    scan(own.text());
    assertThat(act(await(ShopperEvent.Arrived.class).visit())).isEmpty();
  }

  @Test
  void t2AOneTimeCardIsUsedUpAtTheHubOnceAndWithoutItOnlyIdentifies() throws Exception {
    hub.interrupt();
    until(SyncStatus.State.OFFLINE);
    Issued first = atHub(SignedCardTest::voucher);
    Issued second = atHub(SignedCardTest::voucher);
    clock.move(Duration.ofMinutes(10));
    scan(second.text());
    ShopperEvent.Arrived offline = await(ShopperEvent.Arrived.class);
    kiosk
        .shopperDesk()
        .act(
            offline.visit(), who -> fail("done without the hub"), () -> fail("told to come again"));
    await(ShopperEvent.CardUnanswered.class);

    hub.resume();
    states.clear();
    kiosk.sync().refresh();
    until(SyncStatus.State.SYNCED);
    assertThat(act(offline.visit())).contains(new CustomerId(OWN));
    assertThat(act(offline.visit())).isEmpty();

    scan(first.text());
    assertThat(act(await(ShopperEvent.Arrived.class).visit())).contains(new CustomerId(OWN));
    scan(second.text());
    assertThat(act(await(ShopperEvent.Arrived.class).visit())).isEmpty();
  }

  @Test
  void somebodyOfAnotherStoreIsFetchedByTheirSignedCard() throws Exception {
    scan(stranger.text());
    ShopperEvent.Arrived arrived = await(ShopperEvent.Arrived.class);
    assertThat(arrived.view().maskedName()).contains("서*온");
    assertThat(act(arrived.visit())).contains(new CustomerId(STRANGER));

    hub.interrupt();
    until(SyncStatus.State.OFFLINE);
    scan(stranger.text());
    await(ShopperEvent.Arrived.class);
  }

  @Test
  void t3ARevokedCardIsAnUnknownOneWithTheHubAndWithout() throws Exception {
    hub.interrupt();
    until(SyncStatus.State.OFFLINE);
    atHub(cards -> {
      cards.revoke(own.id());
      return own;
    });
    hub.resume();
    states.clear();
    kiosk.sync().refresh();
    until(SyncStatus.State.SYNCED);
    scan(own.text());
    await(ShopperEvent.CardUnknown.class);
    scan("DG1000000099");
    await(ShopperEvent.CardUnknown.class);

    hub.interrupt();
    until(SyncStatus.State.OFFLINE);
    scan(own.text());
    await(ShopperEvent.CardUnanswered.class);
    scan("DG1000000099");
    await(ShopperEvent.CardUnanswered.class);
  }

  @Test
  void t1AClockThatWasTurnedBackGreetsNobodyByACardWithoutTheHub() throws Exception {
    hub.interrupt();
    until(SyncStatus.State.OFFLINE);
    clock.move(Duration.ofMinutes(-10));
    scan(own.text());
    await(ShopperEvent.CardUnanswered.class);
    clock.move(Duration.ofMinutes(10));
    scan(own.text());
    await(ShopperEvent.Arrived.class);
  }

  @Test
  void aCardOfAKeyThatCameAfterTheLastExchangeIsTheHubsToJudge() throws Exception {
    hub.interrupt();
    until(SyncStatus.State.OFFLINE);
    Issued next =
        atHub(cards -> {
          cards.rotate(false);
          return issue(cards, OWN);
        });
    scan(next.text());
    await(ShopperEvent.CardUnanswered.class);
    hub.resume();
    states.clear();
    kiosk.sync().refresh();
    await(ShopperEvent.Arrived.class);
  }

  @Test
  void t1TheKeysOfTheFormerHubAreForgottenWhenTheDeviceIsEnrolledAnew() throws Exception {
    assertThat(kiosk.stores().cardKeys.find()).isPresent();
    kiosk.close();
    try (DeviceEnrolment enrolment =
        new DeviceEnrolment(
            HubRoute.direct(URI.create("http://127.0.0.1:1")), data, BlockingGuard.NONE, clock)) {
      enrolment.keep(
          new Enrolled(
              "access", clock.instant(), "refresh", "kiosk-1", "seongsu", Optional.empty(), false));
    }
    Stores again =
        new Stores(data, new SqliteHelpCalls.Here("seongsu", "kiosk-1"), BlockingGuard.NONE, clock);
    try (again) {
      assertThat(again.cardKeys.find()).isEmpty();
    }
  }

  private Optional<CustomerId> act(long visit) throws InterruptedException {
    BlockingQueue<Optional<CustomerId>> answers = new LinkedBlockingQueue<>();
    kiosk
        .shopperDesk()
        .act(visit, who -> answers.add(Optional.of(who)), () -> answers.add(Optional.empty()));
    Optional<CustomerId> answer = answers.poll(60, TimeUnit.SECONDS);
    assertThat(answer).as("an answer").isNotNull();
    return answer;
  }

  private void scan(String text) {
    clock.move(Duration.ofSeconds(2));
    kiosk.readers().sendByHand(("]Q1" + text + "\r").getBytes(StandardCharsets.US_ASCII));
  }

  private <E extends ShopperEvent> E await(Class<E> kind) throws InterruptedException {
    return told.await(kind);
  }

  private void until(SyncStatus.State wanted) throws InterruptedException {
    SyncStatus.State state;
    do {
      state = states.poll(60, TimeUnit.SECONDS);
      assertThat(state).as("a word of the exchange").isNotNull();
    } while (state != wanted);
  }

  private Path hubFile() {
    return folder.resolve("hub.db");
  }

  /** As {@code dangol card} does it, while no hub runs. */
  private Issued atHub(Function<Cards, Issued> work) {
    try (Hub closed = Hub.open(hubFile(), clock, BlockingGuard.NONE)) {
      return work.apply(closed.cards(folder.resolve(CardDoor.USUAL_FOLDER)));
    }
  }

  private static Issued issue(Cards cards, String member) {
    return cards.issue(
        DocumentType.CARD, new CustomerId(member), "dangol", Optional.empty(), Duration.ofDays(30));
  }

  private static Issued voucher(Cards cards) {
    return cards.issue(
        DocumentType.ONE_TIME, new CustomerId(OWN), "dangol", Optional.empty(), Duration.ofDays(1));
  }

  private static void fill(HubWriter hub) {
    hub.put(
        Bucket.CATALOGUE,
        List.of(
            Put.of(new Entity.Store("seongsu", new Entity.Text("성수점", "Seongsu"))),
            Put.of(new Entity.Store("mangwon", new Entity.Text("망원점", "Mangwon")))));
    hub.putClients(
        List.of(customer(OWN, "김하늘", "seongsu"), customer(STRANGER, "서가온", "mangwon")), List.of());
  }

  private static Entity.Customer customer(String id, String name, String home) {
    return new Entity.Customer(
        id, name, null, null, List.of(), home, "2024-05-01", List.of(), List.of("lookup"));
  }
}
