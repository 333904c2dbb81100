package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.central.ContractJudge;
import app.dangol.central.OkHttpCentralApi;
import app.dangol.config.ConfigException;
import app.dangol.config.HubConfig;
import app.dangol.config.HubConfigReader;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.Hub;
import app.dangol.hub.connector.Backend;
import app.dangol.hub.connector.jsonshop.JsonShopBackend;
import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second shop system, made of one folder and one line in the list: read from the hub's own
 * configuration, over real HTTP, into what devices are told, and back.
 */
class NextBackendTest {
  private static final String KEY = "a-key-of-the-json-shop";
  private static final String TOKEN = "a-token-for-devices";
  private static final String DOCUMENT =
      """
      {"at":"2026-11-20T00:00:00Z",
       "goods":[{"sku":"MUG","name":"Mug","price":18000,"currency":"KRW","stock":{"main":7}}],
       "members":[{"id":"m1","name":"단골","card":"2900000000018","store":"main",
                   "agreed":"2026-01-01T00:00:00Z"}]}
      """;

  @RegisterExtension final ContractJudge judge = new ContractJudge();
  @TempDir Path folder;
  private final MockWebServer server = new MockWebServer();
  private final CountDownLatch twoReadings = new CountDownLatch(2);
  private final BlockingQueue<JsonObject> notes = new LinkedBlockingQueue<>();

  @BeforeEach
  void open() throws IOException {
    server.setDispatcher(new JsonShopServer());
    server.start();
    Path key = Files.writeString(folder.resolve("shop.key"), KEY + "\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void itsGoodsAndMembersReachDevicesAndNotesGoBack() throws Exception {
    try (Hub hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE)) {
      HubConnectors.start(hub, read(good()).connectors());
      try (OkHttpCentralApi device = judge.api(hub.start(0, TOKEN), () -> TOKEN)) {
        assertThat(twoReadings.await(60, TimeUnit.SECONDS)).as("it is read again").isTrue();

        assertThat(rows(device, Bucket.CATALOGUE, Entity.PRODUCT, Entity.Product.class))
            .extracting(Entity.Product::sku)
            .containsExactly("MUG");
        assertThat(rows(device, Bucket.stockOf("seongsu"), Entity.STOCK, Entity.Stock.class))
            .extracting(Entity.Stock::available)
            .containsExactly(7);
        Entity.Customer member =
            rows(device, Bucket.clientsOf("seongsu"), Entity.CUSTOMER, Entity.Customer.class)
                .getFirst();
        assertThat(member.cards()).containsExactly("2900000000018");

        OpId op = note(device, member.id(), "likes blue");

        JsonObject arrived = Objects.requireNonNull(notes.poll(60, TimeUnit.SECONDS));
        assertThat(arrived.get("id").getAsString()).isEqualTo(op.toString());
        assertThat(arrived.get("text").getAsString()).isEqualTo("likes blue");
      }
    }
  }

  @Test
  void everyProblemOfEveryShopSystemIsFoundInOneReading() {
    assertThatThrownBy(() ->
            read(
                """
                connector.jsonshop.url = http://shop.example/
                connector.jsonshop.poll.secnds = 5
                connector.vendure.key.file = vendure.key
                connector.jsonshp.url = https://shop.example/
                stock.safety = many
                """))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CFG_01);
              assertThat(e.problems()).hasSize(6);
            })
        .hasMessageContaining("hub.properties:1: key 'connector.jsonshop.url' has a value")
        .hasMessageContaining("'connector.jsonshop.key.file' is missing")
        .hasMessageContaining("did you mean 'connector.jsonshop.poll.seconds'?")
        .hasMessageContaining("'connector.vendure.url' is missing")
        .hasMessageContaining(
            "unknown key 'connector.jsonshp.url'; no connector of that name; known: jsonshop,"
                + " vendure; did you mean 'jsonshop'?")
        .hasMessageContaining("'stock.safety'");
  }

  @Test
  void aKeyThatCannotBeReadStopsTheStartBeforeAnyShopSystemIsAsked() throws IOException {
    Files.delete(folder.resolve("shop.key"));
    try (Hub hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE)) {
      List<Backend.Setup> connectors = read(good()).connectors();

      assertThatThrownBy(() -> HubConnectors.start(hub, connectors))
          .isInstanceOfSatisfying(
              DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CFG_01));
    }
    assertThat(server.getRequestCount()).isZero();
  }

  private String good() {
    return """
    connector.jsonshop.url = %s
    connector.jsonshop.key.file = shop.key
    connector.jsonshop.poll.seconds = 1
    connector.jsonshop.store.main = seongsu
    """
        .formatted(server.url("/shop"));
  }

  /** As the program reads it, with one line more in the list. */
  private HubConfig<Backend.Setup> read(String text) throws IOException {
    List<Backend> known = new ArrayList<>(Backends.listAll());
    known.add(new JsonShopBackend());
    Path file = Files.writeString(folder.resolve("hub.properties"), text);
    return new HubConfigReader<Backend.Setup>(folder, known).read(file);
  }

  private static <T> List<T> rows(
      OkHttpCentralApi device, String bucket, String entity, Class<T> type) {
    return device.snapshot(bucket, Optional.empty()).rows().stream()
        .filter(row -> row.entity().equals(entity))
        .flatMap(row -> row.tree().stream())
        .map(data -> StrictJson.fromTree(data, type))
        .toList();
  }

  private static OpId note(OkHttpCentralApi device, String customer, String text) {
    OpId id = OpId.create();
    JsonObject body = new JsonObject();
    body.addProperty("text", text);
    body.addProperty("author_name", "이서연");
    Ops.Op op =
        new Ops.Op(
            id.toString(),
            1,
            Ops.NOTE_ADD,
            customer,
            "s-1",
            Instant.now().toString(),
            body,
            BodyHash.of(body),
            null);
    assertThat(device.send(new Ops.Request("tablet-1", List.of(op))).results())
        .extracting(Ops.Result::status)
        .containsExactly(Ops.Status.APPLIED);
    return id;
  }

  /** The shop: a key, a document to get, and notes of its members that it keeps. */
  private final class JsonShopServer extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      if (!("Bearer " + KEY).equals(request.getHeaders().get("Authorization"))) {
        return new MockResponse.Builder().code(401).build();
      }
      String path = request.getUrl().encodedPath();
      if (request.getMethod().equals("POST") && path.equals("/shop/members/m1/notes")) {
        notes.add(
            StrictJson.parse(Objects.requireNonNull(request.getBody()).toByteArray())
                .getAsJsonObject());
        return json("{\"done\":true}");
      }
      if (request.getMethod().equals("GET")
          && path.equals("/shop/document")
          && request.getUrl().queryParameter("asked_at") != null) {
        twoReadings.countDown();
        return json(DOCUMENT);
      }
      return new MockResponse.Builder().code(404).build();
    }

    private static MockResponse json(String body) {
      return new MockResponse.Builder()
          .addHeader("Content-Type", "application/json")
          .body(body)
          .build();
    }
  }
}
