package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.central.CentralException.Kind;
import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.api.Serving;
import app.dangol.wire.Manifest;
import app.dangol.wire.OAuth;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A device's tokens against a real hub, whose clock and the device's are set apart. */
@Timeout(60)
class RefreshingTokensTest {
  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  @RegisterExtension final ContractJudge judge = new ContractJudge();
  @TempDir Path folder;
  private final SettableClock hubClock = new SettableClock(START);
  private final SettableClock clock = new SettableClock(START);
  private final Shelf shelf = new Shelf();
  private final List<Kind> ends = new CopyOnWriteArrayList<>();
  private Hub hub;
  private URI url;
  private OAuthClient oauth;
  private RefreshingTokens tokens;

  /** Keeps what it is given in memory, or fails to. */
  private static final class Shelf implements TokenVault {
    private final List<Enrolled> kept = new ArrayList<>();
    private boolean full;

    @Override
    public synchronized Optional<Enrolled> find() {
      return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast());
    }

    @Override
    public synchronized void keep(Enrolled tokens) {
      if (full) {
        throw new IllegalStateException("no space is left");
      }
      kept.add(tokens);
    }
  }

  @BeforeEach
  void enrol() {
    hub = Hub.open(folder.resolve("hub.db"), hubClock, BlockingGuard.NONE);
    url = hub.start(Serving.enrolledOnly(0));
    oauth = new OAuthClient(judge.http(url, Timeouts.STANDARD), clock, BlockingGuard.NONE);
    shelf.keep(approved());
    tokens = tokens(oauth);
  }

  private Enrolled approved() {
    OAuth.Authorization asked = oauth.authorize("tablet-1", "seoul", "Test 10");
    hub.enrolment().grants().approve(asked.userCode(), "seoul", "test");
    return ((OAuthClient.Poll.Approved) oauth.poll(asked.deviceCode(), ProofKey.fresh())).tokens();
  }

  private RefreshingTokens tokens(OAuthClient at) {
    return new RefreshingTokens(at, shelf, clock, ends::add);
  }

  @AfterEach
  void stop() {
    oauth.close();
    hub.close();
  }

  private void pass(Duration time) {
    clock.move(time);
    hubClock.move(time);
  }

  private Manifest.Answer manifest(OkHttpCentralApi api) {
    return api.manifest(new Manifest.Request("tablet-1", "seoul", List.of()));
  }

  private OkHttpCentralApi api() {
    return new OkHttpCentralApi(
        judge.http(url, Timeouts.STANDARD), tokens, clock, BlockingGuard.NONE);
  }

  private static void assertKind(Kind kind, Callable<?> call) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(CentralException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void isRenewedAheadOfItsEndAndNotBefore() {
    AccessToken first = tokens.access();
    pass(Duration.ofMinutes(13));
    assertThat(tokens.access()).isEqualTo(first);

    pass(Duration.ofSeconds(70));

    assertThat(tokens.access()).isNotEqualTo(first);
    assertThat(shelf.kept).hasSize(2);
  }

  @Test
  void manyWhoAskAtOnceCostOneRenewal() throws Exception {
    pass(Duration.ofMinutes(20));
    List<Callable<AccessToken>> callers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      callers.add(tokens::access);
    }
    Set<AccessToken> given;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      given =
          threads.invokeAll(callers).stream().map(Future::resultNow).collect(Collectors.toSet());
    }

    assertThat(given).hasSize(1);
    assertThat(shelf.kept).hasSize(2);
  }

  @Test
  void aTokenTheHubHoldsForOldIsRenewedAndTheCallMadeOnceMore() {
    try (OkHttpCentralApi api = api()) {
      manifest(api);
      hubClock.move(Duration.ofMinutes(16));

      assertThat(manifest(api).buckets()).isNotNull();
    }
    assertThat(shelf.kept).hasSize(2);
    assertThat(ends).isEmpty();
  }

  @Test
  void tokensThatCouldNotBeKeptAreNotUsedAndNothingIsLost() {
    pass(Duration.ofMinutes(20));
    shelf.full = true;
    assertThatThrownBy(tokens::access).isInstanceOf(IllegalStateException.class);
    shelf.full = false;
    // As after a crash: a new process knows what was kept alone.
    pass(Duration.ofDays(7));
    tokens = tokens(oauth);

    try (OkHttpCentralApi api = api()) {
      assertThat(manifest(api).buckets()).isNotNull();
    }
    assertThat(ends).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "500,",
    "503,",
    "429,",
    "404,",
    "403, <html>",
    "401, <html>",
    "400, <html>",
    "200, {}"
  })
  void aFailingTokenServerSignsNobodyOut(int status, String body) throws Exception {
    try (MockWebServer broken = started();
        OAuthClient there =
            new OAuthClient(
                new HubHttp(broken.url("/").uri(), Timeouts.STANDARD), clock, BlockingGuard.NONE)) {
      broken.enqueue(
          new MockResponse.Builder()
              .code(status)
              .body(body == null ? "" : body)
              .setHeader(
                  "Content-Type",
                  body == null || body.equals("{}") ? "application/json" : "text/html")
              .build());
      RefreshingTokens elsewhere = tokens(there);
      pass(Duration.ofMinutes(20));

      assertThatThrownBy(elsewhere::access)
          .isInstanceOfSatisfying(
              CentralException.class, e -> assertThat(e.kind()).isNotEqualTo(Kind.REVOKED));
    }
    assertThat(ends).isEmpty();
    assertThat(tokens.access().text()).isNotBlank();
  }

  private static MockWebServer started() throws IOException {
    MockWebServer server = new MockWebServer();
    server.start();
    return server;
  }

  @Test
  void aHubThatIsAwaySignsNobodyOut() {
    pass(Duration.ofMinutes(20));
    hub.close();

    assertKind(Kind.UNREACHABLE, tokens::access);

    assertThat(ends).isEmpty();
  }

  @Test
  void aRevokedDeviceIsToldSoOnceAndAsksNoMore() {
    tokens.access();
    hub.enrolment().devices().listAll().forEach(d -> hub.enrolment().devices().revoke(d.id()));
    try (OkHttpCentralApi api = api()) {
      assertKind(Kind.REVOKED, () -> manifest(api));
      hub.close();
      assertKind(Kind.REVOKED, () -> manifest(api));
    }
    assertThat(ends).containsExactly(Kind.REVOKED);
  }

  @Test
  void aRefreshTokenThatIsRefusedEndsTheEnrolment() {
    hub.enrolment().devices().listAll().forEach(d -> hub.enrolment().devices().revoke(d.id()));
    pass(Duration.ofMinutes(20));

    assertKind(Kind.REVOKED, tokens::access);

    assertThat(ends).containsExactly(Kind.REVOKED);
  }

  /** Restored from an older back-up, a hub knows fewer tokens: no reason to destroy anything. */
  @Test
  void aHubThatDoesNotKnowTheTokenRevokesNothing() {
    approved();
    pass(Duration.ofMinutes(20));

    assertKind(Kind.UNENROLLED, tokens::access);
    assertKind(Kind.UNENROLLED, tokens::access);

    assertThat(ends).containsExactly(Kind.UNENROLLED);
  }

  @Test
  void anEnrolmentThatRanOutByTheHubsClockIsNoRevocationEither() {
    tokens.access();
    hubClock.move(Duration.ofDays(91));
    try (OkHttpCentralApi api = api()) {
      assertKind(Kind.UNENROLLED, () -> manifest(api));
    }
    assertThat(ends).containsExactly(Kind.UNENROLLED);
  }

  @Test
  void anEnrolmentThatRanOutIsNoRevocation() {
    pass(Duration.ofDays(91));

    assertKind(Kind.UNENROLLED, tokens::access);

    assertThat(ends).containsExactly(Kind.UNENROLLED);
  }

  @Test
  void anOrderedWipeIsToldOnceAndTheTokenStaysGoodToConfirmIt() {
    hub.enrolment().devices().listAll().forEach(d -> hub.enrolment().devices().requestWipe(d.id()));
    try (OkHttpCentralApi api = api()) {
      assertKind(Kind.WIPE, () -> manifest(api));
      assertKind(Kind.WIPE, () -> manifest(api));
    }
    oauth.confirmWipe(tokens.access());

    assertThat(ends).containsExactly(Kind.WIPE);
    assertThat(hub.enrolment().devices().listAll())
        .extracting(device -> device.state().name())
        .containsExactly("WIPED");
  }

  @Test
  void aClockSetBackDoesNotKeepAnOldTokenForDays() {
    AccessToken first = tokens.access();
    clock.move(Duration.ofDays(-3650));

    assertThat(tokens.access()).isNotEqualTo(first);
  }

  @Test
  void withoutAnEnrolmentThereIsNothingToShow() {
    shelf.kept.clear();

    assertKind(Kind.UNENROLLED, tokens::access);
  }
}
