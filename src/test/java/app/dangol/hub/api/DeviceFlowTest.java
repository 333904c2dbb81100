package app.dangol.hub.api;

import static app.dangol.hub.api.EnrollingDevice.error;
import static app.dangol.hub.api.EnrollingDevice.fields;
import static app.dangol.hub.api.EnrollingDevice.token;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.Rows;
import app.dangol.hub.enrol.Device;
import app.dangol.id.OpId;
import app.dangol.wire.ApiError;
import app.dangol.wire.BodyHash;
import app.dangol.wire.OAuth;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A device enrols, keeps its tokens and loses them, over real HTTP and a clock that is set. */
@Timeout(60)
class DeviceFlowTest {
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T00:00:00Z"));
  private Hub hub;
  private EnrollingDevice device;

  @BeforeEach
  void start() {
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    device = new EnrollingDevice(hub.start(Serving.enrolledOnly(0)));
  }

  @AfterEach
  void stop() {
    device.close();
    hub.close();
  }

  private OAuth.Token enrol(String name, String store) throws Exception {
    OAuth.Authorization asked = device.ask(name, store);
    assertThat(hub.enrolment().grants().approve(asked.userCode(), store, "test")).isTrue();
    return token(device.poll(asked.deviceCode()));
  }

  private Device only() {
    assertThat(hub.enrolment().devices().listAll()).hasSize(1);
    return hub.enrolment().devices().listAll().getFirst();
  }

  @Test
  void aDeviceIsServedWhileSomebodyElseWrites() throws Exception {
    String token = enrol("tablet-1", "seoul").accessToken();
    device.manifest(token, "tablet-1", "seoul");
    clock.move(Duration.ofMinutes(2));

    AtomicInteger answered = new AtomicInteger();
    // Rows are asked for one by one, within the transaction.
    hub.writer()
        .put(
            "catalogue",
            () -> {
              answered.set(manifestWithin(token));
              return Collections.emptyIterator();
            });

    assertThat(answered.get()).isEqualTo(200);
    assertThat(only().lastSeen()).isEqualTo("2026-11-22T00:02:00Z");
  }

  private int manifestWithin(String token) {
    try {
      return device.manifest(token, "tablet-1", "seoul").statusCode();
    } catch (Exception e) {
      throw new AssertionError("the hub did not answer", e);
    }
  }

  @Test
  void devicesOfOneNameInTwoStoresAreNumberedApart() throws Exception {
    String seoul = enrol("tablet-1", "seoul").accessToken();
    String busan = enrol("tablet-1", "busan").accessToken();
    String op =
        """
        {"op_id":"0190a000-0000-7000-8000-000000000001","seq":7,"type":"note.add",\
        "subject":"nobody","author":"s-1","at":"2026-11-22T00:00:00Z",\
        "body":{"author_name":"a","text":"b"},"body_hash":"%s"}\
        """
            .formatted(BodyHash.ofText("{\"author_name\":\"a\",\"text\":\"b\"}"));

    HttpResponse<String> answer =
        device.call("POST", "/v1/ops", seoul, "{\"device\":\"tablet-1\",\"ops\":[" + op + "]}");

    assertThat(answer.body()).contains("unknown_customer");
    assertThat(device.manifest(seoul, "tablet-1", "seoul").body()).contains("\"last_seq\":7");
    assertThat(device.manifest(busan, "tablet-1", "busan").body()).contains("\"last_seq\":0");
  }

  private static String code(HttpResponse<String> answer) {
    return StrictJson.read(answer.body(), ApiError.class).code();
  }

  @Test
  void anApprovedDeviceIsServedUnderItsNameInItsStore() throws Exception {
    OAuth.Token tokens = enrol("tablet-1", "seoul");

    assertThat(tokens.device()).isEqualTo("tablet-1");
    assertThat(tokens.store()).isEqualTo("seoul");
    assertThat(device.manifest(tokens.accessToken(), "tablet-1", "seoul").statusCode())
        .isEqualTo(200);
    assertThat(only().lastSeen()).isEqualTo("2026-11-22T00:00:00Z");
  }

