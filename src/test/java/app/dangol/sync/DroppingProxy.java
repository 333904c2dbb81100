package app.dangol.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.dangol.wire.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Passes GraphQL on to the real server, and loses an answer when told to. */
final class DroppingProxy extends Dispatcher implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private final OkHttpClient client = new OkHttpClient();
  private final String target;
  private final List<String> passed = new CopyOnWriteArrayList<>();
  private final Set<String> next = ConcurrentHashMap.newKeySet();
  private final Optional<Path> record;
  private final AtomicInteger dropped = new AtomicInteger();

  /**
   * @param record where the longest answer to each operation is kept
   */
  DroppingProxy(String target, Optional<Path> record) throws IOException {
    this.target = target;
    this.record = record;
    server.setDispatcher(this);
    server.start();
  }

  URI url() {
    return server.url("/").uri();
  }

  /** The next answer to that operation does not arrive, though it was done. */
  void dropNext(String operation) {
    next.add(operation);
  }

  int dropped() {
    return dropped.get();
  }

  /** How often that operation got through to the server. */
  long passed(String operation) {
    return passed.stream().filter(operation::equals).count();
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    byte[] body = Objects.requireNonNull(request.getBody()).toByteArray();
    String operation = StrictJson.parse(body).getAsJsonObject().get("operationName").getAsString();
    Request onward =
        new Request.Builder()
            .url(target)
            .header(
                "vendure-api-key",
                Objects.requireNonNull(request.getHeaders().get("vendure-api-key")))
            .post(RequestBody.create(body, MediaType.get("application/json")))
            .build();
    try (Response response = client.newCall(onward).execute()) {
      String answer = response.body().string();
      passed.add(operation);
      MockResponse.Builder back =
          new MockResponse.Builder()
              .code(response.code())
              .addHeader("Content-Type", "application/json")
              .body(answer);
      keep(operation, answer);
      if (next.remove(operation)) {
        dropped.incrementAndGet();
        return back.onResponseStart(new SocketEffect.CloseSocket()).build();
      }
      return back.build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void keep(String operation, String answer) throws IOException {
    if (record.isPresent()) {
      Path file = record.get().resolve(operation + ".json");
      if (!Files.exists(file) || Files.size(file) < answer.getBytes(UTF_8).length) {
        Files.writeString(file, answer);
      }
    }
  }

  @Override
  public void close() {
    // Its own closing waits a few seconds only for answers that a busy shop has yet to give.
    client.dispatcher().cancelAll();
    server.close();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
