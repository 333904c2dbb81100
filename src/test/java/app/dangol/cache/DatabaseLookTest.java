package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DatabaseLook.Kind;
import app.dangol.cache.DatabaseLook.Sight;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
          .isEqualTo(new Sight.Sound(3, true, Optional.empty()));
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
    return new DatabaseLook(BlockingGuard.NONE, pagesWithin).at(file, kind, inUse);
  }
}
