package app.dangol.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.id.CustomerId;
import app.dangol.trust.credential.CredentialIssuer.Issued;
import app.dangol.trust.credential.DocumentType;
import app.dangol.wire.CardUses;
import app.dangol.wire.OAuth;
import app.dangol.wire.StrictJson;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** T1, T2: a one-time credential lets its bearer act once in the whole chain, by the hub's word. */
@Timeout(60)
class T2CardUsesTest {
  private static final String MEMBER = "c-00123";
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T03:00:00Z"));
  private Hub hub;
  private EnrollingDevice device;
  private String kiosk;
  private String other;

  @BeforeEach
  void open() throws Exception {
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    device = new EnrollingDevice(hub.start(Serving.enrolledOnly(0)));
    kiosk = enrol("kiosk-1", "seoul");
    other = enrol("kiosk-2", "busan");
  }

  @AfterEach
  void close() {
    device.close();
    hub.close();
  }

  private String enrol(String name, String store) throws Exception {
    OAuth.Authorization asked = device.ask(name, store);
    hub.enrolment().grants().approve(asked.userCode(), store, "test");
    return EnrollingDevice.token(device.poll(asked.deviceCode())).accessToken();
  }

  private Issued issue(DocumentType type, String audience) {
    return hub.cards(folder.resolve("card-keys"))
        .issue(type, new CustomerId(MEMBER), "dangol", Optional.of(audience), DAY);
  }

  private Issued voucher() {
    return hub.cards(folder.resolve("card-keys"))
        .issue(DocumentType.ONE_TIME, new CustomerId(MEMBER), "dangol", Optional.empty(), DAY);
  }

  private HttpResponse<String> ask(String token, String name, String store, String value)
      throws Exception {
    String json = StrictJson.write(new CardUses.Request(name, store, value));
    return device.call("POST", "/v1/card-uses", token, json);
  }

  private boolean use(String value) throws Exception {
    return used(ask(kiosk, "kiosk-1", "seoul", value));
  }

  private boolean useElsewhere(String value) throws Exception {
    return used(ask(other, "kiosk-2", "busan", value));
  }

  private static boolean used(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return StrictJson.read(answer.body(), CardUses.Answer.class).used();
  }

  @Test
  void letsItsBearerActOnceInTheWholeChain() throws Exception {
    String voucher = voucher().text();
    clock.move(Duration.ofMinutes(10));

    assertThat(use(voucher)).isTrue();
    assertThat(useElsewhere(voucher)).isFalse();
  }

  @Test
  void whoseAnswerWasLostIsToldTheSameAgain() throws Exception {
    String voucher = voucher().text();

    assertThat(use(voucher)).isTrue();
    clock.move(Duration.ofMinutes(10));
    assertThat(use(voucher)).isTrue();
    assertThat(useElsewhere(voucher)).isFalse();
  }

  @Test
  void aDeviceThatWasEnrolledAnewIsAnotherOne() throws Exception {
    String voucher = voucher().text();
    assertThat(use(voucher)).isTrue();
    clock.move(Duration.ofMinutes(1));
    kiosk = enrol("kiosk-1", "seoul");

    assertThat(use(voucher)).isFalse();
  }

  @Test
  void ofThoseWhoAskInTheSameMomentOneMay() throws Exception {
    String voucher = voucher().text();
    long done;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> here = () -> use(voucher);
      Callable<Boolean> there = () -> useElsewhere(voucher);
      done =
          threads.invokeAll(Stream.of(here, there).toList()).stream()
              .filter(Future::resultNow)
              .count();
    }

    assertThat(done).isEqualTo(1);
  }

  @Test
  void isUsedUpForTheCommandAsWellAndAfterARestart() throws Exception {
    String voucher = voucher().text();
    assertThat(use(voucher)).isTrue();
    hub.close();
    device.close();
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    device = new EnrollingDevice(hub.start(Serving.enrolledOnly(0)));

    assertThat(useElsewhere(voucher)).isFalse();
    assertThat(use(voucher)).isTrue();
  }

  @Test
  void whatDoesNotCountIsAnsweredAlike() throws Exception {
    Issued revoked = voucher();
    hub.cards(folder.resolve("card-keys")).revoke(revoked.id());
    String genuine = voucher().text();
    String forged =
        genuine.substring(0, 100)
            + (genuine.charAt(100) == 'A' ? 'B' : 'A')
            + genuine.substring(101);
    String expired = voucher().text();

    assertThat(use(revoked.text())).isFalse();
    assertThat(use(forged)).isFalse();
    assertThat(use(issue(DocumentType.ONE_TIME, "busan").text())).isFalse();
    assertThat(use(issue(DocumentType.CARD, "dangol").text())).isFalse();
    assertThat(use("2900000000018")).isFalse();
    assertThat(use("DG1:")).isFalse();
    assertThat(use(genuine)).isTrue();
    clock.move(DAY.plusMinutes(5));
    kiosk = enrol("kiosk-1", "seoul");
    assertThat(use(expired)).isFalse();
  }

  /** As of look-ups: nobody tries them one after the other. */
  @Test
  void aDeviceThatShowsTooManyThatCountForNothingWaits() throws Exception {
    String voucher = voucher().text();
    for (int n = 0; n < 20; n++) {
      assertThat(use(voucher)).as("one that counts is no miss").isTrue();
    }
    for (int n = 0; n < 10; n++) {
      assertThat(use("DG1:" + n)).isFalse();
    }

    HttpResponse<String> resting = ask(kiosk, "kiosk-1", "seoul", voucher);

    assertThat(resting.statusCode()).as(resting.body()).isEqualTo(429);
    assertThat(resting.body()).contains("too_many_card_uses");
    assertThat(resting.headers().firstValue("Retry-After")).hasValue("61");
    assertThat(useElsewhere(voucher().text())).as("another device does not").isTrue();
    clock.move(Duration.ofSeconds(60));
    assertThat(use(voucher)).isTrue();
  }

  @Test
  void aDeviceRestsForTheDayAfterAThousand() throws Exception {
    String voucher = voucher().text();
    for (int n = 0; n < 1_000; n++) {
      assertThat(use(voucher)).isTrue();
    }

    assertThat(ask(kiosk, "kiosk-1", "seoul", voucher).statusCode()).isEqualTo(429);
  }

  @Test
  void aDeviceUsesForItselfAlone() throws Exception {
    String voucher = voucher().text();

    assertThat(ask(kiosk, "kiosk-2", "busan", voucher).statusCode()).isEqualTo(403);
    assertThat(ask(kiosk, "kiosk-1", "busan", voucher).statusCode()).isEqualTo(403);
    assertThat(useElsewhere(voucher)).isTrue();
  }
}
