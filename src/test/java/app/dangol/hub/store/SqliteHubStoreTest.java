package app.dangol.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.BlockingGuard;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteHubStoreTest extends HubStoreContract {
  @TempDir Path folder;

  @Override
  HubStore open(BlockingGuard guard) {
    return SqliteHubStore.open(folder.resolve("hub.db"), guard);
  }

  /** A file belongs to one process, and there to one store. */
  @Override
  int storesAtOnce() {
    return 1;
  }

  @Test
  void saysThatAHubIsRunningWithTheFile() {
    Path file = folder.resolve("busy.db");
    try (HubStore held = SqliteHubStore.open(file, KeyPlace.beside(file), BlockingGuard.NONE)) {
      assertThatThrownBy(() -> SqliteHubStore.open(file, BlockingGuard.NONE))
          .hasMessageContaining("DB-01")
          .hasMessageContaining("a hub is running with it");
      assertThat(held.epoch()).isNotBlank();
    }
  }
}
