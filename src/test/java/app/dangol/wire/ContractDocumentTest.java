package app.dangol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The judge itself must be able to say no, or every test that asks it is worth nothing. */
class ContractDocumentTest {
  private final ContractDocument contract = ContractDocument.get();

  @Test
  void isOpenApi31AndEveryReferenceLeadsSomewhere() {
    assertThat(contract.root().path("openapi").asText()).startsWith("3.1.");
    List<String> references = new ArrayList<>();
    collect(contract.root(), references);

    assertThat(references)
        .hasSizeGreaterThan(40)
        .allSatisfy(r -> assertThat(contract.root().at(r.substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void acceptsEveryKindOfLine() {
    assertThat(
            page(
                """
                {"e":"stock","k":"a|b","v":1,"d":{"sku":"a","store":"b","available":0,\
                "as_of":"2026-11-21T00:00:00Z"}}
                {"e":"stock","k":"a|b","v":1,"del":true}
                {"e":"help","k":"0193a1b2-0000-7000-8000-000000000000","v":2,"d":{\
                "id":"0193a1b2-0000-7000-8000-000000000000","device":"kiosk-1",\
                "at":"2026-11-21T00:00:00Z","state":"answered","by":"s-001"}}
                {"end":true,"count":2,"sum":"0123456789abcdef","next":"a","more":false,"position":1}
                """))
        .isEmpty();
  }

  @Test
  void refusesLinesThatBreakIt() {
    assertThat(page("{\"e\":\"stock\",\"k\":\"a\",\"v\":1,\"d\":{\"sku\":\"a\"}}")).isNotEmpty();
    assertThat(page("{\"e\":\"stock\",\"k\":\"a\",\"v\":0,\"del\":true}")).isNotEmpty();
    assertThat(page("{\"e\":\"stock\",\"k\":\"a\",\"v\":1,\"del\":true,\"new\":1}")).isNotEmpty();
    assertThat(
            page(
                """
                {"e":"help","k":"a","v":1,"d":{"id":"0193a1b2-0000-7000-8000-000000000000",\
                "device":"kiosk-1","at":"2026-11-21T00:00:00Z","state":"waiting",\
                "customer":"c1"}}\
                """))
        .as("a call never says who asks")
        .isNotEmpty();
    assertThat(page("{\"end\":true,\"count\":2,\"sum\":\"x\",\"next\":\"a\"}")).isNotEmpty();
  }

  @Test
  void refusesStatusesPathsAndTypesItDoesNotName() {
    String error = "{\"code\":\"a\",\"message\":\"\"}";

    assertThat(contract.violationsOfAnswer("POST", "/v1/ops", 413, Contract.JSON, error)).isEmpty();
    assertThat(contract.violationsOfAnswer("POST", "/v1/ops", 418, Contract.JSON, error))
        .isNotEmpty();
    assertThat(contract.violationsOfAnswer("POST", "/v1/ops", 413, "text/html", error))
        .isNotEmpty();
    assertThat(request("GET", "/v1/other", "")).isNotEmpty();
    assertThat(request("POST", "/v1/ops", "{\"device\":\"a\"}")).isNotEmpty();
  }

  @Test
  void judgesWhatStandsInTheAddressAndInHeaders() {
    String changes = "/v1/buckets/model/changes";
    assertThat(get(changes, Map.of("cursor", "AAAA", "wait", "25"))).isEmpty();
    assertThat(get(changes, Map.of("cursor", "AAAA", "wait", "26"))).isNotEmpty();
    assertThat(get(changes, Map.of("cursor", "AAAA", "wait", "soon"))).isNotEmpty();
    assertThat(get(changes, Map.of("wait", "1"))).as("without a cursor").isNotEmpty();
    assertThat(get(changes, Map.of("cursor", "AAAA", "other", "1"))).isNotEmpty();
    assertThat(get("/v1/buckets/no%20bucket/changes", Map.of("cursor", "AAAA"))).isNotEmpty();

    Map<String, String> named = Map.of("dangol-batch", "b-1", "Dangol-Source", "pos");
    assertThat(rows("stock", named, "{\"sku\":\"S1\"}\n{\"sku\":\"S2\",\"n\":1}\n")).isEmpty();
    assertThat(rows("stock", named, "{\"sku\":\"S1\"}\n{\"sku\":[\"S2\"]}\n")).isNotEmpty();
    assertThat(rows("stock", named, "{\"sku\":\n")).isNotEmpty();
    assertThat(rows("people", named, "{\"sku\":\"S1\"}\n")).isNotEmpty();
    assertThat(rows("stock", Map.of("Dangol-Batch", "b-1"), "{}\n")).isNotEmpty();
    assertThat(rows("stock", named, "")).as("without a body").isNotEmpty();
  }

  @Test
  void judgesAForm() {
    assertThat(form("client_id=dangol-device&token=abc")).isEmpty();
    assertThat(form("token=abc")).isNotEmpty();
    assertThat(form("client_id=dangol-device&token=abc&more=1")).isNotEmpty();
  }

  private List<String> request(String method, String path, String body) {
    return contract.violationsOf(ContractDocument.Asked.of(method, path, body));
  }

  private List<String> get(String path, Map<String, String> query) {
    return contract.violationsOf(new ContractDocument.Asked("GET", path, query, Map.of(), "", ""));
  }

  private List<String> rows(String kind, Map<String, String> headers, String body) {
    return contract.violationsOf(
        new ContractDocument.Asked(
            "POST",
            "/v1/import/" + kind,
            Map.of(),
            headers,
            body.isEmpty() ? "" : Contract.NDJSON,
            body));
  }

  private List<String> form(String body) {
    return contract.violationsOf(
        new ContractDocument.Asked(
            "POST", "/v1/oauth/revoke", Map.of(), Map.of(), OAuth.FORM, body));
  }

  private List<String> page(String lines) {
    return contract.violationsOfAnswer(
        "GET", "/v1/buckets/model/changes", 200, Contract.NDJSON, lines);
  }

  private static void collect(JsonNode node, List<String> references) {
    if (node.path("$ref").isTextual()) {
      references.add(node.path("$ref").asText());
    }
    node.forEach(child -> collect(child, references));
  }
}
