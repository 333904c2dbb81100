package app.dangol.scan;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.AimMode;
import app.dangol.device.Conversations;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DriverProfile;
import app.dangol.device.Framing;
import app.dangol.device.Framing.Suffix;
import app.dangol.device.SerialSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A line that carries rubbish: wrong baud rate, a broken cable, a device in another mode. */
class LineNoiseTest {
  private static final int NOISE_BYTES = 1_000_000;
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private enum Outcome {
    MEMBER,
    ITEM,
    UNKNOWN,
    REFUSED
  }

  private final ScanReader reader =
      new ScanReader(AimMode.OPTIONAL, List.of(new LoyaltyPattern("card", "DG[0-9]{8}")));
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

  @ParameterizedTest
  @EnumSource(Suffix.class)
  void readsNoMemberAndNoItemFromRandomBytes(Suffix suffix) {
    Random random = new Random(4711);
    DeviceFeed feed = feed(suffix);
    int sent = 0;
    while (sent < NOISE_BYTES) {
      byte[] chunk = new byte[1 + random.nextInt(64)];
      random.nextBytes(chunk);
      feed.push(chunk);
      if (suffix == Suffix.NONE && random.nextInt(4) == 0) {
        feed.end();
      }
      sent += chunk.length;
    }
    feed.end();
    assertThat(outcomes).doesNotContainKeys(Outcome.MEMBER, Outcome.ITEM);
    assertThat(outcomes.get(Outcome.REFUSED)).isPositive();
  }

  @Test
  void keepsNoMoreThanTheCapOfALineThatNeverEnds() {
    DeviceFeed feed = feed(Suffix.CR);
    byte[] chunk = new byte[65_536];
    Arrays.fill(chunk, (byte) 'A');
    feed.push(chunk);
    long before = usedMemory();
    for (int i = 0; i < 1024; i++) {
      feed.push(chunk);
    }
    // 64 MiB went in; what is left must not depend on that.
    assertThat(usedMemory() - before).isLessThan(8L << 20);
    feed.end();
    assertThat(outcomes).containsExactly(Map.entry(Outcome.REFUSED, 1));
  }

  private DeviceFeed feed(Suffix suffix) {
    DriverProfile profile =
        new DriverProfile(
            "test",
            "Test",
            new Framing.Line(suffix, 512, Duration.ofMillis(50)),
            new SerialSettings(9600, 8, SerialSettings.Parity.NONE, SerialSettings.StopBits.ONE),
            AimMode.OPTIONAL,
            Duration.ofSeconds(1));
    return new DeviceFeed(
        "test",
        Conversations.withRecording(profile),
        CLOCK,
        event ->
            Readings.of(reader, event)
                .ifPresent(read -> outcomes.merge(outcomeOf(read.scan()), 1, Integer::sum)));
  }

  private static Outcome outcomeOf(Scan scan) {
    return switch (scan) {
      case Scan.Member ignored -> Outcome.MEMBER;
      case Scan.Credential ignored -> Outcome.MEMBER;
      case Scan.Item ignored -> Outcome.ITEM;
      case Scan.Unknown ignored -> Outcome.UNKNOWN;
      case Scan.Refused ignored -> Outcome.REFUSED;
    };
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
