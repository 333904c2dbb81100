package app.dangol.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was passed over once is told again though it has not changed. */
class OvertakenTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOON);
  private SqliteHubStore store;
  private HubLog log;

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, PageLimit.STANDARD);
    new Intake(log, clock)
        .take("till", List.of(new Incoming.Price("S1", 1, "KRW", Optional.empty(), NOON)));
  }

  @AfterEach
  void close() {
    log.close();
    store.close();
  }

  @Test
  void aPriceThatWasPassedOverIsToldAgain() {
    FeedReader.Tally passed = read(NOON.minus(HOUR));
    assertThat(passed.older()).isEqualTo(1);
    assertThat(price()).isEqualTo(1);

    clock.move(HOUR);
    read(NOON.plus(HOUR));

    assertThat(price()).isEqualTo(59_000);
  }

  @Test
  void whatWasTakenIsNotToldAgain() {
    clock.move(HOUR);
    read(NOON.plus(HOUR));

    assertThat(read(NOON.plus(HOUR)).fresh()).isZero();
  }

  private FeedReader.Tally read(Instant counted) {
    Feed all = new ShelfConnector("seoul", counted).feeds().getFirst();
    return new FeedReader("shelf", log, clock).read(all, () -> {}, begun -> {});
  }

  private long price() {
    return log.write(transaction -> {
      StoredRow row = transaction.find(Bucket.PRICE, Entity.PRICE, "S1").orElseThrow();
      return StrictJson.read(Objects.requireNonNull(row.data()), Entity.Price.class).amountMinor();
    });
  }
}
