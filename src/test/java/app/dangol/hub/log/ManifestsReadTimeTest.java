package app.dangol.hub.log;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.stock.Figure;
import app.dangol.hub.stock.ReadTimes;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.wire.Bucket;
import app.dangol.wire.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows and who told them are looked at one after the other, while others write. */
class ManifestsReadTimeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path folder;
  private SqliteHubStore store;
  private HubLog log;
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, PageLimit.STANDARD);
    IntStream.range(0, 3).forEach(i -> read("R" + i));
    log.write(transaction -> {
      ReadTimes.keep("shop", Map.of(Figure.PRICE, NOW), NOW, transaction);
      return true;
    });
  }

  @AfterEach
  void close() {
    log.close();
    store.close();
  }

  @Test
  void aPriceThatComesInBetweenDoesNotStandInForOneOfAFile() {
    log.write(transaction -> Intake.take("till", List.of(price("FILE")), transaction, NOW));

    assertThat(readAtWhileOneComes(1)).isEmpty();
  }

  @Test
  void whereAllAreReadOneThatComesInBetweenTakesNothingAway() {
    assertThat(readAtWhileOneComes(1)).contains(NOW.toString());
  }

  @Test
  void aBucketThatDoesNotStopChangingIsNotToldOf() {
    log.write(transaction -> Intake.take("till", List.of(price("FILE")), transaction, NOW));

    assertThat(readAtWhileOneComes(Integer.MAX_VALUE)).isEmpty();
    assertThat(asked.get()).isLessThan(10);
  }

  private Optional<String> readAtWhileOneComes(int times) {
    ReadTimes real = new ReadTimes(log);
    Manifests.ReadTimes busy =
        (bucket, rows, now) -> {
          if (bucket.equals(Bucket.PRICE) && asked.getAndIncrement() < times) {
            read("NEW" + asked.get());
          }
          return real.find(bucket, rows, now);
        };
    return new Manifests(log, busy, CLOCK)
        .answer(new Manifest.Request("tablet-1", "seoul", List.of()), "tablet-1").buckets().stream()
            .filter(verdict -> verdict.bucket().equals(Bucket.PRICE))
            .map(Manifest.Verdict::readAt)
            .filter(Objects::nonNull)
            .findFirst();
  }

  private void read(String sku) {
    log.write(transaction -> Intake.takeRead("shop", List.of(price(sku)), transaction, NOW));
  }

  private static Incoming price(String sku) {
    return new Incoming.Price(sku, 10_000, "KRW", Optional.empty(), NOW);
  }
}
