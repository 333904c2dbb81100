package app.dangol.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.wire.Contract;
import app.dangol.wire.ContractDocument;
import app.dangol.wire.OAuth;
import app.dangol.wire.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A device that speaks OAuth by hand; everything said is held against the contract. */
final class EnrollingDevice implements AutoCloseable {
  private final URI base;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ContractDocument contract = ContractDocument.get();

  EnrollingDevice(URI base) {
    this.base = base;
  }

  OAuth.Authorization ask(String name, String store) throws Exception {
    HttpResponse<String> answer =
        post(
            "/v1/oauth/device_authorization",
            fields("device_name", name, "store", store, "device_model", "Test 10"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return StrictJson.read(answer.body(), OAuth.Authorization.class);
  }

  HttpResponse<String> poll(String deviceCode) throws Exception {
    return post(
        "/v1/oauth/token", fields("grant_type", OAuth.DEVICE_CODE, "device_code", deviceCode));
  }

  HttpResponse<String> refresh(String token) throws Exception {
    return post(
        "/v1/oauth/token", fields("grant_type", OAuth.REFRESH_TOKEN, "refresh_token", token));
  }

  HttpResponse<String> revoke(String token) throws Exception {
    return post("/v1/oauth/revoke", fields("token", token));
  }

  static Map<String, String> fields(String... namesAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("client_id", OAuth.CLIENT_ID);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  static OAuth.Token token(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return StrictJson.read(answer.body(), OAuth.Token.class);
  }

  static String error(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    return StrictJson.read(answer.body(), OAuth.Failure.class).error();
  }

  HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    assertThat(
            contract.violationsOf(
                new ContractDocument.Asked("POST", path, Map.of(), Map.of(), OAuth.FORM, body)))
        .isEmpty();
    HttpResponse<String> answer = send(path, body, OAuth.FORM);
    judge("POST", path, answer);
    if (!answer.body().isEmpty()) {
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }
    return answer;
  }

  HttpResponse<String> send(String path, String body, String type)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> call(String method, String path, String token, String json)
      throws IOException, InterruptedException {
    assertThat(contract.violationsOf(ContractDocument.Asked.of(method, path, json))).isEmpty();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
    HttpResponse<String> answer =
        http.send(
            json.isEmpty()
                ? request.method(method, BodyPublishers.noBody()).build()
                : request
                    .header("Content-Type", Contract.JSON)
                    .method(method, BodyPublishers.ofString(json))
                    .build(),
            BodyHandlers.ofString());
    judge(method, path, answer);
    return answer;
  }

  private void judge(String method, String path, HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    String plain = path.replaceAll("\\?.*", "");
    assertThat(contract.violationsOfAnswer(method, plain, answer.statusCode(), type, answer.body()))
        .isEmpty();
  }

  HttpResponse<String> manifest(String token, String device, String store) throws Exception {
    return call(
        "POST",
        "/v1/manifest",
        token,
        "{\"device\":\"" + device + "\",\"store\":\"" + store + "\",\"buckets\":[]}");
  }

  @Override
  public void close() {
    http.close();
  }
}
