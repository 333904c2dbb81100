package app.dangol.scan;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Conversations;
import app.dangol.device.DeviceEvent;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recordings of a PN532, through the profile that ships, to scans. */
class Pn532FixtureTest {
  private static final String MODEL = "pn532-hsu";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);
  private static final byte[] NOISE = HexFormat.of().parseHex("00c3ff5555a500aa00");

  private final DriverProfile profile = new DriverFolder(Path.of("drivers")).get(MODEL);
  private final ScanReader reader =
      new ScanReader(profile.aim(), List.of(new LoyaltyPattern("card", "DG[0-9]{8}")));

  static Stream<FrameFixture> all() throws IOException {
    return FrameFixture.list(MODEL).stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void readsAsExpected(FrameFixture fixture) {
    List<Scanned> scans = scan(fixture.chunks());
    assertThat(describe(scans)).isEqualTo(fixture.expected());
    boolean refused = fixture.name().startsWith("n_");
    assertThat(scans)
        .allSatisfy(s -> assertThat(s.scan() instanceof Scan.Refused).isEqualTo(refused));
  }

  @ParameterizedTest
  @MethodSource("all")
  void readsTheSameHoweverItIsSplit(FrameFixture fixture) {
    byte[] bytes = fixture.bytes();
    List<byte[]> single = new ArrayList<>();
    for (int at = 0; at < bytes.length; at++) {
      List<byte[]> halves =
          List.of(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length));
      assertThat(describe(scan(halves))).as("split at %d", at).isEqualTo(fixture.expected());
      single.add(new byte[] {bytes[at]});
    }
    assertThat(describe(scan(single))).as("byte by byte").isEqualTo(fixture.expected());
  }

  @ParameterizedTest
  @MethodSource("all")
  void readsTwoGluedAsTwo(FrameFixture fixture) {
    List<String> twice = new ArrayList<>(fixture.expected());
    twice.addAll(fixture.expected());
    byte[] glued = FrameFixture.concat(List.of(fixture.bytes(), fixture.bytes()));
    assertThat(describe(scan(List.of(glued)))).isEqualTo(twice);
  }

  @ParameterizedTest
  @MethodSource("all")
  void readsTheSameBetweenNoise(FrameFixture fixture) {
    assertThat(describe(scan(List.of(NOISE, fixture.bytes(), NOISE))))
        .isEqualTo(fixture.expected());
  }

  @Test
  void readsNoTagFromRandomBytes() {
    Random random = new Random(42);
    List<DeviceEvent> events = new ArrayList<>();
    DeviceFeed feed = feed(events);
    byte[] chunk = new byte[1000];
    for (int i = 0; i < 5000; i++) {
      random.nextBytes(chunk);
      feed.push(chunk);
      List<Scanned> scans = read(events);
      assertThat(scans).allSatisfy(s -> assertThat(s.scan()).isInstanceOf(Scan.Refused.class));
      events.clear();
    }
  }

  private List<Scanned> scan(List<byte[]> chunks) {
    List<DeviceEvent> events = new ArrayList<>();
    DeviceFeed feed = feed(events);
    chunks.forEach(feed::push);
    feed.end();
    return read(events);
  }

  private DeviceFeed feed(List<DeviceEvent> events) {
    return new DeviceFeed(MODEL, Conversations.withRecording(profile), CLOCK, events::add);
  }

  private List<Scanned> read(List<DeviceEvent> events) {
    return events.stream().flatMap(event -> Readings.of(reader, event).stream()).toList();
  }

  private static List<String> describe(List<Scanned> scans) {
    return scans.stream().map(scanned -> FrameFixture.describe(scanned.scan())).toList();
  }
}
