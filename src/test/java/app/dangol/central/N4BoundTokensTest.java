package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.central.CentralException.Kind;
import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.api.Serving;
import app.dangol.hub.enrol.Device;
import app.dangol.hub.enrol.Issued;
import app.dangol.wire.Dpop;
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
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A device's tokens are of use together with its key alone: the device's own part, on a real hub.
 */
@Timeout(60)
class N4BoundTokensTest {
  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  @RegisterExtension final ContractJudge judge = new ContractJudge();
  @TempDir Path folder;
  private final SettableClock hubClock = new SettableClock(START);
  private final SettableClock clock = new SettableClock(START);
  private final List<Kind> ends = new CopyOnWriteArrayList<>();
  private final Line line = new Line();
  private final Shelf shelf = new Shelf();
  private Hub hub;
  private URI url;
  private OAuthClient oauth;

  /** What stands between the device and the hub. */
  private static final class Line implements Interceptor {
    private boolean answersAreLost;
    private boolean hubIsOld;
    private int requests;

    @Override
    public Response intercept(Chain chain) throws IOException {
      requests++;
      // A hub from before there were proofs does not look at them.
      Response answer =
          chain.proceed(
              hubIsOld
                  ? chain.request().newBuilder().removeHeader(Dpop.PROOF).build()
                  : chain.request());
      if (answersAreLost && answer.isSuccessful()) {
        answer.close();
        throw new IOException("the line was cut");
      }
      return answer;
    }
  }

  private static final class Shelf implements TokenVault {
    private final List<Enrolled> kept = new ArrayList<>();

    @Override
    public Optional<Enrolled> find() {
      return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast());
    }