  @Test
  void theAddressToOpenIsTheOneTheDeviceCameBy() throws Exception {
    OAuth.Authorization asked = device.ask("tablet-1", "seoul");

    assertThat(asked.verificationUri()).matches("http://127\\.0\\.0\\.1:[0-9]+/enrol");
    assertThat(asked.verificationUriComplete())
        .isEqualTo(asked.verificationUri() + "?user_code=" + asked.userCode());
  }

  @Test
  void whoAsksTooOftenIsToldToSlowDownFromThenOn() throws Exception {
    String code = device.ask("tablet-1", "seoul").deviceCode();

    assertThat(error(device.poll(code))).isEqualTo("authorization_pending");
    clock.move(Duration.ofSeconds(5));
    assertThat(error(device.poll(code))).isEqualTo("authorization_pending");
    clock.move(Duration.ofSeconds(3));
    assertThat(error(device.poll(code))).isEqualTo("slow_down");
    clock.move(Duration.ofSeconds(6));
    assertThat(error(device.poll(code))).as("ten seconds by now").isEqualTo("slow_down");
    clock.move(Duration.ofSeconds(15));
    assertThat(error(device.poll(code))).isEqualTo("authorization_pending");
  }

  @Test
  void aDeviceTurnedAwayIsToldSo() throws Exception {
    OAuth.Authorization asked = device.ask("tablet-1", "seoul");
    hub.enrolment().grants().deny(asked.userCode());

    assertThat(error(device.poll(asked.deviceCode()))).isEqualTo("access_denied");
    assertThat(hub.enrolment().grants().approve(asked.userCode(), "seoul", "test")).isFalse();
  }

  @Test
  void aCodeNobodyApprovesInTimeRunsOut() throws Exception {
    OAuth.Authorization asked = device.ask("tablet-1", "seoul");
    clock.move(Duration.ofSeconds(asked.expiresIn()));

    assertThat(error(device.poll(asked.deviceCode()))).isEqualTo("expired_token");
    assertThat(hub.enrolment().grants().approve(asked.userCode(), "seoul", "test")).isFalse();
  }

  @Test
  void aDeviceCodeOfNobodyCountsForNothing() throws Exception {
    assertThat(error(device.poll("nobodys-code-nobodys-code"))).isEqualTo("invalid_grant");
  }

  @Test
  void requestsThatAreNoneAreRefusedByTheirNames() throws Exception {
    String token = "/v1/oauth/token";
    String form = OAuth.FORM;
    String client = "client_id=dangol-device&";

    assertThat(error(device.send(token, client + "grant_type=password", form)))
        .isEqualTo("unsupported_grant_type");
    assertThat(error(device.send(token, client, form))).isEqualTo("invalid_request");
    assertThat(error(device.send(token, "client_id=other&grant_type=x", form)))
        .isEqualTo("invalid_client");
    assertThat(device.send(token, "{}", "application/json").statusCode()).isEqualTo(400);
    assertThat(device.send(token, client + "grant_type=a&grant_type=b", form).statusCode())
        .isEqualTo(400);
    assertThat(device.send(token, "a=%zz", form).statusCode()).isEqualTo(400);
    assertThat(device.send(token, "a=" + "b".repeat(20_000), form).statusCode()).isEqualTo(413);
    assertThat(
            error(
                device.send(
                    "/v1/oauth/device_authorization",
                    client + "device_name=%3Cb%3E&store=seoul",
                    form)))
        .isEqualTo("invalid_request");
  }

  @Test
  void askingWithoutEndDoesNotFillTheHub() throws Exception {
    for (int i = 0; i < 100; i++) {
      device.ask("tablet-" + i, "seoul");
    }

    HttpResponse<String> oneMore =
        device.post(
            "/v1/oauth/device_authorization", fields("device_name", "more", "store", "seoul"));

    assertThat(oneMore.statusCode()).isEqualTo(429);
    assertThat(oneMore.headers().firstValue("Retry-After")).isPresent();
    clock.move(Duration.ofMinutes(21));
    device.ask("later", "seoul");
  }

