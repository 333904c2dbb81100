package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.TestRows;
import app.dangol.cache.TestStore;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.central.CentralException.Kind;
import app.dangol.central.OkHttpCentralApi;
import app.dangol.central.Timeouts;
import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.StaffId;
import app.dangol.visit.FindOnline.Answer;
import app.dangol.visit.FindOnline.Use;
import app.dangol.wire.Contract;
import app.dangol.wire.Entity;
import app.dangol.wire.Lookup;
import app.dangol.wire.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody of another store, fetched from the real hub over HTTP into real files. */
class HubLookUpTest {
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final CustomerId C77 = new CustomerId("c77");
  private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(700));

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
  private final List<String> audited = new ArrayList<>();
  private TestHub hub;
  private TestStore store;

  @BeforeEach
  void open() throws IOException {
    hub = new TestHub(folder.resolve("hub.db"));
    store = new TestStore(Files.createDirectory(folder.resolve("device")), clock);
    tell(List.of("lookup"));
  }

  @AfterEach
  void close() {
    store.close();
    hub.close();
  }

  @Test
  void fetchesSomebodyOfAnotherStoreAndPutsItOnRecord() {
    assertThat(lookUp(hub.client()).find(card("290077"), STAFF, () -> true))
        .isEqualTo(new Answer.Found(C77));

    assertThat(store.directory.findByToken(card("290077"))).isPresent();
    assertThat(store.directory.listHistory(C77, 10)).hasSize(1);
    assertThat(audited).containsExactly("staff-1 FETCHED_ON_DEMAND c77");
    assertThat(store.states.list()).as("no bucket the hub would be told of").isEmpty();
  }

  @Test
  void anAnswerNobodyWaitsForAnyMoreLeavesNothing() {
    assertThat(lookUp(hub.client()).find(card("290077"), STAFF, () -> false))
        .isEqualTo(new Answer.Unreachable());

    assertThat(store.dump()).isEmpty();
    assertThat(audited).isEmpty();
  }

  @Test
  void theCopyOutlastsAFullExchange() {
    lookUp(hub.client()).find(card("290077"), STAFF, () -> true);

    try (Device device = new Device(store, hub.client())) {
      device.engine.runOnce();
      assertThat(store.directory.find(C77)).isPresent();
    }
    store = new TestStore(folder.resolve("device"), clock);
    assertThat(store.directory.find(C77)).isPresent();
  }

  @Test
  void thatTheirBasisIsGoneReachesTheCopyWithTheNextFullExchange() {
    lookUp(hub.client()).find(card("290077"), STAFF, () -> true);
    tell(List.of());

    exchange(hub.client());

    assertThat(store.directory.find(C77)).isEmpty();
    assertThat(store.count("customer")).isZero();
    assertThat(store.count("history")).isZero();
  }

  @Test
  void aCopyThatAnotherDeviceFetchedIsNotTakenAtItsWord() {
    store.writer.applyDemand(C77, List.of(TestRows.customer("c77", 1, "서가온", "290077")), 1);

    exchange(hub.client());

    assertThat(store.directory.find(C77)).isEmpty();
  }

  @Test
  void copiesStayWhereTheHubCannotBeAsked() {
    lookUp(hub.client()).find(card("290077"), STAFF, () -> true);

    exchange(
        new ForwardingApi(hub.client()) {
          @Override
          public Lookup.StillAnswer stillShown(Lookup.StillRequest request) {
            throw new CentralException(Kind.REFUSED, 404, "no such path", null, null);
          }
        });

    assertThat(store.directory.find(C77)).isPresent();
  }

  @Test
  void withoutCopiesNothingIsAsked() {
    exchange(
        new ForwardingApi(hub.client()) {
          @Override
          public Lookup.StillAnswer stillShown(Lookup.StillRequest request) {
            throw new AssertionError("asked about nobody");
          }
        });
  }

  @Test
  void aCardOfNobodyLeavesNothing() {
    assertThat(lookUp(hub.client()).find(card("299999"), STAFF, () -> true))
        .isEqualTo(new Answer.Nobody());

    assertThat(store.dump()).isEmpty();
    assertThat(audited).isEmpty();
  }

  @Test
  void ofSomebodyWhoseBasisIsGoneOnlyWhatGoesWithTheirCardStays() {
    HubLookUp lookUp = lookUp(hub.client());
    lookUp.find(card("290077"), STAFF, () -> true);
    assertThat(store.count("history")).isPositive();
    tell(List.of());

    assertThat(lookUp.find(card("290077"), STAFF, () -> true)).isEqualTo(new Answer.Found(C77));

    assertThat(store.directory.find(C77).orElseThrow().byOwnCard()).isTrue();
    assertThat(store.count("history")).isZero();
    exchange(hub.client());
    assertThat(store.directory.find(C77)).as("shown so, and so it stays for the day").isPresent();
  }

  @Test
  void aCopyIsOldAfterSomeMinutes() {
    HubLookUp lookUp = lookUp(hub.client());
    lookUp.find(card("290077"), STAFF, () -> true);
    assertThat(lookUp.isOld(C77)).isFalse();

    clock.move(Duration.ofMinutes(6));
    assertThat(lookUp.isOld(C77)).isTrue();

    lookUp.find(card("290077"), STAFF, () -> true);
    assertThat(lookUp.isOld(C77)).isFalse();
  }

  @Test
  void aPhoneNumberIsNotLookedUp() {
    MemberToken phone = new MemberToken(MemberToken.Kind.PHONE, "+821000000001");

    assertThat(lookUp(hub.client()).find(phone, STAFF, () -> true)).isEqualTo(new Answer.Nobody());
    assertThat(hub.lookUps()).isEmpty();
  }

  @Test
  void aDeviceThatDiesBetweenFetchAndKeepingHoldsNothingHalf() {
    CentralApi dying =
        new ForwardingApi(hub.client()) {
          @Override
          public Page lookUp(Lookup.Request request) {
            super.lookUp(request);
            throw new Died();
          }
        };

    try {
      lookUp(dying).find(card("290077"), STAFF, () -> true);
    } catch (Died e) {
      store.close();
    }
    store = new TestStore(folder.resolve("device"), clock);

    assertThat(store.dump()).isEmpty();
    assertThat(lookUp(hub.client()).find(card("290077"), STAFF, () -> true))
        .isEqualTo(new Answer.Found(C77));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void aHubInTroubleIsOneThatIsAway(int status) throws IOException {
    assertThat(answerOf(new MockResponse.Builder().code(status).build()))
        .isEqualTo(new Answer.Unreachable());
  }

  @Test
  void aHubOfBeforeLookUpsKnowsNobody() throws IOException {
    assertThat(answerOf(new MockResponse.Builder().code(404).build()))
        .isEqualTo(new Answer.Nobody());
  }

  @Test
  void aLineThatIsDeadWithoutSayingSoIsOneThatIsAway() throws IOException {
    assertThat(
            answerOf(
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build()))
        .isEqualTo(new Answer.Unreachable());
  }

  @Test
  void anAnswerThatIsCutIsNone() throws IOException {
    MockResponse cut =
        new MockResponse.Builder()
            .setHeader("Content-Type", Contract.NDJSON)
            .body("{\"e\":\"customer\",\"k\":\"c77\",\"v\":1,\"d\":{}}\n")
            .build();

    assertThat(answerOf(cut)).isEqualTo(new Answer.Unreachable());
    assertThat(store.dump()).isEmpty();
  }

  /** No other credential would help: not of one older than the question, nor of one in trouble. */
  @ParameterizedTest
  @ValueSource(ints = {404, 405, 429, 500, 503})
  void aHubThatCannotBeAskedHasNotSaidNoToACredential(int status) throws IOException {
    assertThat(useOf(new MockResponse.Builder().code(status).build())).isEqualTo(Use.NOT_NOW);
  }

  @Test
  void aDeadLineHasNotSaidNoToACredential() throws IOException {
    MockResponse dead =
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();

    assertThat(useOf(dead)).isEqualTo(Use.NOT_NOW);
  }

  @Test
  void whatTheHubSaysOfACredentialIsItsAnswer() throws IOException {
    assertThat(useOf(said("{\"used\":true}"))).isEqualTo(Use.YES);
    assertThat(useOf(said("{\"used\":false}"))).isEqualTo(Use.NO);
    assertThat(lookUp(hub.client()).useUp(card("DG1:nobodys"))).isEqualTo(Use.NO);
  }

  private static MockResponse said(String json) {
    return new MockResponse.Builder().setHeader("Content-Type", Contract.JSON).body(json).build();
  }

  private Use useOf(MockResponse response) throws IOException {
    return with(response, lookUp -> lookUp.useUp(card("DG1:one")));
  }

  private void exchange(CentralApi api) {
    SyncSettings settings = SyncSettings.of("tablet-1", TestHub.STORE);
    new Exchange(settings, api, Device.stores(store)).run();
  }

  private Answer answerOf(MockResponse response) throws IOException {
    return with(response, lookUp -> lookUp.find(card("290077"), STAFF, () -> true));
  }

  private <T> T with(MockResponse response, Function<HubLookUp, T> asking) throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(response);
      URI url = server.url("/").uri();
      try (OkHttpCentralApi api =
          new OkHttpCentralApi(url, () -> "secret", Clock.systemUTC(), BlockingGuard.NONE, SHORT)) {
        return asking.apply(lookUp(api));
      }
    }
  }

  private HubLookUp lookUp(CentralApi api) {
    return new HubLookUp(
        SyncSettings.of("tablet-1", TestHub.STORE),
        api,
        store.writer,
        store.onDemand,
        acts ->
            acts.forEach(act ->
                audited.add(act.by() + " " + act.action() + " " + act.whose().orElseThrow())),
        clock);
  }

  private void tell(List<String> granted) {
    hub.writer()
        .putClients(
            List.of(
                new Entity.Customer(
                    "c77",
                    "서가온",
                    null,
                    null,
                    List.of("290077"),
                    "seoul-2",
                    "2024-05-01",
                    List.of(),
                    granted)),
            List.of(
                new Entity.History(
                    "c77", "h1", "b1", "2026-10-01T00:00:00Z", "purchase", "seoul-2", "S1", 1)));
  }

  private static MemberToken card(String number) {
    return new MemberToken(MemberToken.Kind.CARD, number);
  }

  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
