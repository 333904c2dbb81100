package app.dangol.hub.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Keeps a database from everybody but its owner, where the file system knows such rights. */
final class OwnerOnly {
  private static final Set<PosixFilePermission> RIGHTS =
      PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /**
   * Makes the file, empty, if it is not there. SQLite gives the rights of this file to those it
   * puts beside it, so it must have them before the database is opened.
   */
  static void make(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(RIGHTS));
    } catch (FileAlreadyExistsException e) {
      // Made by an earlier program, or copied here.
      for (String beside : List.of("", "-wal", "-shm")) {
        narrow(file.resolveSibling(file.getFileName() + beside));
      }
    }
  }

  /** Whether nobody else may use it, or the file system knows no such rights. */
  static boolean isSo(Path file) throws IOException {
    return !file.getFileSystem().supportedFileAttributeViews().contains("posix")
        || RIGHTS.containsAll(Files.getPosixFilePermissions(file));
  }

  private static void narrow(Path file) throws IOException {
    if (Files.isRegularFile(file) && !Files.getPosixFilePermissions(file).equals(RIGHTS)) {
      Files.setPosixFilePermissions(file, RIGHTS);
    }
  }
}
