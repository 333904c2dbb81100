package app.dangol.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.hub.connector.ConnectorException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain REST client, over real HTTP. */
class ConnectorHttpTest {
  private static final Map<String, String> HEADERS = Map.of("Authorization", "Bearer k");
  private static final Set<Integer> OK = Set.of(200);

  private final MockWebServer server = new MockWebServer();
  private final List<Duration> waited = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/shop/v2", "/shop/v2/"})
  void getsAPathBelowTheAddressWithItsQueryAndNoBody(String address) throws Exception {
    server.enqueue(json("{}"));
    try (ConnectorHttp http = http(address)) {
      http.get(
          "member",
          Resource.of("members", "a/b ..?c")
              .with("since", "2026-11-20T00:00:00+09:00")
              .with("n", "&"),
          HEADERS,
          OK);
    }

    RecordedRequest request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget())
        .isEqualTo("/shop/v2/members/a%2Fb%20..%3Fc?n=%26&since=2026-11-20T00%3A00%3A00%2B09%3A00");
    assertThat(request.getBody()).isNull();
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer k");
  }

  @Test
  void postsToAPathBelowTheAddressAndElseToTheAddressItself() throws Exception {
    server.enqueue(json("{}"));
    server.enqueue(json("{}"));
    try (ConnectorHttp http = http("/api?tenant=1")) {
      http.post("note", Resource.of("notes"), HEADERS, "{\"a\":1}", OK);
      http.post("all", HEADERS, "{}", OK);
    }

    RecordedRequest note = server.takeRequest();
    assertThat(note.getTarget()).isEqualTo("/api/notes?tenant=1");
    assertThat(Objects.requireNonNull(note.getBody()).utf8()).isEqualTo("{\"a\":1}");
    assertThat(server.takeRequest().getTarget()).isEqualTo("/api?tenant=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void noIdLeadsElsewhere(String id) {
    assertThatThrownBy(() -> Resource.of("members", id))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<MockResponse> unusable() {
    return Stream.of(
        new MockResponse.Builder().code(403).build(),
        new MockResponse.Builder().code(404).build(),
        new MockResponse.Builder().code(302).addHeader("Location", "/elsewhere").build(),
        new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build(),
        new MockResponse.Builder().code(200).body("<html>").build(),
        json(" ".repeat(2_000)));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void whatFailsForAPostFailsForAGetAndIsSentOnce(MockResponse answer) {
    server.enqueue(answer);
    server.enqueue(answer);
    try (ConnectorHttp http = http("/")) {
      Kind posted = failure(() -> http.post("a", HEADERS, "{}", OK));
      Kind got = failure(() -> http.get("a", Resource.of("b"), HEADERS, OK));

      assertThat(got).isEqualTo(posted);
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aGetSaysHowLongToWaitAndThePathIsInNoMessage() {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "7").build());
    try (ConnectorHttp http = http("/")) {
      assertThatThrownBy(() -> http.get("member", Resource.of("members", "somebody"), HEADERS, OK))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(Kind.BUSY);
                assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
              })
          .hasMessageNotContaining("somebody");
    }
    assertThat(Resource.of("members", "somebody").toString()).doesNotContain("somebody");
  }

  @Test
  void aGetIsOfTheSameBudget() {
    server.enqueue(json("{}"));
    server.enqueue(json("{}"));
    try (ConnectorHttp http = http("/")) {
      http.post("a", HEADERS, "{}", OK);
      http.get("b", Resource.of("b"), HEADERS, OK);
    }

    assertThat(waited).containsExactly(Duration.ofSeconds(1));
  }

  private ConnectorHttp http(String path) {
    RateBudget budget = new RateBudget(1, 1, nanos::get, waited::add);
    ConnectorHttp.Limits limits =
        new ConnectorHttp.Limits(Duration.ofSeconds(5), Duration.ofSeconds(30), 1_000);
    return new ConnectorHttp(
        URI.create(server.url(path).toString()), budget, limits, Clock.systemUTC());
  }

  private static Kind failure(Runnable call) {
    try {
      call.run();
    } catch (ConnectorException e) {
      return e.kind();
    }
    throw new AssertionError("it worked");
  }

  private static MockResponse json(String body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
