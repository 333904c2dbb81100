package app.dangol.central;

import app.dangol.wire.ContractDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/**
 * Stands between a device and a hub, passes everything on byte for byte, and holds each request and
 * each answer against the contract.
 */
public final class ContractProxy implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private final OkHttpClient client =
      new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(40)).build();
  private final ContractDocument contract = ContractDocument.get();
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  public ContractProxy(URI hub) throws IOException {
    HttpUrl target = HttpUrl.get(hub.toString());
    server.setServerSocketFactory(new PromptSockets());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            try {
              return pass(request, target);
            } catch (IOException e) {
              violations.add("the hub gave no answer: " + e);
              return new MockResponse.Builder().code(502).build();
            }
          }
        });
    server.start();
  }

  public URI address() {
    return server.url("/").uri();
  }

  /** All that broke the contract so far. */
  public List<String> violations() {
    return violations;
  }

  /** Method, path and status of each exchange. */
  List<String> seen() {
    return seen;
  }

  private MockResponse pass(RecordedRequest request, HttpUrl target) throws IOException {
    String path = request.getUrl().encodedPath();
    byte[] sent = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
    violations.addAll(
        contract.violationsOfRequest(
            request.getMethod(), path, new String(sent, StandardCharsets.UTF_8)));
    HttpUrl url = request.getUrl().newBuilder().host(target.host()).port(target.port()).build();
    Request.Builder forward = new Request.Builder().url(url).headers(request.getHeaders());
    if (request.getMethod().equals("POST")) {
      String type = request.getHeaders().get("Content-Type");
      forward.post(RequestBody.create(sent, type == null ? null : MediaType.get(type)));
    }
    try (Response response = client.newCall(forward.build()).execute()) {
      byte[] got = response.body().bytes();
      judge(request.getMethod(), path, response, got);
      return new MockResponse.Builder()
          .code(response.code())
          .headers(withoutFraming(response.headers()))
          .body(new Buffer().write(got))
          .build();
    }
  }

  private void judge(String method, String path, Response response, byte[] got) throws IOException {
    seen.add(method + " " + path + " " + response.code());
    String type = String.valueOf(response.header("Content-Type")).replaceAll(";.*", "");
    InputStream in = new ByteArrayInputStream(got);
    if ("gzip".equals(response.header("Content-Encoding"))) {
      in = new GZIPInputStream(in);
    }
    String body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    violations.addAll(contract.violationsOfAnswer(method, path, response.code(), type, body));
  }

  private static Headers withoutFraming(Headers headers) {
    return headers.newBuilder().removeAll("Transfer-Encoding").removeAll("Content-Length").build();
  }

  @Override
  public void close() {
    server.close();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
