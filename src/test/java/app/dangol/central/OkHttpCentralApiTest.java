package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.central.CentralException.Kind;
import app.dangol.failure.BlockingGuard;
import app.dangol.wire.Page;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The client before a hub that answers what it should not. */
class OkHttpCentralApiTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(700));

  private final MockWebServer server = new MockWebServer();
  private OkHttpCentralApi api;

  @BeforeEach
  void start() throws IOException {
    server.start();
    api = api(server.url("/base").uri(), Timeouts.STANDARD, BlockingGuard.NONE);
  }

  @AfterEach
  void stop() {
    api.close();
    server.close();
  }

  private static OkHttpCentralApi api(URI base, Timeouts timeouts, BlockingGuard guard) {
    return new OkHttpCentralApi(
        base, () -> "secret", Clock.fixed(NOW, ZoneOffset.UTC), guard, timeouts);
  }

  @Test
  void sendsTheTokenAndReadsAPage() throws Exception {
    server.enqueue(Calls.page(Calls.goodPage()).build());

    Page page = api.snapshot("clients:seoul", Optional.of("AB-_"));

    RecordedRequest request = server.takeRequest();
    assertThat(page.rows()).hasSize(1);
    assertThat(request.getTarget()).isEqualTo("/base/v1/buckets/clients:seoul/snapshot?page=AB-_");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer secret");
    assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
  }

  @Test
  void asksForNoLongerWaitThanTheContractAllows() throws Exception {
    server.enqueue(Calls.page(Calls.goodPage()).build());

    api.changes("model", "AAAA", Duration.ofMinutes(5));

    assertThat(server.takeRequest().getTarget()).endsWith("changes?cursor=AAAA&wait=25");
  }

  @Test
  void keepsABucketsNameInItsPlaceInThePath() throws Exception {
    server.enqueue(Calls.page(Calls.goodPage()).build());

    api.snapshot("stock:a/b?c#d%2F", Optional.empty());

    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/base/v1/buckets/stock:a%2Fb%3Fc%23d%252F/snapshot");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("app.dangol.central.Calls#all")
  void mapsEveryRefusal(String name, Calls.Call call) {
    assertKind(Kind.NOT_AUTHORISED, call, 401);
    assertKind(Kind.NOT_AUTHORISED, call, 403);
    assertKind(Kind.MUST_REFETCH, call, 409);
    assertKind(Kind.BUSY, call, 429);
    assertKind(Kind.BUSY, call, 503);
    assertKind(Kind.BUSY, call, 502);
    assertKind(Kind.BUSY, call, 504);
    assertKind(Kind.REFUSED, call, 500);
    assertKind(Kind.REFUSED, call, 400);
    assertKind(Kind.REFUSED, call, 302);
    assertKind(Kind.REFUSED, call, 204);
  }

  private void assertKind(Kind kind, Calls.Call call, int status) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Location", server.url("/elsewhere").toString())
            .body(status == 204 ? "" : "{\"code\":\"some_word\",\"message\":\"단골 010-1234\"}")
            .build());
    int before = server.getRequestCount();

    CentralException e = failure(call);

    assertThat(e.kind()).as("%d", status).isEqualTo(kind);
    assertThat(e).hasMessageContaining(String.valueOf(status)).hasMessageNotContaining("010");
    assertThat(server.getRequestCount()).as("no redirect, no retry").isEqualTo(before + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "120,120",
    "0,0",
    "999999999,3600",
    "'Sat, 21 Nov 2026 09:02:00 GMT',120",
    "'Sat, 21 Nov 2026 08:00:00 GMT',0",
  })
  void readsHowLongToWait(String header, long seconds) {
    server.enqueue(
        new MockResponse.Builder().code(503).setHeader("Retry-After", header).body("busy").build());

    assertThat(failure(a -> a.snapshot("model", Optional.empty())).retryAfter())
        .contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"soon", "-5", "''"})
  void doesWithoutAWaitItCannotRead(String header) {
    server.enqueue(
        new MockResponse.Builder().code(429).setHeader("Retry-After", header).body("").build());

    assertThat(failure(a -> a.snapshot("model", Optional.empty())).retryAfter()).isEmpty();
  }

  @Test
  void givesUpAtTheDeadline() {
    server.enqueue(Calls.page(Calls.goodPage()).headersDelay(5, TimeUnit.SECONDS).build());
    server.enqueue(
        Calls.page(Calls.goodPage()).throttleBody(10, 300, TimeUnit.MILLISECONDS).build());
    try (OkHttpCentralApi hasty = api(server.url("/").uri(), SHORT, BlockingGuard.NONE)) {
      long start = System.nanoTime();

      assertThat(Calls.failure(hasty, a -> a.snapshot("model", Optional.empty())).kind())
          .isEqualTo(Kind.UNREACHABLE);
      assertThat(Calls.failure(hasty, a -> a.snapshot("model", Optional.empty())).kind())
          .as("a body that trickles")
          .isEqualTo(Kind.UNREACHABLE);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void addsTheWaitToTheDeadline() {
    server.enqueue(Calls.page(Calls.goodPage()).headersDelay(1_200, TimeUnit.MILLISECONDS).build());
    try (OkHttpCentralApi hasty = api(server.url("/").uri(), SHORT, BlockingGuard.NONE)) {
      assertThat(hasty.changes("model", "AAAA", Duration.ofSeconds(20)).rows()).hasSize(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("app.dangol.central.Calls#all")
  void saysSoWhenThereIsNoNetwork(String name, Calls.Call call) {
    server.close();

    assertThat(failure(call).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void cutsWaitingCallsWhenItIsClosed() throws Exception {
    server.enqueue(Calls.page(Calls.goodPage()).headersDelay(20, TimeUnit.SECONDS).build());
    Thread closer =
        Thread.ofVirtual()
            .start(() -> {
              takeRequest();
              api.close();
            });
    long start = System.nanoTime();

    assertThat(failure(a -> a.changes("model", "AAAA", Duration.ofSeconds(20))).kind())
        .isEqualTo(Kind.UNREACHABLE);
    closer.join();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  private void takeRequest() {
    try {
      server.takeRequest();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("app.dangol.central.Calls#all")
  void asksTheGuardBeforeItBlocks(String name, Calls.Call call) {
    BlockingGuard guard =
        () -> {
          throw new IllegalStateException("must not wait");
        };
    try (OkHttpCentralApi guarded = api(server.url("/").uri(), Timeouts.STANDARD, guard)) {
      assertThatThrownBy(() -> call.on(guarded)).hasMessage("must not wait");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  private CentralException failure(Calls.Call call) {
    return Calls.failure(api, call);
  }
}
