package app.dangol.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files laid into a folder, into a real hub's file. */
class WatchedFolderTest {
  private static final Duration KEEP = Duration.ofDays(7);

  private static final Path EXAMPLES = Path.of("docs/guides/examples");
  private static final String STOCK = "sku,store,on_hand\n";

  @TempDir Path folder;
  private SqliteHubStore store;
  private HubLog log;
  private DirectTarget target;

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, PageLimit.STANDARD);
    target = new DirectTarget(log, "shop", Clock.systemUTC());
  }

  @AfterEach
  void close() {
    log.close();
    store.close();
  }

  @Test
  void aWatchedFileIsTakenOnceItKeepsItsSizeAndMovedWithItsReport() throws IOException {
    Path watched = Files.createDirectory(folder.resolve("in"));
    WatchedFolder chore = new WatchedFolder(watched, target, () -> true, KEEP, Clock.systemUTC());
    Files.writeString(watched.resolve("stock.csv.part"), STOCK);
    Files.writeString(watched.resolve("stock-1.csv"), STOCK + "S1,seoul,1\n");
    assertThat(chore.look()).isZero();
    Files.writeString(watched.resolve("stock-1.csv"), STOCK + "S1,seoul,1\nS2,seoul,2\n");
    assertThat(chore.look()).as("it grew").isZero();

    assertThat(chore.look()).isEqualTo(1);

    assertThat(names(watched)).containsExactly("stock.csv.part");
    assertThat(names(watched.resolve("done")))
        .hasSize(2)
        .allMatch(name -> name.matches("[0-9TZ]+-stock-1\\.csv(\\.report\\.ndjson)?"));
    assertThat(log.listRecords("stock", "", "", 9)).hasSize(2);
  }

  @Test
  void whatAKilledHubLeftIsTakenAgainWithoutEffectAndAFileOfNothingButRefusalsFails()
      throws IOException {
    Path watched = Files.createDirectory(folder.resolve("in"));
    WatchedFolder chore = new WatchedFolder(watched, target, () -> true, KEEP, Clock.systemUTC());
    Path left = watched.resolve("taking").resolve("20261122T041500000Z-orders.csv");
    Files.copy(EXAMPLES.resolve("orders.csv"), left);
    // The kill came after the last batch and before the file was moved.
    ImportReport.of(ImportKind.ORDERS, left, target, line -> {});
    long head = log.head();
    Files.writeString(left.resolveSibling("20261122T041500001Z-stock.csv"), "no header\n1\n");

    assertThat(chore.look()).isEqualTo(2);

    assertThat(log.head()).isEqualTo(head);
    assertThat(names(watched.resolve("taking"))).isEmpty();
    assertThat(names(watched.resolve("done"))).hasSize(2);
    assertThat(names(watched.resolve("failed"))).hasSize(2);
  }

  @Test
  void aFileThatCannotBeTakenStandsInNobodysWayAndIsMovedAsideAfterThreeTries() throws IOException {
    Path watched = Files.createDirectory(folder.resolve("in"));
    SettableClock clock = new SettableClock(Instant.parse("2026-11-22T04:15:00Z"));
    // The target fails at what this file holds, as a defect of ours would make it.
    ImportTarget defective =
        (kind, batch, groups) -> {
          if (kind == ImportKind.ORDERS) {
            throw new IllegalStateException("the row of somebody");
          }
          return target.take(kind, batch, groups);
        };
    WatchedFolder chore = new WatchedFolder(watched, defective, () -> true, KEEP, clock);
    Files.copy(EXAMPLES.resolve("orders.csv"), watched.resolve("orders.csv"));
    chore.look();
    chore.look();
    assertThat(names(watched.resolve("taking"))).anyMatch(name -> name.endsWith("orders.csv"));

    Files.writeString(watched.resolve("stock.csv"), STOCK + "S1,seoul,1\n");
    chore.look();
    chore.look();
    assertThat(names(watched.resolve("done"))).as("the other went on").hasSize(2);
    assertThat(names(watched.resolve("failed"))).as("one try; the next is not due").isEmpty();

    for (int i = 0; i < 2; i++) {
      clock.move(Duration.ofMinutes(1));
      chore.look();
    }

    assertThat(names(watched.resolve("taking"))).isEmpty();
    assertThat(names(watched.resolve("failed"))).hasSize(2);
    Path report = watched.resolve("failed").resolve(names(watched.resolve("failed")).getLast());
    assertThat(Files.readString(report)).contains("\"tries\":3").doesNotContain("somebody");
  }

  @Test
  void whileTheStoreIsAwayNothingIsGivenUpAndItIsTriedEverMoreSeldom() throws IOException {
    Path watched = Files.createDirectory(folder.resolve("in"));
    SettableClock clock = new SettableClock(Instant.parse("2026-11-22T04:15:00Z"));
    AtomicBoolean away = new AtomicBoolean(true);
    AtomicInteger asked = new AtomicInteger();
    ImportTarget shaky =
        (kind, batch, groups) -> {
          asked.incrementAndGet();
          if (away.get()) {
            throw new DangolException(ErrorCode.HUB_05, "cannot write");
          }
          return target.take(kind, batch, groups);
        };
    WatchedFolder chore = new WatchedFolder(watched, shaky, () -> true, KEEP, clock);
    Files.writeString(watched.resolve("stock.csv"), STOCK + "S1,seoul,1\n");
    for (int seconds = 0; seconds < 3_600; seconds += 5) {
      chore.look();
      clock.move(Duration.ofSeconds(5));
    }
    assertThat(names(watched.resolve("failed"))).isEmpty();
    assertThat(asked.get()).as("tries in an hour").isBetween(10, 30);

    away.set(false);
    clock.move(Duration.ofMinutes(5));
    chore.look();

    assertThat(names(watched.resolve("done"))).hasSize(2);
  }

  @Test
  void aFileTheStoreAloneRefusesIsTheFilesFault() throws IOException {
    Path watched = Files.createDirectory(folder.resolve("in"));
    SettableClock clock = new SettableClock(Instant.parse("2026-11-22T04:15:00Z"));
    ImportTarget picky =
        (kind, batch, groups) -> {
          if (kind == ImportKind.ORDERS) {
            throw new DangolException(ErrorCode.HUB_05, "cannot write");
          }
          return target.take(kind, batch, groups);
        };
    WatchedFolder chore = new WatchedFolder(watched, picky, () -> true, KEEP, clock);
    Files.copy(EXAMPLES.resolve("orders.csv"), watched.resolve("orders.csv"));
    for (int i = 0; i < 8; i++) {
      Files.writeString(watched.resolve("stock-" + i + ".csv"), STOCK + "S1,seoul," + i + "\n");
      clock.move(Duration.ofMinutes(6));
      chore.look();
    }

    assertThat(names(watched.resolve("failed"))).anyMatch(name -> name.endsWith("orders.csv"));
    assertThat(names(watched.resolve("taking"))).isEmpty();
  }

  @Test
  void aCopyOfTheHubThatIsNotTheOneTakesNothing() throws IOException {
    Path watched = Files.createDirectory(folder.resolve("in"));
    AtomicBoolean leads = new AtomicBoolean();
    WatchedFolder chore = new WatchedFolder(watched, target, leads::get, KEEP, Clock.systemUTC());
    Files.writeString(watched.resolve("stock.csv"), STOCK + "S1,seoul,1\n");

    assertThat(chore.look() + chore.look() + chore.look()).isZero();

    leads.set(true);
    assertThat(chore.look() + chore.look()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(ImportKind.class)
  void everyKindIsKnownByItsFilesName(ImportKind kind) throws IOException {
    Path watched = Files.createDirectory(folder.resolve("in"));
    WatchedFolder chore = new WatchedFolder(watched, target, () -> true, KEEP, Clock.systemUTC());
    Files.copy(
        EXAMPLES.resolve(kind.key() + ".csv"), watched.resolve(kind.key() + "-2026-11-20.csv"));

    assertThat(chore.look() + chore.look()).isEqualTo(1);

    assertThat(names(watched.resolve("done"))).hasSize(2);
    Path report = watched.resolve("done").resolve(names(watched.resolve("done")).getLast());
    assertThat(Files.readString(report)).contains("\"refused\":0");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .toList();
    }
  }

  @Test
  void whatWasTakenOrFailedGoesAfterSomeDaysWithItsReportAndNothingElse() throws IOException {
    Path watched = Files.createDirectory(folder.resolve("in"));
    SettableClock clock = new SettableClock(Instant.now());
    WatchedFolder chore = new WatchedFolder(watched, target, () -> true, KEEP, clock);
    Files.writeString(watched.resolve("stock-1.csv"), STOCK + "S1,seoul,1\n");
    Files.writeString(watched.resolve("stock-2.csv"), STOCK + "S1,seoul,many\n");
    chore.look();
    assertThat(chore.look()).isEqualTo(2);
    Files.writeString(watched.resolve("done").resolve("notes.txt"), "IT's own");
    assertThat(names(watched.resolve("done"))).hasSize(3);
    assertThat(names(watched.resolve("failed"))).hasSize(2);

    clock.move(Duration.ofDays(7).minusMinutes(30));
    chore.look();
    assertThat(names(watched.resolve("done"))).hasSize(3);
    clock.move(Duration.ofHours(2));
    chore.look();
    assertThat(names(watched.resolve("done"))).containsExactly("notes.txt");
    assertThat(names(watched.resolve("failed"))).isEmpty();
  }
}
