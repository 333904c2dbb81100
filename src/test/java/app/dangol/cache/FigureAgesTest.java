package app.dangol.cache;

import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestRows.price;
import static app.dangol.cache.TestRows.product;
import static app.dangol.cache.TestRows.stock;
import static app.dangol.cache.TestStore.STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.catalog.StockLevel;
import app.dangol.device.SettableClock;
import app.dangol.id.Sku;
import app.dangol.wire.Bucket;
import app.dangol.wire.Row;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A figure is as of the later of its last change and the last reading of its bucket. */
class FigureAgesTest {
  private static final Sku S1 = new Sku("S1");
  private static final Instant CHANGED = Instant.parse("2026-11-20T09:00:00Z");
  private static final Instant READ = CHANGED.plus(Duration.ofDays(2));

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(READ.plus(Duration.ofDays(1)));
  private TestStore device;

  @BeforeEach
  void open() {
    device = new TestStore(folder, clock);
    load(Bucket.CATALOGUE, product("S1", 1, "머플러"));
    load(Bucket.PRICE, price("S1", 2, 59_000, CHANGED.toString()));
    load(STOCK, stock("S1", "seoul-1", 3, 4), stock("S1", "seoul-2", 4, 5));
  }

  @AfterEach
  void close() {
    device.close();
  }

  @Test
  void aFigureThatWasReadSinceIsAsOfThatReading() {
    device.writer.noteRead(STOCK, Optional.of(READ));

    assertThat(stockAges()).containsExactly(READ, READ);
    assertThat(priceAge()).as("of another bucket").isEqualTo(CHANGED);

    device.writer.noteRead(Bucket.PRICE, Optional.of(READ.plusSeconds(1)));
    assertThat(priceAge()).isEqualTo(READ.plusSeconds(1));
    assertThat(device.catalog.listBySkus(List.of(S1)).values())
        .extracting(product -> product.price().orElseThrow().asOf())
        .containsExactly(READ.plusSeconds(1));
  }

  @Test
  void aFigureThatChangedSinceIsAsOfItsChange() {
    device.writer.noteRead(STOCK, Optional.of(CHANGED.minusSeconds(1)));
    device.writer.noteRead(Bucket.PRICE, Optional.of(CHANGED.minusSeconds(1)));

    assertThat(stockAges()).containsExactly(CHANGED, CHANGED);
    assertThat(priceAge()).isEqualTo(CHANGED);
  }

  @Test
  void itIsKeptOverARestart() {
    device.writer.noteRead(STOCK, Optional.of(READ));
    device.close();
    device = new TestStore(folder, clock);

    assertThat(stockAges()).containsExactly(READ, READ);
  }

  @Test
  void aHubThatTellsItNoMoreTakesItAway() {
    device.writer.noteRead(STOCK, Optional.of(READ));
    device.writer.noteRead(STOCK, Optional.empty());

    assertThat(stockAges()).containsExactly(CHANGED, CHANGED);
  }

  @Test
  void aNewSnapshotLeavesItAndABucketThatIsDroppedTakesItAlong() {
    device.writer.noteRead(STOCK, Optional.of(READ));
    device.writer.refetch(STOCK);
    load(STOCK, stock("S1", "seoul-1", 7, 2));
    assertThat(stockAges()).containsExactly(READ);

    device.writer.drop(STOCK);
    load(STOCK, stock("S1", "seoul-1", 7, 2));
    assertThat(stockAges()).containsExactly(CHANGED);
  }

  @Test
  void listenersHearOfItWhereItMakesADifference() {
    device.seen.clear();

    device.writer.noteRead(STOCK, Optional.of(READ));
    assertThat(device.seen).containsExactly(new CacheChange.Stock());
    device.writer.noteRead(STOCK, Optional.of(READ.plus(Duration.ofMinutes(5))));
    device.writer.noteRead(Bucket.MODEL, Optional.of(READ));
    assertThat(device.seen).as("a step, and a bucket that is not here").hasSize(1);
    device.writer.noteRead(STOCK, Optional.of(READ.plus(Duration.ofHours(2))));
    assertThat(device.seen).hasSize(2);
    device.writer.noteRead(STOCK, Optional.empty());
    assertThat(device.seen).hasSize(3);
  }

  @Test
  void listenersHearOfManySmallStepsOnceTheyMakeADifference() {
    device.writer.noteRead(STOCK, Optional.of(READ));
    device.seen.clear();

    for (int step = 1; step <= 12; step++) {
      device.writer.noteRead(STOCK, Optional.of(READ.plus(Duration.ofMinutes(5L * step))));
    }

    assertThat(device.seen).as("after half an hour, and an hour").hasSize(2);
  }

  @Test
  void stepsCountFromWhatWasThereAtTheStart() {
    device.writer.noteRead(STOCK, Optional.of(READ));
    device.close();
    device = new TestStore(folder, clock);
    device.seen.clear();

    device.writer.noteRead(STOCK, Optional.of(READ.plus(Duration.ofMinutes(20))));
    assertThat(device.seen).isEmpty();
    device.writer.noteRead(STOCK, Optional.of(READ.plus(Duration.ofMinutes(40))));
    assertThat(device.seen).hasSize(1);
  }

  @Test
  void whereTheClockIsBehindTheHubsAReadingIsNotOfATimeYetToCome() {
    clock.set(READ.minus(Duration.ofMinutes(10)));

    device.writer.noteRead(STOCK, Optional.of(READ));

    assertThat(stockAges()).containsOnly(READ.minus(Duration.ofMinutes(10)));
  }

  @Test
  void aCacheOfTheSchemaBeforeGoesOnWithItsRowsAndCursor() throws Exception {
    Path earlier = folder.resolve("earlier");
    assertThat(earlier.toFile().mkdir()).isTrue();
    EarlierFiles.makeCache(earlier.resolve("cache.db"), 3);
    fillSchema3(earlier.resolve("cache.db"));
    device.close();

    device = new TestStore(earlier, clock);

    assertThat(device.states.get(STOCK).cursor()).contains("c4");
    assertThat(stockAges()).containsExactly(CHANGED);
    device.writer.noteRead(STOCK, Optional.of(READ));
    assertThat(stockAges()).containsExactly(READ);
  }

  private static void fillSchema3(Path file) throws SQLException {
    try (Session session = Session.open(file, List.of("PRAGMA journal_mode = WAL"))) {
      session.execute(
          "INSERT INTO bucket (id, name, generation, cursor, position, row_count, synced_at)"
              + " VALUES (1, '"
              + STOCK
              + "', 1, 'c4', 5, 1, 1700000000000)");
      session.execute(
          "INSERT INTO stock VALUES ('S1', 'seoul-1', 1, 1, 3, 4, " + CHANGED.toEpochMilli() + ")");
    }
  }

  private void load(String bucket, Row... rows) {
    device.writer.applyPage(device.states.get(bucket).next(), page(9, "c9", rows));
  }

  private List<Instant> stockAges() {
    return device.catalog.listStock(List.of(S1)).values().stream()
        .flatMap(List::stream)
        .map(StockLevel::asOf)
        .toList();
  }

  private Instant priceAge() {
    return device.catalog.findBySku(S1).orElseThrow().price().orElseThrow().asOf();
  }
}
