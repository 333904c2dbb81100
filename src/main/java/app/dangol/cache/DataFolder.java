package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * The folder that holds everything this device keeps, locked for one process. Open it before
 * anything in it, close it last; the lock also goes when the process dies.
 */
public final class DataFolder implements AutoCloseable {
  static final String LOCK_FILE = "dangol.lock";

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the folder or takes it from the eyes of others (0700), and takes its lock. May block on
   * the disk.
   *
   * @throws DangolException RUN-01 if another process has it, KEY-01 if others may write to it,
   *     DB-01 if it cannot be used
   */
  public static DataFolder open(Path path) {
    try {
      OwnerOnly.folder(path);
      Path lock = path.resolve(LOCK_FILE);
      OwnerOnly.file(lock);
      FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
      if (!lock(channel)) {
        channel.close();
        throw new DangolException(
            ErrorCode.RUN_01, "another instance of the program already uses " + path);
      }
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "the data folder " + path + " cannot be used", e);
    }
  }

  public Path path() {
    return path;
  }

  public Path cacheFile() {
    return path.resolve("cache.db");
  }

  public Path opsFile() {
    return path.resolve("ops.db");
  }

  /** Whether anything sealed with the device's key may lie here. */
  public boolean holdsSealedData() {
    return Stream.of(cacheFile(), opsFile()).anyMatch(Files::exists);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "the lock of " + path + " cannot be released", e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // taken inside this same process: just as much a second user
    }
  }
}
