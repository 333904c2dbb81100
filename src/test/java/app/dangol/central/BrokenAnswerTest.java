package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.central.CentralException.Kind;
import app.dangol.failure.BlockingGuard;
import app.dangol.wire.Contract;
import app.dangol.wire.Manifest;
import app.dangol.wire.Ops;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that came, but not as they were sent or not as they should be. */
class BrokenAnswerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

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

  @ParameterizedTest(name = "{0}")
  @MethodSource("app.dangol.central.Calls#all")
  void discardsABodyThatIsCut(String name, Calls.Call call) {
    MockResponse.Builder cut =
        new MockResponse.Builder()
            .code(name.equals("send") ? 207 : 200)
            .setHeader(
                "Content-Type", name.matches("send|manifest") ? Contract.JSON : Contract.NDJSON)
            .body(Calls.goodPage().repeat(2_000))
            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE);
    server.enqueue(cut.build());

    assertThat(failure(call).kind()).isEqualTo(Kind.MALFORMED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("app.dangol.central.Calls#all")
  void discardsALoginPage(String name, Calls.Call call) {
    server.enqueue(
        new MockResponse.Builder()
            .code(name.equals("send") ? 207 : 200)
            .setHeader("Content-Type", "text/html")
            .body("<html>Wi-Fi</html>")
            .build());

    assertThat(failure(call).kind()).isEqualTo(Kind.MALFORMED);
  }

  private static Stream<Arguments> brokenPages() {
    String good = Calls.goodPage();
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
    server.enqueue(Calls.page(body).build());

    assertThat(failure(a -> a.changes("model", "AAAA", Duration.ZERO)).kind())
        .isEqualTo(Kind.MALFORMED);
  }

  @Test
  void discardsAnAnswerThatIsTooLargeOrNotGzip() {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", Contract.JSON)
            .body(" ".repeat(Contract.MAX_PAGE_BYTES + 1))
            .build());
    server.enqueue(Calls.page(Calls.goodPage()).setHeader("Content-Encoding", "gzip").build());

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

    assertThat(failure(a -> a.send(new Ops.Request("d", List.of(Calls.op())))).kind())
        .isEqualTo(Kind.MALFORMED);
  }

  private CentralException failure(Calls.Call call) {
    return Calls.failure(api, call);
  }
}