    @Override
    public void keep(Enrolled tokens) {
      kept.add(tokens);
    }
  }

  @BeforeEach
  void open() {
    hub = Hub.open(folder.resolve("hub.db"), hubClock, BlockingGuard.NONE);
    url = hub.start(Serving.enrolledOnly(0));
    oauth = new OAuthClient(http(), clock, BlockingGuard.NONE);
  }

  @AfterEach
  void stop() {
    oauth.close();
    hub.close();
  }

  private HubHttp http() {
    return new HubHttp(HubRoute.direct(url), Timeouts.STANDARD, List.of(judge, line));
  }

  private void pass(Duration time) {
    clock.move(time);
    hubClock.move(time);
  }

  private OAuth.Authorization approved(String device) {
    OAuth.Authorization asked = oauth.authorize(device, "seoul", "Test 10");
    hub.enrolment().grants().approve(asked.userCode(), "seoul", "test");
    return asked;
  }

  private Enrolled enrol(String device) {
    String code = approved(device).deviceCode();
    return ((OAuthClient.Poll.Approved) oauth.poll(code, ProofKey.fresh())).tokens();
  }

  /** As a program does that knows of no keys. */
  private Enrolled enrolWithoutKey(String device) {
    Issued issued = hub.enrolment().grants().poll(approved(device).deviceCode(), Optional::empty);
    return new Enrolled(
        issued.accessToken(),
        clock.instant().plusSeconds(Issued.SECONDS),
        issued.refreshToken(),
        issued.device(),
        issued.store(),
        Optional.empty(),
        false);
  }

  private RefreshingTokens tokens() {
    return new RefreshingTokens(oauth, shelf, clock, ends::add);
  }

  private Manifest.Answer manifest(TokenSource tokens) {
    return manifest(tokens, "tablet-1");
  }

  private Manifest.Answer manifest(TokenSource tokens, String device) {
    try (OkHttpCentralApi api = new OkHttpCentralApi(http(), tokens, clock, BlockingGuard.NONE)) {
      return api.manifest(new Manifest.Request(device, "seoul", List.of()));
    }
  }

  private static void assertKind(Kind kind, Callable<?> call) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(CentralException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private Device device() {
    assertThat(hub.enrolment().devices().listAll()).hasSize(1);
    return hub.enrolment().devices().listAll().getFirst();
  }

  /** One who has all that lay in the token file, but the key. */
  private RefreshingTokens thief(Enrolled stolen, Optional<ProofKey> key) {
    Shelf elsewhere = new Shelf();
    elsewhere.keep(
        new Enrolled(
            stolen.accessToken(),
            stolen.accessEnds(),
            stolen.refreshToken(),
            stolen.device(),
            stolen.store(),
            key,
            key.isPresent()));
    return new RefreshingTokens(oauth, elsewhere, clock, kind -> {});
  }

  @Test
  void enrolsWithItsKeyAndIsServed() {
    Enrolled enrolled = enrol("tablet-1");
    shelf.keep(enrolled);

    assertThat(enrolled.bound()).isTrue();
    assertThat(manifest(tokens()).buckets()).isNotNull();
    assertThat(device().binding())
        .isEqualTo(new Device.Binding(enrolled.key().orElseThrow().thumbprint(), 0, null));
  }

  @Test
  void aNonceCostsOneMoreRequestAtTheBeginningAndNoneAfter() {
    shelf.keep(enrol("tablet-1"));
    RefreshingTokens tokens = tokens();
    manifest(tokens);
    int before = line.requests;
    for (int i = 0; i < 30; i++) {
      pass(Duration.ofSeconds(25));
      manifest(tokens);
    }

    assertThat(line.requests - before).isEqualTo(30);
    pass(Duration.ofHours(9));
    before = line.requests;
    manifest(tokens);
    // Tokens renewed, with the nonce of now at the second try.
    assertThat(line.requests - before).isEqualTo(3);
  }

  @Test
  void aCopyOfTheTokensWithoutTheKeyGetsNothingAndHarmsNobody() {
    Enrolled enrolled = enrol("tablet-1");
    shelf.keep(enrolled);
    RefreshingTokens tokens = tokens();
    manifest(tokens);
    for (Optional<ProofKey> key :
        List.of(Optional.<ProofKey>empty(), Optional.of(ProofKey.fresh()))) {
      RefreshingTokens thief = thief(enrolled, key);
      assertThatThrownBy(() -> manifest(thief)).isInstanceOf(CentralException.class);
      assertThatThrownBy(() -> thief.renew(thief.access())).isInstanceOf(CentralException.class);
      assertThatThrownBy(() -> oauth.confirmWipe(new AccessToken(enrolled.accessToken(), key)))
          .isInstanceOf(CentralException.class);
    }
    pass(Duration.ofMinutes(20));
    manifest(tokens);
    pass(Duration.ofMinutes(20));
    assertThatThrownBy(() -> manifest(thief(enrolled, Optional.of(ProofKey.fresh()))))
        .isInstanceOf(CentralException.class);

    assertThat(manifest(tokens).buckets()).isNotNull();
    assertThat(ends).isEmpty();
    assertThat(device().state()).isEqualTo(Device.State.ACTIVE);
  }

  @Test
  void whoShowsACopyIsNotTakenForTheDeviceThatWasSeen() {
    Enrolled enrolled = enrol("tablet-1");
    assertThatThrownBy(() -> manifest(thief(enrolled, Optional.of(ProofKey.fresh()))))
        .isInstanceOf(CentralException.class);

    assertThat(device().lastSeen()).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {-87_660, -24, -1, 1, 24, 87_660})
  void aClockThatIsWrongByHoursOrYearsIsNoReasonToBeRefused(long hours) {
    clock.move(Duration.ofHours(hours));
    shelf.keep(enrol("tablet-1"));
    RefreshingTokens tokens = tokens();
    manifest(tokens);
    pass(Duration.ofMinutes(20));
    manifest(tokens);
    clock.move(Duration.ofHours(-2 * hours));

    assertThat(manifest(tokens).buckets()).isNotNull();
    assertThat(ends).isEmpty();
  }

  @Test
  void aLostAnswerIsAskedForAgainWithTheSameKey() {
    Enrolled enrolled = enrol("tablet-1");
    shelf.keep(enrolled);
    RefreshingTokens tokens = tokens();
    manifest(tokens);
    pass(Duration.ofMinutes(20));
    line.answersAreLost = true;
    for (int i = 0; i < 3; i++) {
      assertKind(Kind.UNREACHABLE, tokens::access);
    }
    line.answersAreLost = false;
    pass(Duration.ofDays(7));

    assertThat(manifest(tokens).buckets()).isNotNull();
    assertThat(ends).isEmpty();
    assertThat(shelf.kept).hasSize(2);
  }

  @Test
  void aLostAnswerToTheEnrolmentIsAskedForAgain() {
    String code = approved("tablet-1").deviceCode();
    ProofKey key = ProofKey.fresh();
    line.answersAreLost = true;
    assertKind(Kind.UNREACHABLE, () -> oauth.poll(code, key));
    line.answersAreLost = false;

    shelf.keep(((OAuthClient.Poll.Approved) oauth.poll(code, key)).tokens());

    assertThat(manifest(tokens()).buckets()).isNotNull();
  }

  /** With every second answer lost: the key is on disk before the hub hears of it. */
  @Test
  void aDeviceWithoutAKeyGetsOneWhenItNextRenewsItsTokens() {
    Enrolled before = enrolWithoutKey("tablet-1");
    shelf.keep(before);
    RefreshingTokens tokens = tokens();
    assertThat(manifest(tokens).buckets()).isNotNull();
    assertThat(tokens.access().key()).isEmpty();
    pass(Duration.ofMinutes(14));
    line.answersAreLost = true;
    assertKind(Kind.UNREACHABLE, tokens::access);
    line.answersAreLost = false;
    // As after a crash: a new process knows what was kept alone.
    RefreshingTokens again = tokens();

    assertThat(manifest(again).buckets()).isNotNull();
    assertThat(again.access().key()).isPresent();
    assertThat(device().binding()).isNotNull();
    // The one it had is good for a minute more, and of no use to anybody now.
    assertKind(Kind.NOT_AUTHORISED, () -> manifest(TokenSource.fixed(before::accessToken)));
    assertThat(ends).isEmpty();
  }

  @Test
  void aHubOlderThanTheDeviceServesItUntilItIsUpdated() {
    line.hubIsOld = true;
    shelf.keep(enrol("tablet-1"));
    RefreshingTokens tokens = tokens();
    manifest(tokens);
    pass(Duration.ofMinutes(20));
    manifest(tokens);
    assertThat(tokens.access().key()).isEmpty();
    assertThat(device().binding()).isNull();
    line.hubIsOld = false;
    manifest(tokens);
    pass(Duration.ofMinutes(20));

    assertThat(manifest(tokens).buckets()).isNotNull();
    assertThat(tokens.access().key()).isPresent();
    assertThat(device().binding()).isNotNull();
  }

  @Test
  void aHubThatDemandsKeysTakesADeviceThatHasYetToShowOne() {
    shelf.keep(enrolWithoutKey("tablet-1"));
    hub.close();
    hub = Hub.open(folder.resolve("hub.db"), hubClock, BlockingGuard.NONE);
    hub.start(
        new Serving(url.getPort(), Optional.empty(), Optional.empty(), Optional.empty(), true));

    assertThat(manifest(tokens()).buckets()).isNotNull();

    assertThat(ends).isEmpty();
    assertThat(device().binding()).isNotNull();
  }

  @Test
  void oneIsRevokedAndTheOthersGoOn() {
    shelf.keep(enrol("tablet-1"));
    Shelf second = new Shelf();
    second.keep(enrol("tablet-2"));
    RefreshingTokens one = tokens();
    RefreshingTokens other = new RefreshingTokens(oauth, second, clock, ends::add);
    manifest(one);
    manifest(other, "tablet-2");
    hub.enrolment().devices().listAll().stream()
        .filter(known -> known.name().equals("tablet-1"))
        .forEach(known -> hub.enrolment().devices().revoke(known.id()));

    assertKind(Kind.REVOKED, () -> manifest(one));
    assertThat(ends).containsExactly(Kind.REVOKED);
    pass(Duration.ofMinutes(20));
    assertThat(manifest(other, "tablet-2").buckets()).isNotNull();
    assertThat(ends).containsExactly(Kind.REVOKED);
  }
}
