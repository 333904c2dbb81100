package app.dangol.hub.store;

import app.dangol.failure.BlockingGuard;
import java.nio.file.Path;
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
}
