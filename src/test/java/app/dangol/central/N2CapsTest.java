package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.central.CentralException.Kind;
import app.dangol.failure.BlockingGuard;
import app.dangol.wire.Contract;
import app.dangol.wire.Manifest;
import app.dangol.wire.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hub may make a device read: counted as it is after gunzip, and no deeper than agreed. */
class N2CapsTest {
  private static final String MANIFEST =
      "{\"position\":0,\"epoch\":\"e\",\"buckets\":[],\"hub_time\":\"2026-11-21T09:00:00Z\"";

  private final MockWebServer server = new MockWebServer();
  private OkHttpCentralApi api;

  @BeforeEach
  void start() throws IOException {
    server.start();
    api =
        new OkHttpCentralApi(
            server.url("/").uri(), () -> "secret", Clock.systemUTC(), BlockingGuard.NONE);
  }

  @AfterEach
  void stop() {
    api.close();
    server.close();
  }

  @Test
  void countsAPageAfterGunzip() throws IOException {
    Buffer squeezed = gzip(new byte[64 << 20]);
    assertThat(squeezed.size()).as("on the wire").isLessThan(Contract.MAX_LINE_BYTES);
    server.enqueue(Calls.page("").setHeader("Content-Encoding", "gzip").body(squeezed).build());

    assertRefused(a -> a.snapshot("model", Optional.empty()), "longer than");
  }

  @Test
  void countsAllLinesOfAPage() throws IOException {
    String line =
        "{\"e\":\"x\",\"k\":\"k\",\"v\":1,\"d\":{\"t\":\"" + "a".repeat(65_000) + "\"}}\n";
    Buffer squeezed = gzip(line.repeat(140).getBytes(StandardCharsets.UTF_8));
    server.enqueue(Calls.page("").setHeader("Content-Encoding", "gzip").body(squeezed).build());

    assertRefused(a -> a.changes("model", "AAAA", Duration.ZERO), "larger than");
  }

  @Test
  void countsAnyOtherAnswerAfterGunzip() throws IOException {
    byte[] body =
        (MANIFEST + ",\"new\":\"" + "a".repeat(Contract.MAX_PAGE_BYTES) + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    Buffer squeezed = gzip(body);
    assertThat(squeezed.size()).isLessThan(Contract.MAX_LINE_BYTES);
    server.enqueue(json().setHeader("Content-Encoding", "gzip").body(squeezed).build());

    assertRefused(N2CapsTest::manifest, "larger than");
  }

  @Test
  void readsNoDeeperThanAgreed() {
    server.enqueue(json().body(nested(StrictJson.MAX_DEPTH - 1)).build());
    assertThat(api.manifest(new Manifest.Request("d", "s", List.of())).position()).isZero();

    server.enqueue(json().body(nested(StrictJson.MAX_DEPTH)).build());
    assertRefused(N2CapsTest::manifest, "not strict JSON");
    server.enqueue(json().body(nested(100_000)).build());
    assertRefused(N2CapsTest::manifest, "not strict JSON");
  }

  /** A manifest with a field the device does not know, in so many arrays. */
  private static String nested(int arrays) {
    return MANIFEST + ",\"new\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
  }

  private static Object manifest(CentralApi api) {
    return api.manifest(new Manifest.Request("d", "s", List.of()));
  }

  private void assertRefused(Calls.Call call, String why) {
    CentralException e = Calls.failure(api, call);
    assertThat(e.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(e).hasMessageContaining(why);
  }

  private static MockResponse.Builder json() {
    return new MockResponse.Builder().setHeader("Content-Type", Contract.JSON);
  }

  private static Buffer gzip(byte[] bytes) throws IOException {
    Buffer squeezed = new Buffer();
    try (GZIPOutputStream gzip = new GZIPOutputStream(squeezed.outputStream())) {
      gzip.write(bytes);
    }
    return squeezed;
  }
}
