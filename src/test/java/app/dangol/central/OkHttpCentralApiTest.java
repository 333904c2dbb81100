package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dangol.central.CentralException.Kind;
import app.dangol.failure.BlockingGuard;
import app.dangol.wire.Contract;
import app.dangol.wire.Manifest;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import app.dangol.wire.PageWriter;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The client before a hub that answers what it should not. */
class OkHttpCentralApiTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(700));

  private interface Call {
    Object on(CentralApi api);
  }

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

  private static Stream<Arguments> calls() {
    return Stream.of(
        Arguments.of("manifest", call(a -> a.manifest(new Manifest.Request("d", "s", List.of())))),
        Arguments.of("snapshot", call(a -> a.snapshot("model", Optional.empty()))),
        Arguments.of("changes", call(a -> a.changes("model", "AAAA", Duration.ZERO))),
        Arguments.of("send", call(a -> a.send(new Ops.Request("d", List.of(op()))))));
  }

  private static Call call(Call call) {
    return call;
  }

  @Test
  void sendsTheTokenAndReadsAPage() throws Exception {
    server.enqueue(page(goodPage()).build());

    Page page = api.snapshot("clients:seoul", Optional.of("AB-_"));

    RecordedRequest request = server.takeRequest();
    assertThat(page.rows()).hasSize(1);
    assertThat(request.getTarget()).isEqualTo("/base/v1/buckets/clients:seoul/snapshot?page=AB-_");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer secret");
    assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
  }

  @Test
  void asksForNoLongerWaitThanTheContractAllows() throws Exception {
    server.enqueue(page(goodPage()).build());

    api.changes("model", "AAAA", Duration.ofMinutes(5));

    assertThat(server.takeRequest().getTarget()).endsWith("changes?cursor=AAAA&wait=25");
  }

  @Test
  void keepsABucketsNameInItsPlaceInThePath() throws Exception {
    server.enqueue(page(goodPage()).build());

    api.snapshot("stock:a/b?c#d%2F", Optional.empty());

    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/base/v1/buckets/stock:a%2Fb%3Fc%23d%252F/snapshot");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void mapsEveryRefusal(String name, Call call) {
    assertKind(Kind.NOT_AUTHORISED, call, 401);
    assertKind(Kind.NOT_AUTHORISED, call, 403);
    assertKind(Kind.MUST_REFETCH, call, 409);
    assertKind(Kind.BUSY, call, 429);
    assertKind(Kind.BUSY, call, 503);
    assertKind(Kind.REFUSED, call, 500);
    assertKind(Kind.REFUSED, call, 400);
    assertKind(Kind.REFUSED, call, 302);
    assertKind(Kind.REFUSED, call, 204);
  }

  private void assertKind(Kind kind, Call call, int status) {
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

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void discardsABodyThatIsCut(String name, Call call) {
    MockResponse.Builder cut =
        new MockResponse.Builder()
            .code(name.equals("send") ? 207 : 200)
            .setHeader(
                "Content-Type", name.matches("send|manifest") ? Contract.JSON : Contract.NDJSON)
            .body(goodPage().repeat(2_000))
            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE);
    server.enqueue(cut.build());

    assertThat(failure(call).kind()).isEqualTo(Kind.MALFORMED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void discardsALoginPage(String name, Call call) {
    server.enqueue(
        new MockResponse.Builder()
            .code(name.equals("send") ? 207 : 200)
            .setHeader("Content-Type", "text/html")
            .body("<html>Wi-Fi</html>")
            .build());

    assertThat(failure(call).kind()).isEqualTo(Kind.MALFORMED);
  }

  private static Stream<Arguments> brokenPages() {
    String good = goodPage();
    return Stream.of(
        Arguments.of("a malformed line", "{\"e\":\n" + good),
        Arguments.of("a line of another kind", "[]\n" + good),
        Arguments.of("no end line", good.substring(0, good.indexOf('\n') + 1)),
        Arguments.of("a wrong sum", good.replaceAll("\"sum\":\".", "\"sum\":\"x")),
        Arguments.of("a wrong count", good.replace("\"count\":1", "\"count\":2")),
        Arguments.of("a row too many", good.lines().findFirst().orElseThrow() + "\n" + good),
        Arguments.of("nothing", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenPages")
  void discardsABrokenPage(String what, String body) {
    server.enqueue(page(body).build());

    assertThat(failure(a -> a.changes("model", "AAAA", Duration.ZERO)).kind())
        .isEqualTo(Kind.MALFORMED);
  }

  @Test
  void countsAPageAfterGunzip() throws IOException {
    Buffer squeezed = new Buffer();
    try (GZIPOutputStream gzip = new GZIPOutputStream(squeezed.outputStream())) {
      gzip.write(new byte[64 << 20]);
    }
    assertThat(squeezed.size()).as("on the wire").isLessThan(Contract.MAX_LINE_BYTES);
    server.enqueue(page("").setHeader("Content-Encoding", "gzip").body(squeezed).build());

    CentralException e = failure(a -> a.snapshot("model", Optional.empty()));

    assertThat(e.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(e).hasMessageContaining("longer than");
  }

  @Test
  void discardsAnAnswerThatIsTooLargeOrNotGzip() {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", Contract.JSON)
            .body(" ".repeat(Contract.MAX_PAGE_BYTES + 1))
            .build());
    server.enqueue(page(goodPage()).setHeader("Content-Encoding", "gzip").build());

    assertThat(failure(a -> a.manifest(new Manifest.Request("d", "s", List.of()))))
        .hasMessageContaining("larger than");
    assertThat(failure(a -> a.snapshot("model", Optional.empty())).kind())
        .isEqualTo(Kind.MALFORMED);
  }

  @Test
  void wantsOneResultForEachOp() {
    server.enqueue(
        new MockResponse.Builder()
            .code(207)
            .setHeader("Content-Type", Contract.JSON)
            .body("{\"results\":[],\"position\":1}")
            .build());

    assertThat(failure(a -> a.send(new Ops.Request("d", List.of(op())))).kind())
        .isEqualTo(Kind.MALFORMED);
  }

  @Test
  void givesUpAtTheDeadline() {
    server.enqueue(page(goodPage()).headersDelay(5, TimeUnit.SECONDS).build());
    server.enqueue(page(goodPage()).throttleBody(10, 300, TimeUnit.MILLISECONDS).build());
    try (OkHttpCentralApi hasty = api(server.url("/").uri(), SHORT, BlockingGuard.NONE)) {
      long start = System.nanoTime();

      assertThat(failure(hasty, a -> a.snapshot("model", Optional.empty())).kind())
          .isEqualTo(Kind.UNREACHABLE);
      assertThat(failure(hasty, a -> a.snapshot("model", Optional.empty())).kind())
          .as("a body that trickles")
          .isEqualTo(Kind.UNREACHABLE);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void addsTheWaitToTheDeadline() {
    server.enqueue(page(goodPage()).headersDelay(1_200, TimeUnit.MILLISECONDS).build());
    try (OkHttpCentralApi hasty = api(server.url("/").uri(), SHORT, BlockingGuard.NONE)) {
      assertThat(hasty.changes("model", "AAAA", Duration.ofSeconds(20)).rows()).hasSize(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void saysSoWhenThereIsNoNetwork(String name, Call call) {
    server.close();

    assertThat(failure(call).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void cutsWaitingCallsWhenItIsClosed() throws Exception {
    server.enqueue(page(goodPage()).headersDelay(20, TimeUnit.SECONDS).build());
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
  @MethodSource("calls")
  void asksTheGuardBeforeItBlocks(String name, Call call) {
    BlockingGuard guard =
        () -> {
          throw new IllegalStateException("must not wait");
        };
    try (OkHttpCentralApi guarded = api(server.url("/").uri(), Timeouts.STANDARD, guard)) {
      assertThatThrownBy(() -> call.on(guarded)).hasMessage("must not wait");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  private CentralException failure(Call call) {
    return failure(api, call);
  }

  private static CentralException failure(CentralApi on, Call call) {
    CentralException e = catchThrowableOfType(CentralException.class, () -> call.on(on));
    assertThat(e).isNotNull();
    return e;
  }

  private static MockResponse.Builder page(String body) {
    return new MockResponse.Builder().setHeader("Content-Type", Contract.NDJSON).body(body);
  }

  private static String goodPage() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PageWriter writer = new PageWriter(out);
    try {
      writer.row("pair", "a|b", 1, "{\"sku\":\"a\",\"other\":\"b\",\"count\":5}");
      writer.end("AAAA", false, 1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Ops.Op op() {
    return new Ops.Op("x", 1, "note.add", "c", "s", "t", new JsonObject(), "h");
  }
}
