package app.dangol.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.Rows;
import app.dangol.hub.connector.ConnectorRunner;
import app.dangol.hub.connector.ConnectorStatus;
import app.dangol.hub.connector.ShelfConnector;
import app.dangol.hub.intake.Incoming;
import app.dangol.sync.Await;
import app.dangol.wire.ApiError;
import app.dangol.wire.Contract;
import app.dangol.wire.ContractDocument;
import app.dangol.wire.Health;
import app.dangol.wire.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server met by a client that keeps to nothing. */
class HubServerTest {
  private static final String PAGE = "/v1/buckets/stock:seoul/snapshot";
  private static final String OP =
      """
      {"op_id":"x","seq":1,"type":"note.add","subject":"c1","author":"s",\
      "at":"2026-11-21T00:00:00Z","body":{},"body_hash":"x"}\
      """;

  @TempDir Path folder;
  private final ContractDocument contract = ContractDocument.get();
  private final HttpClient http = HttpClient.newHttpClient();
  private Hub hub;
  private URI base;

  @BeforeEach
  void start() {
    hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE);
    base = hub.start(0, "secret");
  }

  @AfterEach
  void stop() {
    hub.close();
    http.close();
  }

  @Test
  void answersHealthAndTheContractToAnybody() throws Exception {
    HttpResponse<byte[]> health = send(HttpRequest.newBuilder(base.resolve("/v1/health")));
    HttpResponse<byte[]> document = send(HttpRequest.newBuilder(base.resolve("/v1/openapi.yaml")));

    assertThat(StrictJson.read(health.body(), Health.class)).isEqualTo(new Health("ok", 0));
    assertThat(document.body()).isEqualTo(Contract.openApi());
    assertThat(document.headers().firstValue("Content-Type")).contains("application/yaml");
  }

  @Test
  void countsWhatAShopSystemToldTooLateInItsHealth() throws Exception {
    Instant counted = Instant.parse("2026-11-19T09:00:00Z");
    Incoming newer = new Incoming.Stock("S1", "seoul", 2, 0, counted.plusSeconds(60));
    hub.writer().take("till", List.of(newer), Clock.systemUTC());
    ConnectorRunner runner = hub.connect(new ShelfConnector("seoul", counted), ShelfConnector.ONCE);
    Await.until(
        "swept, the last it does", Duration.ofSeconds(20), () -> isThrough(runner, "sweep"));

    HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(base.resolve("/v1/health")));

    assertThat(StrictJson.read(answer.body(), Health.class).connectors())
        .singleElement()
        .satisfies(shelf ->
            assertThat(shelf.parts())
                .filteredOn(part -> part.name().equals("all"))
                .extracting(Health.Part::older, Health.Part::refused)
                .containsExactly(tuple(1L, 0L)));
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(contract.violationsOfAnswer("GET", "/v1/health", 200, Contract.JSON, text))
        .isEmpty();
  }

  private static boolean isThrough(ConnectorRunner runner, String part) {
    ConnectorStatus.Part known = runner.status().feeds().get(part);
    return known != null && known.lastSuccess().isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "Basic secret",
        "Bearer",
        "Bearer ",
        "Bearer Secret",
        "Bearer secre"
      })
  void asksForTheToken(String header) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(PAGE));
    if (!header.isEmpty()) {
      request.header("Authorization", header);
    }

    HttpResponse<byte[]> answer = send(request);

    assertError(answer, PAGE, 401, "unauthorised");
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(scheme -> assertThat(scheme).startsWith("Bearer"));
  }

  @Test
  void knowsTheSchemeInAnyCase() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(PAGE)).header("Authorization", "bearer secret");

    assertThat(send(request).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/buckets/secrets/snapshot,404,unknown_bucket",
    "/v1/buckets/clients:/snapshot,404,unknown_bucket",
    "/v1/buckets/model/changes,400,bad_request",
    "/v1/buckets/model/changes?cursor=AAAA&wait=26,400,bad_request",
    "/v1/buckets/model/changes?cursor=AAAA&wait=-1,400,bad_request",
    "/v1/buckets/model/changes?cursor=AAAA&wait=x,400,bad_request",
    "/v1/buckets/model/changes?cursor=AAAA,409,must_refetch",
    "/v1/buckets/model/changes?cursor=%2F%2F,409,must_refetch",
    "/v1/buckets/model/snapshot?page=AAAA,409,must_refetch",
  })
  void refusesWhatTheContractDoesNotKnow(String path, int status, String code) throws Exception {
    assertError(send(authorised(path)), path, status, code);
  }

  @Test
  void answersInJsonWhereThereIsNothing() throws Exception {
    HttpResponse<byte[]> nowhere = send(authorised("/v1/nowhere"));
    HttpResponse<byte[]> wrongMethod = send(authorised("/v1/ops"));

    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(StrictJson.read(nowhere.body(), ApiError.class).code()).isEqualTo("not_found");
    assertThat(wrongMethod.statusCode()).isEqualTo(405);
    assertThat(StrictJson.read(wrongMethod.body(), ApiError.class).code())
        .isEqualTo("method_not_allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"device\":\"d\"}",
        "{\"device\":\"d\",\"ops\":[]}",
        "{\"device\":\"d\",\"ops\":[{}]}",
        "{\"device\":\"d\",\"ops\":[null]}",
        "{\"device\":\"d\",\"ops\":{}}",
        "{\"device\":\"d\",\"device\":\"d\",\"ops\":[]}",
        "[]",
        "null"
      })
  void refusesAnOpsRequestThatIsNone(String body) throws Exception {
    assertError(
        post("/v1/ops", "application/json", bytes(body)), "POST /v1/ops", 400, "bad_request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"kind\":\"card\",\"value\":\"\"",
        "\"kind\":\"card\",\"value\":\"  \"",
        "\"kind\":\"card\"",
        "\"kind\":\"name\",\"value\":\"290012345678\"",
        "\"kind\":\"card\",\"value\":290012345678",
      })
  void refusesALookUpOfNoCardWithoutRepeatingWhatItHeld(String half) throws Exception {
    String body = "{\"device\":\"d\",\"store\":\"s\",\"by\":\"s-1\"," + half + "}";

    HttpResponse<byte[]> answer = post("/v1/lookup", "application/json", bytes(body));

    assertError(answer, "POST /v1/lookup", 400, "bad_request");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("290012345678");
  }

  @Test
  void refusesBodiesThatAreNotPlainJson() throws Exception {
    byte[] latin = "{\"device\":\"\u00e9\",\"ops\":[]}".getBytes(StandardCharsets.ISO_8859_1);
    byte[] good = bytes("{\"device\":\"d\",\"ops\":[" + OP + "]}");

    assertError(post("/v1/ops", "application/json", latin), "POST /v1/ops", 400, "bad_request");
    assertError(post("/v1/ops", "text/plain", good), "POST /v1/ops", 400, "bad_request");
    HttpRequest.Builder squeezed =
        authorised("/v1/ops")
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(good));
    assertError(send(squeezed), "POST /v1/ops", 400, "bad_request");
    assertThat(post("/v1/ops", "application/json", good).statusCode()).isEqualTo(207);
  }

  @Test
  void refusesRequestsThatAreTooLarge() throws Exception {
    byte[] large =
        bytes("{\"device\":\"" + "d".repeat(Contract.MAX_REQUEST_BYTES) + "\",\"ops\":[]}");
    byte[] many = bytes("{\"device\":\"d\",\"ops\":[" + (OP + ",").repeat(200) + OP + "]}");

    assertError(post("/v1/ops", "application/json", large), "POST /v1/ops", 413, "too_large");
    assertError(post("/v1/ops", "application/json", many), "POST /v1/ops", 413, "too_many_ops");
    // Without a length in front the server must count for itself.
    HttpRequest.Builder chunked =
        authorised("/v1/manifest")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
    assertError(send(chunked), "POST /v1/manifest", 413, "too_large");
  }

  @Test
  void compressesAPageOnlyForThoseWhoSaySo() throws Exception {
    hub.writer().put("stock:seoul", Rows.stock(0, 1_000, 1));

    HttpResponse<byte[]> plain = send(authorised(PAGE));
    HttpResponse<byte[]> unwanted = send(authorised(PAGE).header("Accept-Encoding", "gzip;q=0"));
    HttpResponse<byte[]> squeezed =
        send(authorised(PAGE).header("Accept-Encoding", "br, gzip;q=0.5"));

    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(unwanted.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(squeezed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(squeezed.body()).hasSizeLessThan(plain.body().length / 4);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(squeezed.body())).readAllBytes())
        .isEqualTo(plain.body());
    assertThat(plain.headers().firstValue("Cache-Control")).contains("no-store");
  }

  /** A stop takes so long that a device asks meanwhile; what is no HTTP takes the same way. */
  @Test
  void whatTheWebServerItselfRefusesIsAnErrorOfTheContract() throws Exception {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      String request = "GET /v1/health HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Content-Type: application/json");
      String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
      assertThat(contract.violationsOfAnswer("GET", PAGE, 400, Contract.JSON, body)).isEmpty();
      assertThat(answer).doesNotContainIgnoringCase("jetty");
    }
  }

  private void assertError(HttpResponse<byte[]> answer, String target, int status, String code) {
    String method = target.startsWith("POST ") ? "POST" : "GET";
    String path = target.replace("POST ", "").replaceAll("\\?.*", "");
    String body = new String(answer.body(), StandardCharsets.UTF_8);

    assertThat(answer.statusCode()).as(body).isEqualTo(status);
    assertThat(contract.violationsOfAnswer(method, path, status, Contract.JSON, body)).isEmpty();
    assertThat(StrictJson.read(answer.body(), ApiError.class).code()).isEqualTo(code);
  }

  private HttpRequest.Builder authorised(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer secret");
  }

  private HttpResponse<byte[]> post(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    return send(
        authorised(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
