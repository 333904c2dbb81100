package app.dangol.scan;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Bytes;
import app.dangol.device.Conversation;
import app.dangol.device.Conversations;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.device.SettableClock;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a broken line brings in an hour at 115,200 baud, 8 data bits, no parity, one stop bit: to
 * every driver that ships, with the loyalty pattern that ships and one that takes any tag.
 */
class BrokenLineTest {
  /** The whole hour only where it is asked for: it is a minute of computing. */
  private static final int MINUTES = Integer.getInteger("dangol.noise.minutes", 6);

  private static final int BYTES = 115_200 / 10 * 60 * MINUTES;
  private static final int CHUNK = 64;

  /** As long as those bytes take on the line. */
  private static final Duration CHUNK_TIME =
      Duration.ofNanos(CHUNK * 10L * 1_000_000_000 / 115_200);

  private static final List<LoyaltyPattern> LOYALTY =
      List.of(new LoyaltyPattern("card", "DG[0-9]{10}"), new LoyaltyPattern("tag", "UID:.+"));

  static Stream<String> models() {
    return new DriverFolder(Path.of("drivers")).listModels().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void makesNoMemberNoProductAndFillsNoMemory(String model) {
    DriverProfile profile = new DriverFolder(Path.of("drivers")).get(model);
    SettableClock clock = new SettableClock(Instant.EPOCH);
    ScanReader reader = new ScanReader(profile.aim(), LOYALTY);
    List<Scan> believed = new ArrayList<>();
    Conversation conversation = Conversations.withDevice(profile);
    DeviceFeed feed =
        new DeviceFeed(
            model,
            conversation,
            clock,
            event ->
                Readings.of(reader, event)
                    .map(Scanned::scan)
                    .ifPresent(scan -> {
                      switch (scan) {
                        case Scan.Member member -> believed.add(member);
                        case Scan.Credential credential -> believed.add(credential);
                        case Scan.Item item -> believed.add(item);
                        case Scan.Unknown unknown -> {}
                        case Scan.Refused refused -> {}
                      }
                    }));
    Consumer<Bytes> nobody = unsent -> {};
    feed.open(nobody);
    Random random = new Random(model.hashCode());
    byte[] chunk = new byte[CHUNK];
    long after = 0;
    long before = 0;
    for (int sent = 0; sent < BYTES; sent += CHUNK) {
      if (sent == BYTES / 10 / CHUNK * CHUNK) {
        before = usedMemory();
      }
      random.nextBytes(chunk);
      feed.push(chunk, nobody);
      clock.move(CHUNK_TIME);
      feed.tick(nobody);
    }
    after = usedMemory();
    System.out.printf(
        Locale.ROOT,
        "%d minutes of noise, %s: %+d kB of heap%n",
        MINUTES,
        model,
        (after - before) / 1024);
    assertThat(believed).isEmpty();
    assertThat(after - before).isLessThan(2L << 20);
  }

  /** What a collection left; what other threads have taken since then is none of this one's. */
  private static long usedMemory() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .flatMap(pool -> Stream.ofNullable(pool.getCollectionUsage()))
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }
}
