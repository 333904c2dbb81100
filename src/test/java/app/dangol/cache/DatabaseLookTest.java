package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DatabaseLook.Kind;
import app.dangol.cache.DatabaseLook.Sight;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.wire.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseLookTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void seesThatThereIsNothingAndMakesNothing() throws Exception {
    Path none = folder.resolve("ops.db");

    assertThat(look(none, Kind.OPS, false, AMPLE)).isEqualTo(new Sight.Absent());
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void countsWhatWaitsBesideAWriter() {
    try (TestStore store = new TestStore(folder)) {
      store.notes.add(new CustomerId("c1"), new StaffId("s-1"), "Minji", "words");

      Sight sight = look(folder.resolve("ops.db"), Kind.OPS, true, AMPLE);

      assertThat(sight)
          .isInstanceOfSatisfying(
              Sight.Sound.class,
              sound -> {
                assertThat(sound.complete()).isTrue();
                assertThat(sound.waiting().orElseThrow().waiting()).isOne();
              });
      assertThat(look(folder.resolve("cache.db"), Kind.CACHE, true, AMPLE))
          .isEqualTo(new Sight.Sound(6, true, Optional.empty(), Optional.of(List.of())));
    }
  }

  @Test
  void stopsLookingAtPagesInTimeAndStillCounts() {
    try (TestStore store = new TestStore(folder)) {
      for (int i = 0; i < 300; i++) {
        store.notes.add(new CustomerId("c1"), new StaffId("s-1"), "Minji", "words " + i);
      }

      Sight sight = look(folder.resolve("ops.db"), Kind.OPS, true, Duration.ZERO);

      assertThat(sight)
          .isInstanceOfSatisfying(
              Sight.Sound.class,
              sound -> {
                assertThat(sound.complete()).isFalse();
                assertThat(sound.waiting().orElseThrow().waiting()).isEqualTo(300);
              });
    }
  }

  @Test
  void namesABucketWhoseRowsAreNotThoseThatWereCounted() throws Exception {
    Path file = folder.resolve("cache.db");
    try (TestStore store = new TestStore(folder)) {
      fill(store, 3);
      assertThat(miscounted(file, true)).isEmpty();
    }
    assertThat(miscounted(file, false)).as("also closed").isEmpty();

    // What no check of SQLite can find: a row is gone, and every page is sound.
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = raw.createStatement()) {
      assertThat(statement.executeUpdate("DELETE FROM history")).isPositive();
    }

    assertThat(miscounted(file, false)).containsExactly(TestStore.CLIENTS);
  }

  @Test
  void stopsCountingInTime() {
    try (TestStore store = new TestStore(folder)) {
      fill(store, 2_000);

      Sight sight =
          new DatabaseLook(BlockingGuard.NONE, AMPLE, Duration.ZERO)
              .at(folder.resolve("cache.db"), Kind.CACHE, true);

      assertThat(sight).isEqualTo(new Sight.Sound(6, true, Optional.empty(), Optional.empty()));
    }
  }

  private static void fill(TestStore store, int lines) {
    List<Row> rows = new ArrayList<>();
    rows.add(TestRows.customer("c1", 1, "김바다", "1001"));
    for (int i = 0; i < lines; i++) {
      rows.add(TestRows.history("c1", "h%05d".formatted(i), 2 + i, "2026-01-01T00:00:00Z", "b1"));
    }
    store.writer.applyPage(
        new PageRequest.Snapshot(TestStore.CLIENTS, Optional.empty()),
        TestRows.page(lines + 2, "f1", rows.toArray(Row[]::new)));
  }

  private static List<String> miscounted(Path file, boolean inUse) {
    Sight.Sound sight = (Sight.Sound) look(file, Kind.CACHE, inUse, AMPLE);
    return sight.miscounted().orElseThrow();
  }

  @Test
  void aFileThatIsNoDatabaseIsDamaged() throws Exception {
    Path file =
        Files.writeString(folder.resolve("cache.db"), "not a database at all\n".repeat(300));

    assertThat(look(file, Kind.CACHE, false, AMPLE)).isEqualTo(new Sight.Damaged());
  }

  @Test
  void findsAFileWhoseNameMeansSomethingInAnAddress() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("50% off?#1 데이터"));
    try (TestStore store = new TestStore(odd)) {
      assertThat(look(odd.resolve("cache.db"), Kind.CACHE, true, AMPLE))
          .isInstanceOf(Sight.Sound.class);
      assertThat(store.notes).isNotNull();
    }
    assertThat(look(odd.resolve("cache.db"), Kind.CACHE, false, AMPLE))
        .isInstanceOf(Sight.Sound.class);
  }

  private static Sight look(Path file, Kind kind, boolean inUse, Duration pagesWithin) {
    return new DatabaseLook(BlockingGuard.NONE, pagesWithin, pagesWithin).at(file, kind, inUse);
  }
}
