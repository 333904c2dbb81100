package app.dangol.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.trust.audit.AuditChain;
import app.dangol.wire.AuditRows;
import app.dangol.wire.CardUses;
import app.dangol.wire.Contract;
import app.dangol.wire.Entity;
import app.dangol.wire.Lookup;
import app.dangol.wire.Manifest;
import app.dangol.wire.OAuth;
import app.dangol.wire.Ops;
import app.dangol.wire.StaffGrants;
import app.dangol.wire.StrictJson;
import app.dangol.wire.ToldTexts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.gson.JsonObject;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A4: an enrolled device speaks for itself and its own store alone, whatever it asks or hands in.
 */
@Timeout(60)
class A4OwnNameAloneTest {
  private static final String CHAIN = "00".repeat(AuditChain.NAME_LENGTH / 2);
  private static final Entity.Text WORDS = new Entity.Text("글", "words");

  @TempDir Path folder;
  private Hub hub;
  private EnrollingDevice device;
  private String token;

  /**
   * A request that names its sender.
   *
   * @param body of a device's name and store
   */
  record Asked(String path, int status, BiFunction<String, String, Object> body) {
    @Override
    public String toString() {
      return path;
    }
  }

  private static List<Asked> all() {
    return List.of(
        new Asked("/v1/manifest", 200, (name, at) -> new Manifest.Request(name, at, List.of())),
        new Asked(
            "/v1/audit-rows",
            200,
            (name, at) ->
                new AuditRows.Request(
                    name,
                    at,
                    CHAIN,
                    new AuditRows.Place(0, AuditChain.start(CHAIN)),
                    null,
                    List.of())),
        new Asked(
            "/v1/staff-grants",
            200,
            (name, at) -> new StaffGrants.Request(name, at, "00".repeat(32), List.of())),
        new Asked(
            "/v1/consent-texts",
            200,
            (name, at) ->
                new ToldTexts.Request(
                    name,
                    at,
                    "2026-11",
                    List.of(new ToldTexts.Told("lookup", WORDS, WORDS, WORDS, WORDS)))),
        new Asked(
            "/v1/lookup",
            200,
            (name, at) -> new Lookup.Request(name, at, "staff-1", Lookup.Kind.CARD, "DG1")),
        new Asked(
            "/v1/lookup/still",
            200,
            (name, at) -> new Lookup.StillRequest(name, at, List.of("c-1"))),
        new Asked("/v1/card-uses", 200, (name, at) -> new CardUses.Request(name, at, "DG1")));
  }

  @BeforeEach
  void enrol() throws Exception {
    hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE);
    device = new EnrollingDevice(hub.start(Serving.enrolledOnly(0)));
    OAuth.Authorization asked = device.ask("tablet-1", "seoul");
    hub.enrolment().grants().approve(asked.userCode(), "seoul", "test");
    token = EnrollingDevice.token(device.poll(asked.deviceCode())).accessToken();
  }

  @AfterEach
  void close() {
    device.close();
    hub.close();
  }

  @ParameterizedTest
  @MethodSource("all")
  void itIsHeardUnderItsOwnNameAndRefusedUnderAnother(Asked asked) throws Exception {
    assertThat(ask(asked, "tablet-1", "seoul").statusCode()).isEqualTo(asked.status());

    HttpResponse<String> otherDevice = ask(asked, "tablet-2", "seoul");
    assertThat(otherDevice.statusCode()).isEqualTo(403);
    assertThat(otherDevice.body()).contains("other_device");
    HttpResponse<String> otherStore = ask(asked, "tablet-1", "busan");
    assertThat(otherStore.statusCode()).isEqualTo(403);
    assertThat(otherStore.body()).contains("other_store");
  }

  /** What they write names a store only now and then, and is judged one by one. */
  @Test
  void itWritesUnderItsOwnNameAlone() throws Exception {
    Ops.Request none =
        new Ops.Request(
            "tablet-2",
            List.of(
                new Ops.Op(
                    "01936e2e-9e3c-7000-8000-000000000001",
                    1,
                    "x.y",
                    "s",
                    "a",
                    "2026-11-23T00:00:00Z",
                    new JsonObject(),
                    "00".repeat(32))));

    HttpResponse<String> answer = device.call("POST", "/v1/ops", token, StrictJson.write(none));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("other_device");
  }

  @Test
  void everyRequestOfTheContractThatNamesItsSenderIsAmongThese() throws Exception {
    List<String> naming = new ArrayList<>();
    try (InputStream yaml = Contract.class.getResourceAsStream("openapi.yaml")) {
      JsonNode document = new ObjectMapper(new YAMLFactory()).readTree(yaml);
      for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
        JsonNode body =
            path.getValue().at("/post/requestBody/content").path("application/json").path("schema");
        String schema = body.path("$ref").asText().replaceFirst("#", "");
        if (document.at(schema).path("properties").has("device")) {
          naming.add(path.getKey());
        }
      }
    }

    assertThat(naming)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(all().stream().map(Asked::path), Stream.of("/v1/ops")).toList());
  }

  private HttpResponse<String> ask(Asked asked, String name, String store) throws Exception {
    return device.call(
        "POST", asked.path(), token, StrictJson.write(asked.body().apply(name, store)));
  }
}
