package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of the hub and of the clock against it, over real HTTP on loopback. */
@Timeout(60)
class DoctorHubTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String HEALTH = "{\"status\":\"ok\",\"position\":7}";

  @TempDir Path folder;
  private final MockWebServer server = new MockWebServer();
  private Path tokenFile;
  private Shop shop;

  @BeforeEach
  void configure() throws Exception {
    tokenFile = folder.resolve("device.token");
    Files.writeString(tokenFile, TOKEN + "\n");
    Files.setPosixFilePermissions(tokenFile, PosixFilePermissions.fromString("rw-------"));
    shop = new Shop(folder).set("hub.token.file", tokenFile.toString());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aHubThatServesThisDeviceIsWell() throws Exception {
    try (Hub hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE)) {
      shop.set("hub.url", hub.start(0, TOKEN).toString());

      DoctorRun doctor = DoctorRun.of(shop);

      doctor.assertOk("hub", "serves this device");
      doctor.assertOk("clock", " the hub");
      assertThat(doctor.run().status()).as(doctor.run().err()).isZero();
    }
  }

  @Test
  void aHubWhoseClockIsFarOffIsStillReached() throws Exception {
    answer(new MockResponse.Builder().code(200).body(HEALTH));
    server.enqueue(
        new MockResponse.Builder()
            .code(200)
            .body(
                "{\"hub_time\":\""
                    + Instant.now().minus(Duration.ofMinutes(10))
                    + "\",\"position\":7,\"buckets\":[]}")
            .build());

    DoctorRun doctor = DoctorRun.of(shop);

    doctor.assertOk("hub", "serves this device");
    doctor.assertFailed(
        "clock",
        "10 min ahead of the hub",
        "Run `sudo timedatectl set-ntp true`, or set the clock by hand; if this clock is right,"
            + " do it on the hub.");
  }

  @ParameterizedTest
  @CsvSource({"-300, 5 min ahead of the hub", "300, behind the hub"})
  void theDateHeaderTellsTheSkewEvenIfTheTokenIsRefused(int seconds, String words)
      throws Exception {
    ZonedDateTime date = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(seconds);
    answer(
        new MockResponse.Builder()
            .code(401)
            .setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date)));

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.isOk("clock")).isFalse();
    assertThat(doctor.detail("clock")).contains(words);
  }

  @Test
  void anUnknownTokenIsToldApartFromAnythingElse() throws Exception {
    try (Hub hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE)) {
      shop.set("hub.url", hub.start(0, "another-token-than-the-device-has").toString());

      DoctorRun doctor = DoctorRun.of(shop);

      doctor.assertFailed(
          "hub",
          "v1/manifest got 401 (HUB-02)",
          "The hub does not know the token in "
              + tokenFile
              + ": have one issued for this device and put it there.");
      assertThat(doctor.run().out() + doctor.run().err()).doesNotContain(TOKEN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, HUB-02, The hub knows the token but does not let this device in",
    "429, HUB-02, The hub is busy or stopping; try again in a minute.",
    "503, HUB-02, The hub is busy or stopping; try again in a minute.",
    "500, HUB-02, The hub itself has a failure: look at its log.",
    "404, HUB-03, Check the address in hub.url; a log-in page",
    "302, HUB-03, Check the address in hub.url; a log-in page"
  })
  void everyRefusalHasItsCure(int status, String code, String cure) throws Exception {
    answer(new MockResponse.Builder().code(status).setHeader("Location", "https://example.org/"));

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.isOk("hub")).isFalse();
    assertThat(doctor.detail("hub")).contains("v1/health got " + status + " (" + code + ")");
    assertThat(doctor.fix("hub")).startsWith(cure);
    assertThat(doctor.run().status()).isEqualTo(1);
    assertThat(server.getRequestCount()).as("neither repeated nor followed").isOne();
  }

  @Test
  void aLogInPageIsNoHub() throws Exception {
    answer(new MockResponse.Builder().code(200).body("<html>Welcome to our Wi-Fi</html>"));

    DoctorRun.of(shop)
        .assertFailed(
            "hub",
            "answered something else than the central API (HUB-03)",
            "Check the address in hub.url; a log-in page of the network or a proxy may answer in"
                + " its place.");
  }

  @Test
  void aHubThatFailsAfterItsHealthIsNotWell() throws Exception {
    answer(new MockResponse.Builder().code(200).body(HEALTH));
    server.enqueue(new MockResponse.Builder().code(500).build());

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.detail("hub")).contains("v1/manifest got 500 (HUB-02)");
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void nobodyOnThePortIsSaid() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    shop.set("hub.url", "http://127.0.0.1:" + port);

    DoctorRun.of(shop)
        .assertFailed(
            "hub",
            "nothing listens on port " + port + " (HUB-01)",
            "Check the port in hub.url, and that the hub is started; a firewall may also refuse.");
  }

  @Test
  void aHubThatSaysNothingIsWaitedForLessThanTenSeconds() throws Exception {
    server.start();
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    shop.set("hub.url", server.url("/").toString());
    long start = System.nanoTime();

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    doctor.assertFailed(
        "hub",
        "no answer in time (HUB-01)",
        "Check the network and whether a firewall lets this machine through.");
    doctor.assertOk("clock", "not compared with a hub");
  }

  @Test
  void aConnectionThatIsCutIsSaid() throws Exception {
    answer(new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE));

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.isOk("hub")).isFalse();
    assertThat(doctor.detail("hub")).contains("the connection was cut").contains("(HUB-01)");
  }

  @Test
  void aNameThatLeadsNowhereIsSaid() throws Exception {
    // RFC 6761: never a host.
    shop.set("hub.url", "https://hub.invalid");

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.isOk("hub")).isFalse();
    assertThat(doctor.detail("hub")).contains("(HUB-01)");
    // Where no name server answers at all it is a matter of time instead.
    if (!doctor.detail("hub").contains("no answer in time")) {
      doctor.assertFailed(
          "hub",
          "no address is known for the name hub.invalid",
          "Check the name in hub.url and this machine's name server (`getent hosts NAME`).");
    }
  }

  @Test
  void aCertificateNobodyTrustsIsToldApart() throws Exception {
    server.useHttps(SelfSigned.in(folder).getSocketFactory());
    server.start();
    shop.set("hub.url", "https://localhost:" + server.getPort());

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.isOk("hub")).isFalse();
    assertThat(doctor.detail("hub")).contains("no secure connection: ").contains("(HUB-01)");
    assertThat(doctor.fix("hub"))
        .isEqualTo(
            "Check hub.url and this machine's clock; the hub's certificate must be valid for that"
                + " name and signed by an authority in hub.ca.file, or without one by a public"
                + " authority. A company's own, or its proxy's that looks inside, goes into that"
                + " file.");
  }

  @Test
  void aFileOfAuthoritiesThatIsNoneIsToldApart() throws Exception {
    shop.set("hub.url", "https://localhost:9").add("hub.ca.file = missing.pem");

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.isOk("hub")).isFalse();
    assertThat(doctor.detail("hub"))
        .contains("the file of the hub's authorities cannot be read")
        .contains("(CFG-01)");
    assertThat(doctor.fix("hub")).contains("hub.ca.file", "PEM");
  }

  @Test
  void aMissingTokenFileIsToBeMade() throws Exception {
    Path missing = folder.resolve("none");
    shop.set("hub.url", "http://127.0.0.1:9").set("hub.token.file", missing.toString());

    DoctorRun.of(shop)
        .assertFailed(
            "hub",
            "the token file " + missing + " cannot be read (NoSuchFileException) (CFG-01)",
            "Put the token the hub's operator issued for this device into "
                + missing
                + ", and let nobody but the user the app runs as read it (chmod 600).");
  }

  @Test
  void aTokenFileEverybodyMayReadIsToBeClosed() throws Exception {
    Files.setPosixFilePermissions(tokenFile, PosixFilePermissions.fromString("rw-r--r--"));
    shop.set("hub.url", "http://127.0.0.1:9");

    DoctorRun doctor = DoctorRun.of(shop);

    doctor.assertFailed(
        "hub",
        "everybody on this machine may read the token",
        "Run `chmod 600 "
            + tokenFile
            + "`, and see that its only line is the token the hub's operator issued for this"
            + " device.");
    assertThat(doctor.run().out() + doctor.run().err()).doesNotContain(TOKEN);
  }

  private void answer(MockResponse.Builder response) throws IOException {
    server.start();
    server.enqueue(response.build());
    shop.set("hub.url", server.url("/").toString());
  }
}
