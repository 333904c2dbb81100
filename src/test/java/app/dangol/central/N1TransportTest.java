package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.central.HubAnswer.Outcome;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.wire.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS to a hub whose certificate is really checked, and a proxy that is really asked. */
class N1TransportTest {
  private static final Timeouts TIMEOUTS =
      new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));

  private final HeldCertificate authority = authority("The shop's authority");
  private final HeldCertificate next = authority("The shop's next authority");
  private final HeldCertificate stranger = authority("Somebody");
  private final MockWebServer server = new MockWebServer();

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    serve(server, signed(authority, "localhost"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void trustsNobodyThatNoKnownAuthorityHasSigned() {
    assertThat(ask(HubRoute.direct(url())).outcome()).isEqualTo(Outcome.NOT_TRUSTED);
    assertThat(ask(route(stranger)).outcome()).isEqualTo(Outcome.NOT_TRUSTED);
    assertThat(server.getRequestCount()).as("no token was sent").isZero();
  }

  @Test
  void trustsTheAuthoritiesOfTheFileBeforeAndAfterAChange() {
    answer(server);
    assertThat(ask(route(authority, next)).outcome()).isEqualTo(Outcome.SERVES);

    answer(server);
    assertThat(ask(route(next, authority)).outcome()).isEqualTo(Outcome.SERVES);
  }

  @Test
  void trustsNobodyElseOnceThereIsAFile() throws Exception {
    // Signed by an authority, and by one this Java knows or not makes no difference any more.
    try (MockWebServer other = new MockWebServer()) {
      serve(other, signed(stranger, "localhost"));
      other.start();
      answer(other);

      HubAnswer told = ask(new HubRoute(other.url("/").uri(), Optional.empty(), pem(authority)));

      assertThat(told.outcome()).isEqualTo(Outcome.NOT_TRUSTED);
      assertThat(other.getRequestCount()).isZero();
    }
  }

  @Test
  void trustsNoCertificateOfAnotherName() throws Exception {
    try (MockWebServer other = new MockWebServer()) {
      serve(other, signed(authority, "hub.example"));
      other.start();

      HubAnswer told = ask(new HubRoute(other.url("/").uri(), Optional.empty(), pem(authority)));

      assertThat(told.outcome()).isEqualTo(Outcome.NOT_TRUSTED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no certificate",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
      })
  void aFileThatIsNoneIsAnErrorInWords(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("ca.pem"), content);

    assertBadFile(file, "the file of the hub's authorities");
  }

  @Test
  void aFileOfWhatMaySignNobodyIsAnErrorInWords() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("leaf.pem"), signed(authority, "localhost").certificatePem());

    assertBadFile(file, "may sign no others");
    assertBadFile(folder.resolve("missing.pem"), "cannot be read");
  }

  private void assertBadFile(Path file, String why) {
    HubRoute route = new HubRoute(url(), Optional.empty(), Optional.of(file));
    assertThatThrownBy(() -> new HubHttp(route, TIMEOUTS))
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CFG_01))
        .hasMessageContaining(why);
  }

  @Test
  void offersTls12And13AndNothingOlder() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> hello = CompletableFuture.supplyAsync(() -> read(listening));
      ask(HubRoute.direct(URI.create("https://localhost:" + listening.getLocalPort())));

      assertThat(versions(hello.get(10, TimeUnit.SECONDS)))
          .containsExactlyInAnyOrder(0x0303, 0x0304);
    }
  }

  private static byte[] read(ServerSocket listening) {
    try (Socket socket = listening.accept()) {
      InputStream in = socket.getInputStream();
      byte[] head = in.readNBytes(5);
      return in.readNBytes(((head[3] & 0xff) << 8) | (head[4] & 0xff));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The supported_versions extension of a ClientHello (RFC 8446 §4.1.2, §4.2.1). */
  private static List<Integer> versions(byte[] hello) {
    ByteBuffer in = ByteBuffer.wrap(hello);
    in.position(4 + 2 + 32);
    skip(in, in.get() & 0xff);
    skip(in, in.getShort() & 0xffff);
    skip(in, in.get() & 0xff);
    in.getShort();
    List<Integer> versions = new ArrayList<>();
    while (in.hasRemaining()) {
      int type = in.getShort() & 0xffff;
      int length = in.getShort() & 0xffff;
      if (type == 43) {
        for (int left = in.get() & 0xff; left > 0; left -= 2) {
          versions.add(in.getShort() & 0xffff);
        }
      } else {
        skip(in, length);
      }
    }
    return versions;
  }

  private static void skip(ByteBuffer in, int bytes) {
    in.position(in.position() + bytes);
  }

  @Test
  void goesThroughTheProxyAndTellsItNoMoreThanTheHubsName() throws Exception {
    try (MockWebServer proxy = new MockWebServer()) {
      serve(proxy, signed(authority, "hub.shop.test"));
      proxy.start();
      proxy.enqueue(new MockResponse.Builder().inTunnel().build());
      answer(proxy);

      HubAnswer told =
          ask(
              new HubRoute(
                  URI.create("https://hub.shop.test:8443/"),
                  Optional.of(InetSocketAddress.createUnresolved("127.0.0.1", proxy.getPort())),
                  pem(authority)));

      assertThat(told.outcome()).as(told.detail()).isEqualTo(Outcome.SERVES);
      RecordedRequest connect = proxy.takeRequest();
      assertThat(connect.getRequestLine()).isEqualTo("CONNECT hub.shop.test:8443 HTTP/1.1");
      assertThat(connect.getHeaders().get("Authorization")).isNull();
      assertThat(proxy.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer secret");
    }
  }

  @Test
  void saysByWhichProxyItDoesNotGetThere() throws Exception {
    int nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = closed.getLocalPort();
    }

    HubAnswer told =
        ask(
            new HubRoute(
                URI.create("https://hub.shop.test/"),
                Optional.of(InetSocketAddress.createUnresolved("127.0.0.1", nobody)),
                Optional.empty()));

    assertThat(told.detail()).endsWith(" by way of the proxy 127.0.0.1:" + nobody);
  }

  @Test
  void asksNoProxyForThisMachineItself() {
    answer(server);

    HubAnswer told =
        ask(
            new HubRoute(
                url(),
                Optional.of(InetSocketAddress.createUnresolved("127.0.0.1", 9)),
                pem(authority)));

    assertThat(told.outcome()).isEqualTo(Outcome.SERVES);
  }

  private URI url() {
    return server.url("/").uri();
  }

  private HubRoute route(HeldCertificate... authorities) {
    return new HubRoute(url(), Optional.empty(), pem(authorities));
  }

  private Optional<Path> pem(HeldCertificate... authorities) {
    String text =
        Stream.of(authorities).map(HeldCertificate::certificatePem).collect(Collectors.joining());
    try {
      return Optional.of(Files.writeString(folder.resolve("ca.pem"), text));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HubAnswer ask(HubRoute route) {
    try (HubProbe probe =
        new HubProbe(new HubHttp(route, TIMEOUTS), Clock.systemUTC(), BlockingGuard.NONE)) {
      return probe.ask(AccessToken.bearer("secret"), "tablet-1", "seoul");
    }
  }

  private static void answer(MockWebServer on) {
    for (String body :
        List.of(
            "{\"status\":\"ok\",\"position\":0}",
            "{\"position\":0,\"epoch\":\"e\",\"buckets\":[],\"hub_time\":\"2026-11-21T09:00:00Z\"}")) {
      on.enqueue(
          new MockResponse.Builder().setHeader("Content-Type", Contract.JSON).body(body).build());
    }
  }

  private static void serve(MockWebServer on, HeldCertificate certificate) {
    on.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
  }

  private static HeldCertificate authority(String name) {
    return new HeldCertificate.Builder().certificateAuthority(0).commonName(name).build();
  }

  private static HeldCertificate signed(HeldCertificate by, String name) {
    return new HeldCertificate.Builder()
        .signedBy(by)
        .commonName(name)
        .addSubjectAlternativeName(name)
        .build();
  }
}
