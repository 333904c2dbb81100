package app.dangol.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Conversations;
import app.dangol.device.DeviceEvent;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DeviceRemark;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.device.Frame;
import app.dangol.device.FrameRefused;
import app.dangol.device.Framing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From bytes to scans through every profile that ships and has fixtures, as a reader does it. */
class FrameFixtureTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);
  private static final String BROKEN = "refused BROKEN";

  /** A PN532 makes a tag of many frames; that has a test of its own. */
  static Stream<String> models() throws IOException {
    return FrameFixture.listModels().stream()
        .filter(model -> !(profile(model).framing() instanceof Framing.Pn532));
  }

  static Stream<FrameFixture> all() throws IOException {
    List<FrameFixture> fixtures = new ArrayList<>();
    for (String model : models().toList()) {
      fixtures.addAll(FrameFixture.list(model));
    }
    return fixtures.stream();
  }

  static Stream<FrameFixture> certain() throws IOException {
    return all().filter(fixture -> !fixture.isKind('i'));
  }

  static Stream<FrameFixture> lines() throws IOException {
    return all().filter(fixture -> profile(fixture).framing() instanceof Framing.Line);
  }

  @ParameterizedTest
  @MethodSource("models")
  void holdsFixturesThatAreReadAndFixturesThatAreRefused(String model) throws IOException {
    List<FrameFixture> fixtures = FrameFixture.list(model);
    assertThat(fixtures).anyMatch(fixture -> fixture.isKind('y'));
    assertThat(fixtures).anyMatch(fixture -> fixture.isKind('n'));
  }

  @ParameterizedTest
  @MethodSource("certain")
  void readsAsExpectedOrRefuses(FrameFixture fixture) {
    List<String> described = read(fixture, fixture.chunks());
    assertThat(described).isNotEmpty().isEqualTo(fixture.expected());
    assertThat(described)
        .allSatisfy(
            words -> assertThat(words.startsWith("refused ")).isEqualTo(fixture.isKind('n')));
  }

  @ParameterizedTest
  @MethodSource("all")
  void readsTheSameHoweverItIsSplit(FrameFixture fixture) {
    byte[] bytes = fixture.bytes();
    List<String> whole = read(fixture, List.of(bytes));
    List<byte[]> single = new ArrayList<>();
    for (int at = 0; at < bytes.length; at++) {
      List<byte[]> halves =
          List.of(Arrays.copyOfRange(bytes, 0, at), Arrays.copyOfRange(bytes, at, bytes.length));
      assertThat(read(fixture, halves)).as("split at %d", at).isEqualTo(whole);
      single.add(new byte[] {bytes[at]});
    }
    assertThat(read(fixture, single)).as("byte by byte").isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("certain")
  void readsTwoGluedAsTwo(FrameFixture fixture) {
    List<String> twice = new ArrayList<>(fixture.expected());
    twice.addAll(fixture.expected());
    byte[] glued = FrameFixture.concat(List.of(fixture.bytes(), fixture.bytes()));
    assertThat(read(fixture, List.of(glued))).isEqualTo(twice);
  }

  @ParameterizedTest
  @MethodSource("certain")
  void readsTheSameBetweenNoise(FrameFixture fixture) {
    // The return ends the noise where lines are read; elsewhere it is noise like the rest.
    byte[] before = "\u0000\u00ff\u0007\u00fe\u0010\r".getBytes(ISO_8859_1);
    byte[] after = "\u0080\u0000\u0011\u00ff".getBytes(ISO_8859_1);
    List<String> expected = new ArrayList<>();
    expected.add(noiseBefore(profile(fixture).framing()));
    expected.addAll(fixture.expected());
    expected.add(BROKEN);
    assertThat(read(fixture, List.of(before, fixture.bytes(), after))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void givesTheSameForTheBytesItShows(FrameFixture fixture) {
    for (DeviceEvent event : events(fixture, fixture.chunks())) {
      if (event instanceof Frame frame) {
        assertThat(frame.model()).isEqualTo(fixture.model());
        assertThat(frame.at()).isEqualTo(CLOCK.instant());
        List<byte[]> again = List.of(frame.raw().toArray(), new byte[] {'\r'});
        assertThat(events(fixture, again)).containsExactly(frame);
      }
    }
  }

  /** What the noise before comes to: a line of its own that is no text, or no unit at all. */
  private static String noiseBefore(Framing framing) {
    return framing instanceof Framing.Line line && line.content() == Framing.LineContent.CODE
        ? "refused NOT_TEXT"
        : BROKEN;
  }

  private static List<String> read(FrameFixture fixture, List<byte[]> chunks) {
    ScanReader reader =
        new ScanReader(profile(fixture).aim(), List.of(new LoyaltyPattern("card", "DG[0-9]{8}")));
    return events(fixture, chunks).stream().map(event -> describe(reader, event)).toList();
  }

  private static List<DeviceEvent> events(FrameFixture fixture, List<byte[]> chunks) {
    DriverProfile profile = profile(fixture);
    List<DeviceEvent> events = new ArrayList<>();
    DeviceFeed feed =
        new DeviceFeed(profile.model(), Conversations.withRecording(profile), CLOCK, events::add);
    chunks.forEach(feed::push);
    feed.end();
    return events;
  }

  private static String describe(ScanReader reader, DeviceEvent event) {
    return switch (event) {
      case Frame frame -> FrameFixture.describe(reader.read(frame).scan());
      case FrameRefused refused -> FrameFixture.describe(reader.read(refused).scan());
      case DeviceRemark remark -> "remark " + remark.words();
    };
  }

  private static DriverProfile profile(FrameFixture fixture) {
    return profile(fixture.model());
  }

  private static DriverProfile profile(String model) {
    return new DriverFolder(Path.of("drivers")).get(model);
  }
}
