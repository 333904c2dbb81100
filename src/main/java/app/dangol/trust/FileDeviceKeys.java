package app.dangol.trust;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.wrap.KeyWrap;
import app.dangol.trust.wrap.KeyWraps;
import app.dangol.trust.wrap.WrapException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The device's keys in the file {@code device.key} of the data folder, readable by its owner alone,
 * and wrapped by the operating system's key store where the configuration wants that and there is
 * one. One object a process and folder: what one holder adds or destroys the others must know. Safe
 * for several threads.
 */
public final class FileDeviceKeys implements DeviceKeys {
  /** The file's name in the data folder. */
  public static final String FILE_NAME = "device.key";

  private static final Logger LOG = LoggerFactory.getLogger(FileDeviceKeys.class);

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final Path file;
  private final KeyWraps wraps;
  private volatile KeyFile.Stored stored;

  private FileDeviceKeys(Path file, KeyWraps wraps, KeyFile.Stored stored) {
    this.file = file;
    this.wraps = wraps;
    this.stored = stored;
  }

  /** As {@link #open(Path, boolean, KeyWraps)}, with no key store. */
  public static FileDeviceKeys open(Path folder, boolean sealedDataExists) {
    return open(folder, sealedDataExists, KeyWraps.file());
  }

  /**
   * Reads the keys of a data folder, makes them on the very first start, and moves them to the key
   * store that is wanted. May block.
   *
   * @param folder the data folder; made, or tightened, as {@link OwnerOnly#folder} does
   * @param sealedDataExists whether the folder already holds sealed data: then a missing key file
   *     is a loss that must be said, never a reason for a new key
   * @param wraps the key stores to ask
   * @throws DangolException KEY-01 if the file is missing then, can be read by others, is damaged,
   *     or the key store that is wanted cannot be used; {@link ForeignKeyException} if another
   *     machine's wrapped it
   */
  public static FileDeviceKeys open(Path folder, boolean sealedDataExists, KeyWraps wraps) {
    Path file = folder.resolve(FILE_NAME);
    try {
      OwnerOnly.folder(folder);
      KeyFile.finish(file);
      if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS) && !sealedDataExists) {
        KeyText.Content fresh = KeyText.Content.fresh();
        if (!wrap(file, fresh, wraps)) {
          writePlain(file, fresh);
        }
      }
      KeyFile.Stored stored = read(file, wraps);
      if (wraps.isOutOfPlace(stored.word())) {
        move(file, stored, wraps);
        stored = read(file, wraps);
      }
      return new FileDeviceKeys(file, wraps, stored);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /**
   * Reads the keys of a data folder that holds sealed data, and changes nothing there. May block.
   *
   * @throws DangolException KEY-01 as {@link #open(Path, boolean, KeyWraps)}
   */
  public static FileDeviceKeys openExisting(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    KeyWraps wraps = KeyWraps.file();
    try {
      return new FileDeviceKeys(file, wraps, read(file, wraps));
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /**
   * Destroys the keys of a folder: overwritten first, then removed.
   *
   * @throws IOException if a file cannot be written or removed
   */
  public static void destroy(Path folder) throws IOException {
    KeyFile.destroy(folder.resolve(FILE_NAME));
  }

  private static void move(Path file, KeyFile.Stored from, KeyWraps wraps) throws IOException {
    if (wrap(file, from.content(), wraps)) {
      LOG.info("the device key was moved to another key store");
    } else if (from.word().isPresent()) {
      writePlain(file, from.content());
      LOG.warn("the device key was moved to a file, as {} says", wraps);
    }
  }

  /**
   * Writes the keys into the best store that works.
   *
   * @return false if none does and they may lie in a file
   */
  private static boolean wrap(Path file, KeyText.Content content, KeyWraps wraps)
      throws IOException {
    WrapException failed = null;
    for (KeyWrap wrap : wraps.candidates()) {
      try {
        KeyFile.write(file, content, Optional.of(wrap));
        return true;
      } catch (WrapException e) {
        failed = e;
      }
    }
    if (!wraps.mayBeFile()) {
      throw new DangolException(
          ErrorCode.KEY_01,
          wraps + ", but that key store cannot be used here" + why(failed),
          failed);
    }
    if (failed != null) {
      LOG.warn("the device key lies in a file: {}", failed.getMessage());
    }
    return false;
  }

  private static void writePlain(Path file, KeyText.Content content) throws IOException {
    try {
      KeyFile.write(file, content, Optional.empty());
    } catch (WrapException e) {
      throw new IllegalStateException("nothing was to be wrapped", e);
    }
  }

  private static String why(@Nullable WrapException failed) {
    return failed == null ? "" : ": " + failed.getMessage();
  }

  private static KeyFile.Stored read(Path file, KeyWraps wraps) throws IOException {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new DangolException(
          ErrorCode.KEY_01,
          "the device key "
              + file
              + " is missing, so that the data beside it cannot be read: put the key file back,"
              + " or enrol the device anew in an empty data folder");
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new DangolException(ErrorCode.KEY_01, file + " is not a plain file");
    }
    refuseRightsOfOthers(file);
    return KeyFile.read(file, wraps);
  }

  private static DangolException unusable(Path file, IOException cause) {
    return new DangolException(
        ErrorCode.KEY_01,
        "the device key " + file + " cannot be read or made: check the folder's owner and rights",
        cause);
  }

  /** Who wrapped the key file; empty for one in clear. */
  public Optional<String> wrappedBy() {
    return stored.word();
  }

  /** What holds the secret that opens the key file. */
  public KeyWrap.Backing backing() {
    return stored.backing();
  }

  /** Every sealing key there is, oldest first; more than one while rows are sealed anew. */
  public List<Integer> versions() {
    return List.copyOf(stored.content().sealing().keySet());
  }

  /**
   * Makes a new sealing key, which everything is sealed with from now on; what was sealed before
   * still opens. On disk before this returns. May block.
   *
   * @return its version
   * @throws DangolException KEY-01 if it cannot be kept, or there were 255 already
   */
  public synchronized int addVersion() {
    if (currentVersion() == KeyText.MAX_VERSION) {
      throw new DangolException(
          ErrorCode.KEY_01, "this device has used up its sealing keys: wipe it and enrol it anew");
    }
    change(stored.content().withNext());
    return currentVersion();
  }

  /**
   * Destroys every sealing key but the current one: what is still sealed with them opens never
   * again. May block.
   *
   * @throws DangolException KEY-01 if the file cannot be written; all keys stay then
   */
  public synchronized void destroyOld() {
    change(stored.content().withoutOld());
  }

  private void change(KeyText.Content content) {
    Optional<String> word = stored.word();
    try {
      // Where it lies; moving it to another store is for the next start.
      KeyFile.write(file, content, word.map(wraps::wrappedBy));
      stored = KeyFile.read(file, wraps);
    } catch (IOException e) {
      throw unusable(file, e);
    } catch (WrapException e) {
      throw new DangolException(
          ErrorCode.KEY_01, "the key store does not wrap the changed key: " + e.getMessage(), e);
    }
  }

  @Override
  public int currentVersion() {
    return stored.content().currentVersion();
  }

  @Override
  public SecretKey sealingKey(int version) {
    SecretKey key = stored.content().sealing().get(version);
    if (key == null) {
      throw new DangolException(
          ErrorCode.KEY_01, "the device key of version " + version + " is not here");
    }
    return key;
  }

  @Override
  public SecretKey indexKey() {
    return stored.content().index();
  }

  private static void refuseRightsOfOthers(Path file) throws IOException {
    if (!OwnerOnly.hasPosixRights(file)) {
      return;
    }
    Set<PosixFilePermission> found =
        EnumSet.copyOf(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    found.retainAll(OF_OTHERS);
    if (!found.isEmpty()) {
      throw new DangolException(
          ErrorCode.KEY_01,
          "others may use the device key: run `chmod 600 " + file + "` and start again");
    }
  }
}
