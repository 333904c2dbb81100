package app.dangol.scan;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Bytes;
import app.dangol.device.Conversations;
import app.dangol.device.DeviceEvent;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.device.Frame;
import app.dangol.device.FrameRefused;
import app.dangol.device.Framing;
import app.dangol.device.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rubbish on the line of every driver that ships: no member, no article, nothing thrown. */
class FramingNoiseTest {
  /** {@code -Ddangol.noise-bytes=41472000} is an hour at 115,200 baud. */
  private static final int NOISE_BYTES = Integer.getInteger("dangol.noise-bytes", 2_000_000);

  static Stream<String> models() {
    return new DriverFolder(Path.of("drivers")).listModels().stream();
  }

  /** Sound ones: damage to a broken one may mend it. */
  static Stream<FrameFixture> sound() throws IOException {
    return FrameFixtureTest.all().filter(fixture -> fixture.isKind('y'));
  }

  @ParameterizedTest
  @MethodSource("models")
  void readsNobodyAndNothingFromRandomBytes(String model) {
    Random random = new Random(20_261_122);
    byte[] noise = new byte[NOISE_BYTES];
    random.nextBytes(noise);
    assertThat(refusedOf(model, noise, random)).isPositive();
  }

  /**
   * One bit wrong, or one byte missing or too many, at a place drawn by lot. The checksums here are
   * sums: two wrong bits can cancel each other, which no reader can find out.
   */
  @ParameterizedTest
  @MethodSource("sound")
  void readsNobodyElseFromAFrameThatWasDamaged(FrameFixture fixture) {
    Random random = new Random(fixture.name().hashCode());
    DriverProfile profile = new DriverFolder(Path.of("drivers")).get(fixture.model());
    if (profile.framing() instanceof Framing.Line) {
      // Lines have no checksum; a wrong digit is another number.
      return;
    }
    for (int round = 0; round < 2000; round++) {
      byte[] damaged = damage(fixture.bytes(), random);
      for (String found : membersAndItems(profile, damaged, random)) {
        assertThat(fixture.expected()).as("from a damaged frame").contains(found);
      }
    }
  }

  private static byte[] damage(byte[] frame, Random random) {
    List<Byte> bytes = new ArrayList<>();
    for (byte one : frame) {
      bytes.add(one);
    }
    int at = random.nextInt(bytes.size());
    switch (random.nextInt(3)) {
      case 0 -> bytes.set(at, (byte) (bytes.get(at) ^ (1 << random.nextInt(8))));
      case 1 -> bytes.add(at, (byte) random.nextInt(256));
      default -> bytes.remove(at);
    }
    byte[] damaged = new byte[bytes.size()];
    for (int i = 0; i < damaged.length; i++) {
      damaged[i] = bytes.get(i);
    }
    return damaged;
  }

  private static List<String> membersAndItems(DriverProfile profile, byte[] bytes, Random random) {
    ScanReader reader =
        new ScanReader(profile.aim(), List.of(new LoyaltyPattern("card", "DG[0-9]{8}")));
    return events(profile, bytes, random).stream()
        .filter(Frame.class::isInstance)
        .map(event -> reader.read((Frame) event).scan())
        .filter(scan -> scan instanceof Scan.Member || scan instanceof Scan.Item)
        .map(FrameFixture::describe)
        .toList();
  }

  private static long refusedOf(String model, byte[] noise, Random random) {
    DriverProfile profile = new DriverFolder(Path.of("drivers")).get(model);
    List<DeviceEvent> events = events(profile, noise, random);
    ScanReader reader =
        new ScanReader(profile.aim(), List.of(new LoyaltyPattern("card", "DG[0-9]{8}")));
    assertThat(events)
        .filteredOn(Frame.class::isInstance)
        .allSatisfy(event -> {
          Scan scan = reader.read((Frame) event).scan();
          assertThat(scan instanceof Scan.Member || scan instanceof Scan.Item).isFalse();
        });
    return events.stream().filter(FrameRefused.class::isInstance).count();
  }

  /** In portions and with pauses drawn by lot; answers are taken and dropped. */
  private static List<DeviceEvent> events(DriverProfile profile, byte[] bytes, Random random) {
    SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
    List<DeviceEvent> events = new ArrayList<>();
    List<Bytes> answers = new ArrayList<>();
    DeviceFeed feed =
        new DeviceFeed(profile.model(), Conversations.withDevice(profile), clock, events::add);
    feed.open(answers::add);
    int at = 0;
    while (at < bytes.length) {
      int end = Math.min(bytes.length, at + 1 + random.nextInt(256));
      feed.push(Arrays.copyOfRange(bytes, at, end), answers::add);
      at = end;
      clock.move(Duration.ofMillis(random.nextInt(400)));
      feed.tick(answers::add);
    }
    feed.end();
    return events;
  }
}
