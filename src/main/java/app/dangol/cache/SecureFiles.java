package app.dangol.cache;

import app.dangol.trust.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Deletes files whose bytes were personal: overwritten first, then unlinked. */
final class SecureFiles {
  /** What SQLite keeps beside a database: its log and its shared memory. */
  static final List<String> BESIDE = List.of("-wal", "-shm");

  private SecureFiles() {}

  /** A database with its log, its shared memory and its sum. */
  static void deleteDatabase(Path database) throws IOException {
    FileSum.forget(database);
    for (String suffix : BESIDE) {
      delete(database.resolveSibling(database.getFileName() + suffix));
    }
    delete(database);
  }

  /** Nothing happens if it is not there. */
  static void delete(Path file) throws IOException {
    OwnerOnly.destroy(file);
  }
}