  @Test
  void anAnswerLostWhileEnrollingComesAgain() throws Exception {
    OAuth.Authorization asked = device.ask("tablet-1", "seoul");
    hub.enrolment().grants().approve(asked.userCode(), "seoul", "test");
    OAuth.Token lost = token(device.poll(asked.deviceCode()));
    clock.move(Duration.ofHours(5));

    OAuth.Token again = token(device.poll(asked.deviceCode()));

    assertThat(again.refreshToken()).isEqualTo(lost.refreshToken());
    assertThat(device.manifest(again.accessToken(), "tablet-1", "seoul").statusCode())
        .isEqualTo(200);
    clock.move(Duration.ofMinutes(2));
    assertThat(error(device.poll(asked.deviceCode()))).as("it arrived").isEqualTo("invalid_grant");
  }

  @Test
  void anAccessTokenRunsOutAndAnotherIsFetched() throws Exception {
    OAuth.Token first = enrol("tablet-1", "seoul");
    clock.move(Duration.ofSeconds(first.expiresIn()));

    HttpResponse<String> late = device.manifest(first.accessToken(), "tablet-1", "seoul");

    assertThat(late.statusCode()).isEqualTo(401);
    assertThat(code(late)).isEqualTo("expired");
    assertThat(late.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(v -> assertThat(v).contains("error=\"invalid_token\""));
    OAuth.Token second = token(device.refresh(first.refreshToken()));
    assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
    assertThat(device.manifest(second.accessToken(), "tablet-1", "seoul").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aLostAnswerToARefreshNeverShutsADeviceOut() throws Exception {
    OAuth.Token first = enrol("tablet-1", "seoul");
    device.manifest(first.accessToken(), "tablet-1", "seoul");
    OAuth.Token lost = token(device.refresh(first.refreshToken()));
    clock.move(Duration.ofDays(3));

    OAuth.Token again = token(device.refresh(first.refreshToken()));

    assertThat(again.refreshToken()).isEqualTo(lost.refreshToken());
    clock.move(Duration.ofMinutes(20));
    OAuth.Token third = token(device.refresh(again.refreshToken()));
    assertThat(device.manifest(third.accessToken(), "tablet-1", "seoul").statusCode())
        .isEqualTo(200);
  }

  @Test
  void twoRefreshesAtTheSameMomentAreNoTheft() throws Exception {
    OAuth.Token first = enrol("tablet-1", "seoul");
    OAuth.Token one = token(device.refresh(first.refreshToken()));
    device.manifest(one.accessToken(), "tablet-1", "seoul");
    clock.move(Duration.ofSeconds(30));

    OAuth.Token other = token(device.refresh(first.refreshToken()));

    assertThat(other.refreshToken()).isEqualTo(one.refreshToken());
  }

  @Test
  void aCopyOfAUsedRefreshTokenEndsTheEnrolmentForBoth() throws Exception {
    OAuth.Token first = enrol("tablet-1", "seoul");
    OAuth.Token second = token(device.refresh(first.refreshToken()));
    device.manifest(second.accessToken(), "tablet-1", "seoul");
    clock.move(Duration.ofMinutes(2));

    assertThat(error(device.refresh(first.refreshToken()))).isEqualTo("invalid_grant");

    HttpResponse<String> after = device.manifest(second.accessToken(), "tablet-1", "seoul");
    assertThat(after.statusCode()).isEqualTo(401);
    assertThat(code(after)).isEqualTo("revoked");
    assertThat(error(device.refresh(second.refreshToken()))).isEqualTo("invalid_grant");
    assertThat(only().state()).isEqualTo(Device.State.REVOKED);
  }

  @Test
  void anOlderCopyIsKnownAsOneToo() throws Exception {
    OAuth.Token first = enrol("tablet-1", "seoul");
    OAuth.Token third =
        token(device.refresh(token(device.refresh(first.refreshToken())).refreshToken()));

    assertThat(error(device.refresh(first.refreshToken()))).isEqualTo("invalid_grant");

    assertThat(code(device.manifest(third.accessToken(), "tablet-1", "seoul")))
        .isEqualTo("revoked");
  }

  @Test
  void aTokenMadeUpForAKnownDeviceHarmsNobody() throws Exception {
    OAuth.Token tokens = enrol("tablet-1", "seoul");
    String madeUp = tokens.refreshToken().substring(0, tokens.refreshToken().length() - 4) + "AAAA";

    assertThat(error(device.refresh(madeUp))).isEqualTo("invalid_grant");
    device.revoke(madeUp);

    assertThat(device.manifest(tokens.accessToken(), "tablet-1", "seoul").statusCode())
        .isEqualTo(200);
    assertThat(code(device.manifest(madeUp, "tablet-1", "seoul"))).isEqualTo("unauthorised");
  }

  @Test
  void aDeviceAwayForAQuarterEnrolsAnew() throws Exception {
    OAuth.Token tokens = enrol("tablet-1", "seoul");
    clock.move(Duration.ofDays(91));

    assertThat(code(device.manifest(tokens.accessToken(), "tablet-1", "seoul")))
        .isEqualTo("enrolment_expired");
    assertThat(error(device.refresh(tokens.refreshToken()))).isEqualTo("invalid_grant");
  }

  @Test
  void theDeviceMayEndItsOwnEnrolment() throws Exception {
    OAuth.Token tokens = enrol("tablet-1", "seoul");

    assertThat(device.revoke("nobodys-token").statusCode()).isEqualTo(200);
    assertThat(device.revoke(tokens.refreshToken()).statusCode()).isEqualTo(200);

    assertThat(code(device.manifest(tokens.accessToken(), "tablet-1", "seoul")))
        .isEqualTo("revoked");
  }

  @Test
  void enrollingAnewTakesTheOldOnesPlace() throws Exception {
    OAuth.Token before = enrol("tablet-1", "seoul");

    OAuth.Token after = enrol("tablet-1", "seoul");

    assertThat(only().name()).isEqualTo("tablet-1");
    assertThat(device.manifest(after.accessToken(), "tablet-1", "seoul").statusCode())
        .isEqualTo(200);
    assertThat(device.manifest(before.accessToken(), "tablet-1", "seoul").statusCode())
        .isEqualTo(401);
  }

  @Test
  void anotherStoresBucketsAreNotThere() throws Exception {
    hub.writer().put("stock:seoul", Rows.stock(0, 3, 1));
    hub.writer().put("stock:busan", Rows.stock(0, 3, 1));
    String token = enrol("tablet-1", "seoul").accessToken();

    assertThat(device.call("GET", "/v1/buckets/stock:seoul/snapshot", token, "").statusCode())
        .isEqualTo(200);
    for (String bucket : Set.of("stock:busan", "clients:busan", "work:busan")) {
      for (String way : Set.of("/snapshot", "/changes?cursor=AAAA")) {
        HttpResponse<String> other = device.call("GET", "/v1/buckets/" + bucket + way, token, "");
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(code(other)).isEqualTo("unknown_bucket");
      }
    }
    assertThat(code(device.manifest(token, "tablet-1", "busan"))).isEqualTo("other_store");
    assertThat(code(device.manifest(token, "tablet-2", "seoul"))).isEqualTo("other_device");
  }

  @Test
  void aWriteForAnotherStoreIsRefusedAloneAndTheRestTaken() throws Exception {
    String token = enrol("tablet-1", "seoul").accessToken();
    Ops.Op elsewhere = op("busan");

    HttpResponse<String> answer =
        device.call("POST", "/v1/ops", token, ops("tablet-1", elsewhere, op("seoul")));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(207);
    assertThat(answer.body())
        .contains("\"op_id\":\"" + elsewhere.opId() + "\",\"status\":\"rejected\"");
    assertThat(answer.body().indexOf("other_store")).isPositive();
    assertThat(answer.body().indexOf("other_store"))
        .isEqualTo(answer.body().lastIndexOf("other_store"));
    assertThat(device.call("POST", "/v1/ops", token, ops("tablet-2", op("seoul"))).statusCode())
        .isEqualTo(403);
  }

  private static String ops(String device, Ops.Op... ops) {
    return StrictJson.write(new Ops.Request(device, List.of(ops)));
  }

  private static Ops.Op op(String store) {
    JsonObject body = new JsonObject();
    body.addProperty("store", store);
    body.addProperty("device", "tablet-1");
    return new Ops.Op(
        OpId.create().toString(),
        1,
        Ops.HELP_CALL,
        OpId.create().toString(),
        "staff-1",
        "2026-11-21T00:00:00Z",
        body,
        BodyHash.of(body));
  }

  @Test
  void aRevocationReachesADeviceThatWaitsForChanges() throws Exception {
    hub.writer().put("stock:seoul", Rows.stock(0, 3, 1));
    String token = enrol("tablet-1", "seoul").accessToken();
    String page = device.call("GET", "/v1/buckets/stock:seoul/snapshot", token, "").body();
    String cursor = page.replaceAll("(?s).*\"next\":\"([^\"]+)\".*", "$1");
    CompletableFuture<HttpResponse<String>> waiting =
        CompletableFuture.supplyAsync(() -> poll(token, cursor));

    // Whether it waits already or not yet makes no difference to what it must be told.
    hub.enrolment().devices().revoke(only().id());

    HttpResponse<String> told = waiting.get(10, TimeUnit.SECONDS);
    assertThat(told.statusCode()).isEqualTo(401);
    assertThat(code(told)).isEqualTo("revoked");
  }

  private HttpResponse<String> poll(String token, String cursor) {
    try {
      return device.call(
          "GET", "/v1/buckets/stock:seoul/changes?wait=25&cursor=" + cursor, token, "");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aDeviceToldToWipeItselfMayOnlyHandInItsWritesAndSaySo() throws Exception {
    OAuth.Token tokens = enrol("tablet-1", "seoul");
    assertThat(code(device.call("POST", "/v1/device/wiped", tokens.accessToken(), "")))
        .isEqualTo("no_wipe");
    hub.enrolment().devices().requestWipe(only().id());
    clock.move(Duration.ofHours(1));
    String token = token(device.refresh(tokens.refreshToken())).accessToken();

    HttpResponse<String> told = device.manifest(token, "tablet-1", "seoul");
    assertThat(told.statusCode()).isEqualTo(403);
    assertThat(code(told)).isEqualTo("wipe");
    String left = ops("tablet-1", op("seoul"));
    assertThat(device.call("POST", "/v1/ops", token, left).statusCode()).isEqualTo(207);
    assertThat(device.call("POST", "/v1/device/wiped", token, "").statusCode()).isEqualTo(204);

    assertThat(only().state()).isEqualTo(Device.State.WIPED);
    assertThat(code(device.manifest(token, "tablet-1", "seoul"))).isEqualTo("revoked");
  }

  @Test
  void anotherCopyOfTheHubKnowsTheSameDevices() throws Exception {
    OAuth.Token tokens = enrol("tablet-1", "seoul");
    hub.close();
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    URI other = hub.start(Serving.enrolledOnly(0));
    try (EnrollingDevice there = new EnrollingDevice(other)) {
      assertThat(there.manifest(tokens.accessToken(), "tablet-1", "seoul").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void noTokenAndNoCodeStandsInTheHubsFile() throws Exception {
    OAuth.Authorization asked = device.ask("tablet-1", "seoul");
    hub.enrolment().grants().approve(asked.userCode(), "seoul", "test");
    OAuth.Token tokens = token(device.poll(asked.deviceCode()));
    OAuth.Token next = token(device.refresh(tokens.refreshToken()));
    hub.close();

    String file = Files.readString(folder.resolve("hub.db"), StandardCharsets.ISO_8859_1);

    assertThat(file).contains("tablet-1");
    for (String secret :
        Set.of(
            asked.deviceCode(),
            tokens.accessToken(),
            tokens.refreshToken(),
            next.accessToken(),
            next.refreshToken())) {
      assertThat(file).doesNotContain(secret.substring(secret.lastIndexOf('.') + 1));
    }
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
  }

  @Test
  void userCodesHaveNoLookAlikesAndAreTypedAnyhow() throws Exception {
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      codes.add(device.ask("tablet-" + i, "seoul").userCode());
    }
    assertThat(codes)
        .hasSize(50)
        .allMatch(code -> code.matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}"));
    String code = codes.iterator().next();
    String typed = " " + code.toLowerCase(java.util.Locale.ROOT).replace("-", " ") + " ";
    assertThat(hub.enrolment().grants().findPending(typed)).isPresent();
    assertThat(hub.enrolment().grants().findPending("AEIOUAEI")).isEqualTo(Optional.empty());
  }
}
