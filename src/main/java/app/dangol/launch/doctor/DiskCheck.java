package app.dangol.launch.doctor;

import app.dangol.cache.DatabaseLook;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the disk under the data folder has room and can be written. */
final class DiskCheck implements Check {
  /** Room for a chain's catalogue, a store's customers and their log while both are fetched. */
  static final long LEAST_FREE_BYTES = 500_000_000;

  private final Path folder;
  private final long leastFree;
  private final String user;

  DiskCheck(Path folder, long leastFree, String user) {
    this.folder = folder;
    this.leastFree = leastFree;
    this.user = user;
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public List<Finding> look() {
    try {
      return List.of(
          switch (Reach.of(folder)) {
            case Reach.There there -> of(Files.getFileStore(folder));
            case Reach.Missing missing -> of(Files.getFileStore(missing.parent()));
            case Reach.NoFolder noFolder -> of(Files.getFileStore(noFolder.at()));
            case Reach.Barred barred -> barred.finding(folder, user);
          });
    } catch (IOException e) {
      return List.of(
          Finding.failed(
              "the disk of "
                  + folder
                  + " cannot be looked at ("
                  + e.getClass().getSimpleName()
                  + ")",
              "See that the disk is mounted: `findmnt -T " + folder + "`."));
    }
  }

  private Finding of(FileStore store) throws IOException {
    String where = store.name() + " (" + store.type() + ")";
    if (store.isReadOnly()) {
      return Finding.failed(
          where + " is mounted read-only",
          "Look for disk errors with `dmesg`, then mount it for writing or set data.folder to"
              + " another disk.");
    }
    long free = store.getUsableSpace();
    long used =
        DatabaseLook.bytesOf(folder.resolve("cache.db"))
            + DatabaseLook.bytesOf(folder.resolve("ops.db"))
            + DatabaseLook.bytesOf(folder.resolve("hub.db"));
    String detail =
        Words.bytes(free) + " free on " + where + "; the databases take " + Words.bytes(used);
    return free < leastFree
        ? Finding.failed(
            detail + "; at least " + Words.bytes(leastFree) + " are needed",
            "Free at least " + Words.bytes(leastFree - free) + " on " + store.name() + ".")
        : Finding.ok(detail);
  }
}
