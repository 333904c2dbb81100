package app.dangol.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The process that has a data folder open.
 *
 * @param pid where the system tells it
 */
public record FolderHolder(OptionalLong pid) {
  /** Linux lists every lock here, proc_locks(5), so that looking takes none. */
  private static final Path LOCKS = Path.of("/proc/locks");

  private static final int KIND = 1;
  private static final int PID = 4;
  private static final int FILE = 5;
  private static final int FIELDS = 8;

  /**
   * Who holds the folder's lock now, or empty. May block on the disk.
   *
   * @throws IOException if that cannot be found out
   */
  public static Optional<FolderHolder> find(Path folder) throws IOException {
    Path lock = folder.resolve(DataFolder.LOCK_FILE);
    if (Files.notExists(lock)) {
      return Optional.empty();
    }
    return Files.isReadable(LOCKS) ? findListed(lock) : findByTrying(lock);
  }

  /**
   * A line such as {@code 1: POSIX ADVISORY WRITE 6057 fe:00:2277402 0 EOF}. Only the file's number
   * is compared: the device's number differs from what stat says on some file systems, and a lock
   * over a whole file of the same number elsewhere is no risk worth a wrong answer there.
   */
  private static Optional<FolderHolder> findListed(Path lock) throws IOException {
    String inode = ":" + Files.getAttribute(lock, "unix:ino");
    for (String line : Files.readAllLines(LOCKS)) {
      List<String> fields = List.of(line.strip().split("\\s+"));
      if (fields.size() >= FIELDS
          && fields.get(KIND).equals("POSIX")
          && fields.get(FILE).endsWith(inode)
          && fields.get(FIELDS - 2).equals("0")
          && fields.get(FIELDS - 1).equals("EOF")) {
        return Optional.of(new FolderHolder(OptionalLong.of(Long.parseLong(fields.get(PID)))));
      }
    }
    return Optional.empty();
  }

  /** Elsewhere the lock is tried as a reader, and given back at once. */
  private static Optional<FolderHolder> findByTrying(Path lock) throws IOException {
    Optional<FolderHolder> somebody = Optional.of(new FolderHolder(OptionalLong.empty()));
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.READ);
        FileLock taken = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return taken == null ? somebody : Optional.empty();
    } catch (OverlappingFileLockException e) {
      return somebody;
    }
  }
}
