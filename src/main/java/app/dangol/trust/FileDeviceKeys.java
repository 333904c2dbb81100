package app.dangol.trust;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.SecretKey;

/**
 * The device's keys in the file {@code device.key} of the data folder, readable by its owner alone.
 * Where the file system knows no POSIX rights, the folder's own access list is what protects it.
 */
public final class FileDeviceKeys implements DeviceKeys {
  /** The file's name in the data folder. */
  public static final String FILE_NAME = "device.key";

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final KeyFile.Content content;

  private FileDeviceKeys(KeyFile.Content content) {
    this.content = content;
  }

  /**
   * Reads the keys of a data folder, and makes them on the very first start. May block.
   *
   * @param folder the data folder; made, or tightened, as {@link OwnerOnly#folder} does
   * @param sealedDataExists whether the folder already holds sealed data: then a missing key file
   *     is a loss that must be said, never a reason for a new key
   * @throws DangolException KEY-01 if the file is missing then, can be read by others, or is
   *     damaged
   */
  public static FileDeviceKeys open(Path folder, boolean sealedDataExists) {
    Path file = folder.resolve(FILE_NAME);
    try {
      OwnerOnly.folder(folder);
      if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS) && !sealedDataExists) {
        KeyFile.create(file);
      }
      return read(file);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /**
   * Reads the keys of a data folder that holds sealed data, and changes nothing there. May block.
   *
   * @throws DangolException KEY-01 if the file is missing, can be read by others, or is damaged
   */
  public static FileDeviceKeys openExisting(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    try {
      return read(file);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static FileDeviceKeys read(Path file) throws IOException {
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
    return new FileDeviceKeys(KeyFile.read(file));
  }

  private static DangolException unusable(Path file, IOException cause) {
    return new DangolException(
        ErrorCode.KEY_01,
        "the device key " + file + " cannot be read or made: check the folder's owner and rights",
        cause);
  }

  @Override
  public int currentVersion() {
    return content.currentVersion();
  }

  @Override
  public SecretKey sealingKey(int version) {
    SecretKey key = content.sealing().get(version);
    if (key == null) {
      throw new DangolException(
          ErrorCode.KEY_01, "the device key of version " + version + " is not here");
    }
    return key;
  }

  @Override
  public SecretKey indexKey() {
    return content.index();
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
