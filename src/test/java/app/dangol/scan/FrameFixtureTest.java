package app.dangol.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From bytes to scans through the profile that ships, as a port's reader does it. */
class FrameFixtureTest {
  private static final String MODEL = "generic-line-scanner";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);

  private final DriverProfile profile = new DriverFolder(Path.of("drivers")).get(MODEL);
  private final ScanReader reader =
      new ScanReader(profile.aim(), List.of(new LoyaltyPattern("card", "DG[0-9]{8}")));

  static Stream<FrameFixture> all() throws IOException {
    return FrameFixture.list(MODEL).stream();
  }

  static Stream<FrameFixture> certain() throws IOException {
    return all().filter(fixture -> !fixture.name().startsWith("i_"));
  }

  @Test
  void holdsFixturesOfEveryKind() throws IOException {
    assertThat(all().map(fixture -> fixture.name().substring(0, 2)).distinct())
        .containsExactlyInAnyOrder("y_", "n_", "i_");
  }

  @ParameterizedTest
  @MethodSource("certain")
  void readsAsExpectedOrRefuses(FrameFixture fixture) {
    List<Scanned> scans = scan(fixture.chunks());
    assertThat(describe(scans)).isNotEmpty().isEqualTo(fixture.expected());
    boolean refused = fixture.name().startsWith("n_");
    assertThat(scans)
        .allSatisfy(s -> assertThat(s.scan() instanceof Scan.Refused).isEqualTo(refused));
  }

  @ParameterizedTest
  @MethodSource("all")
  void readsTheSameHoweverItIsSplit(FrameFixture fixture) {
    byte[] bytes = fixture.bytes();
    List<String> whole = describe(scan(List.of(bytes)));
    List<byte[]> single = new ArrayList<>();
    for (int at = 0; at < bytes.length; at++) {
      List<byte[]> halves =
          List.of(Arrays.copyOfRange(bytes, 0, at), Arrays.copyOfRange(bytes, at, bytes.length));
      assertThat(describe(scan(halves))).as("split at %d", at).isEqualTo(whole);
      single.add(new byte[] {bytes[at]});
    }
    assertThat(describe(scan(single))).as("byte by byte").isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("certain")
  void readsTwoGluedAsTwo(FrameFixture fixture) {
    List<String> twice = new ArrayList<>(fixture.expected());
    twice.addAll(fixture.expected());
    byte[] glued = FrameFixture.concat(List.of(fixture.bytes(), fixture.bytes()));
    assertThat(describe(scan(List.of(glued)))).isEqualTo(twice);
  }

  @ParameterizedTest
  @MethodSource("certain")
  void readsTheSameBetweenNoise(FrameFixture fixture) {
    byte[] before = "\u0000\u00ff\u0007\u00fe\u0000\r".getBytes(ISO_8859_1);
    byte[] after = "\u0080\u0000\u0011\u00ff".getBytes(ISO_8859_1);
    List<String> expected = new ArrayList<>();
    expected.add("refused NOT_TEXT");
    expected.addAll(fixture.expected());
    expected.add("refused BROKEN");
    assertThat(describe(scan(List.of(before, fixture.bytes(), after)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("all")
  void givesTheSameForTheBytesItShows(FrameFixture fixture) {
    for (Scanned scanned : scan(fixture.chunks())) {
      assertThat(scanned.driver()).isEqualTo(MODEL);
      assertThat(scanned.scan().at()).isEqualTo(CLOCK.instant());
      scanned
          .raw()
          .ifPresent(raw ->
              assertThat(scan(List.of(raw.toArray(), new byte[] {'\r'}))).containsExactly(scanned));
    }
  }

  private List<Scanned> scan(List<byte[]> chunks) {
    List<DeviceEvent> events = new ArrayList<>();
    DeviceFeed feed =
        new DeviceFeed(profile.model(), Conversations.withRecording(profile), CLOCK, events::add);
    chunks.forEach(feed::push);
    feed.end();
    return events.stream().flatMap(event -> Readings.of(reader, event).stream()).toList();
  }

  private static List<String> describe(List<Scanned> scans) {
    return scans.stream().map(scanned -> FrameFixture.describe(scanned.scan())).toList();
  }
}
