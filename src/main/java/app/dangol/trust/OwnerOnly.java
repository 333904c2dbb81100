package app.dangol.trust;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes files and folders that their owner alone may use: rights 0600 and 0700, whatever the umask.
 * Where the file system knows no POSIX rights, the folder's own access list is what protects them.
 * May block on the disk.
 */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> WRITE_OF_OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private static final int BLOCK = 64 * 1024;

  private OwnerOnly() {}

  /**
   * Makes the folder, or takes from others the right to look into it.
   *
   * @throws DangolException KEY-01 if others may write to it, so that what lies there may be
   *     theirs, or if its rights are not ours to change
   * @throws IOException if it cannot be made or looked at
   */
  public static void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path existing = folder.toAbsolutePath();
      while (existing != null && Files.notExists(existing)) {
        existing = existing.getParent();
      }
      Files.createDirectories(folder, rights(existing == null ? folder : existing, FOLDER));
      return;
    }
    if (!hasPosixRights(folder)) {
      return;
    }
    Set<PosixFilePermission> found = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
    if (found.removeAll(WRITE_OF_OTHERS)) {
      throw refused("others may write to the data folder", folder, null);
    }
    if (!FOLDER.containsAll(found)) {
      try {
        Files.setPosixFilePermissions(folder, FOLDER);
      } catch (IOException e) {
        throw refused("others may look into the data folder", folder, e);
      }
    }
  }

  /**
   * Makes an empty file where there is none, and takes all rights of others to one that is there.
   *
   * @throws IOException if it cannot be made, or is not ours
   */
  public static void file(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createFile(file, rights(folder == null ? file : folder, FILE));
    } catch (FileAlreadyExistsException e) {
      existingFile(file);
    }
  }

  /** As {@link #file}, but makes none. */
  public static void existingFile(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && hasPosixRights(file)
        && !FILE.containsAll(Files.getPosixFilePermissions(file))) {
      Files.setPosixFilePermissions(file, FILE);
    }
  }

  /** What to create a file with, in that folder, so that it is never open to others. */
  static FileAttribute<?>[] fileRights(Path folder) throws IOException {
    return rights(folder, FILE);
  }

  /**
   * Puts on disk which files the folder holds: a file that was moved to its name is not there under
   * it after a cut of the power before that. Does nothing where the system has no such thing.
   */
  public static void forceFolder(Path folder) throws IOException {
    if (hasPosixRights(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /**
   * Overwrites a file's bytes with zeros and then removes it; nothing happens if it is not there.
   *
   * @throws IOException if it cannot be written or removed
   */
  public static void destroy(Path file) throws IOException {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(BLOCK);
      for (long at = 0, size = channel.size(); at < size; at += zeros.position()) {
        zeros.clear().limit((int) Math.min(BLOCK, size - at));
        channel.write(zeros, at);
      }
      channel.force(true);
    }
    Files.delete(file);
  }

  static boolean hasPosixRights(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class);
  }

  private static FileAttribute<?>[] rights(Path existing, Set<PosixFilePermission> rights)
      throws IOException {
    return hasPosixRights(existing)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
        : new FileAttribute<?>[0];
  }

  private static DangolException refused(String what, Path folder, @Nullable Exception cause) {
    return new DangolException(
        ErrorCode.KEY_01, what + ": run `chmod 700 " + folder + "` and start again", cause);
  }
}
