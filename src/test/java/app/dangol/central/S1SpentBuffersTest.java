package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S1: what went through Okio's buffers does not stay in its pool. */
class S1SpentBuffersTest {
  private static final String NOTE = "Prefers to be called Wendeline. ".repeat(2000);
  private static final String ANSWER = "Ottoline Brackenfurth, 010-7193-5826. ".repeat(2000);
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void nothingOfAnAnswerStaysInThePool() throws IOException {
    answer(ANSWER);
    try (Response plain = new OkHttpClient().newCall(request()).execute()) {
      assertThat(plain.body().string()).isEqualTo(ANSWER);
    }
    assertThat(isPooled("Ottoline")).as("control").isTrue();

    answer(ANSWER);
    try (HubHttp http = http();
        Response response = http.call(request(), DEADLINE)) {
      assertThat(response.body().string()).isEqualTo(ANSWER);
    }
    assertThat(isPooled("Ottoline") || isPooled("Wendeline")).isFalse();
  }

  @Test
  void norOfARequest() throws IOException {
    answer("");
    new OkHttpClient().newCall(request()).execute().close();
    assertThat(isPooled("Wendeline")).as("control").isTrue();

    answer("");
    try (HubHttp http = http()) {
      http.call(request(), DEADLINE).close();
    }
    assertThat(isPooled("Wendeline")).isFalse();
  }

  @Test
  void norOfARequestThatGotNoAnswer() {
    breakOff();
    OkHttpClient plain = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    assertThatThrownBy(() -> plain.newCall(request()).execute()).isInstanceOf(IOException.class);
    assertThat(isPooled("Wendeline")).as("control").isTrue();

    breakOff();
    try (HubHttp http = http()) {
      assertThatThrownBy(() -> http.call(request(), DEADLINE)).isInstanceOf(IOException.class);
    }
    assertThat(isPooled("Wendeline")).isFalse();
  }

  private void breakOff() {
    server.enqueue(
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
  }

  private void answer(String body) {
    server.enqueue(new MockResponse.Builder().body(body).build());
  }

  private HubHttp http() {
    return new HubHttp(server.url("/").uri(), new Timeouts(DEADLINE, DEADLINE));
  }

  private Request request() {
    return new Request.Builder()
        .url(server.url("/v1/ops"))
        .post(RequestBody.create(NOTE, MediaType.get("text/plain")))
        .build();
  }

  /** Looks through this thread's share of the pool as it was left. */
  private static boolean isPooled(String words) {
    StringBuilder all = new StringBuilder();
    try (Buffer buffer = new Buffer();
        Buffer.UnsafeCursor cursor = buffer.readAndWriteUnsafe()) {
      for (int i = 0; i < 8; i++) {
        cursor.expandBuffer(8192);
        all.append(new String(cursor.data, StandardCharsets.ISO_8859_1));
      }
    }
    return all.indexOf(words) >= 0;
  }
}
