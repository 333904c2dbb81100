package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.FileDeviceKeys;
import app.dangol.trust.OwnerOnly;
import app.dangol.trust.wrap.KeyWraps;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything this device keeps, locked for one process. Open it before
 * anything in it, close it last; the lock also goes when the process dies.
 */
public final class DataFolder implements AutoCloseable {
  static final String LOCK_FILE = "dangol.lock";

  /** How the names of writes begin whose key is lost. */
  static final String SET_ASIDE = "ops-unreadable-";

  /** There while everything is being destroyed, so that a cut in the middle is no way out. */
  static final String WIPE_FILE = "wipe.pending";

  private final Path path;
  private final FileChannel channel;
  private final KeyWraps wraps;
  private @Nullable FileDeviceKeys keys;

  private DataFolder(Path path, FileChannel channel, KeyWraps wraps) {
    this.path = path;
    this.channel = channel;
    this.wraps = wraps;
  }

  /** As {@link #open(Path, KeyWraps)}, the key in a file of its owner alone. */
  public static DataFolder open(Path path) {
    return open(path, KeyWraps.file());
  }

  /**
   * Makes the folder or takes it from the eyes of others (0700), and takes its lock. May block on
   * the disk.
   *
   * @param wraps the key stores that may keep this folder's key
   * @throws DangolException RUN-01 if another process has it, KEY-01 if others may write to it,
   *     DB-01 if it cannot be used
   */
  public static DataFolder open(Path path, KeyWraps wraps) {
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
      DataFolder folder = new DataFolder(path, channel, wraps);
      if (Files.exists(path.resolve(WIPE_FILE))) {
        folder.destroyContent();
      }
      return folder;
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

  /**
   * The keys of what lies here, one object for everybody in this process: made at the very first
   * use, read anew after everything was destroyed or set aside. May block.
   *
   * @throws DangolException as {@link FileDeviceKeys#open(Path, boolean, KeyWraps)}
   */
  public synchronized FileDeviceKeys keys() {
    FileDeviceKeys opened = keys;
    if (opened == null) {
      opened = FileDeviceKeys.open(path, holdsSealedData(), wraps);
      keys = opened;
    }
    return opened;
  }

  /** Whether anything sealed with the device's key may lie here. */
  public boolean holdsSealedData() {
    return Stream.of(cacheFile(), opsFile()).anyMatch(Files::exists);
  }

  /**
   * Destroys everything in the folder but its lock, the device's key first: what is left if this is
   * cut off opens with nothing any more, and the next start goes on. Nothing in it may be open.
   *
   * @throws DangolException DB-01 if a file cannot be destroyed
   */
  public synchronized void destroyContent() {
    keys = null;
    try {
      OwnerOnly.file(path.resolve(WIPE_FILE));
      FileDeviceKeys.destroy(path);
      try (Stream<Path> all = Files.walk(path)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          String name = file.getFileName().toString();
          if (!name.equals(LOCK_FILE) && !name.equals(WIPE_FILE)) {
            SecureFiles.delete(file);
          }
        }
      }
      Files.deleteIfExists(path.resolve(WIPE_FILE));
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "not all of " + path + " could be destroyed", e);
    }
  }

  /**
   * Makes room for a new beginning once the key is gone: the writes are kept under another name,
   * the copy of the hub's data is destroyed. Nothing in it may be open.
   *
   * @param mark distinguishes it from what was set aside before
   * @return where the writes are now; empty if there were none
   * @throws DangolException DB-01 if a file cannot be moved or destroyed
   */
  public synchronized Optional<Path> setUnreadableAside(String mark) {
    keys = null;
    Path aside = path.resolve(SET_ASIDE + mark + ".db");
    try {
      SecureFiles.deleteDatabase(cacheFile());
      boolean any = Files.exists(opsFile());
      // The log first: a database without its log would be another one.
      for (String suffix : SecureFiles.BESIDE) {
        move(
            opsFile().resolveSibling("ops.db" + suffix),
            aside.resolveSibling(aside.getFileName() + suffix));
      }
      move(opsFile(), aside);
      return any ? Optional.of(aside) : Optional.empty();
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "ops.db cannot be set aside in " + path, e);
    }
  }

  /**
   * Keeps a key that does not open here under another name, for the day its machine comes back.
   *
   * @throws DangolException DB-01 if it cannot be moved
   */
  public synchronized void setKeyAside(String mark) {
    keys = null;
    try {
      move(
          path.resolve(FileDeviceKeys.FILE_NAME),
          path.resolve("device-unreadable-" + mark + ".key"));
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "device.key cannot be set aside in " + path, e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
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
