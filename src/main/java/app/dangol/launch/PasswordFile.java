package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/**
 * A file that holds one password, or a PIN, in its only line. It is never quoted in a failure.
 *
 * @param holds what it is called in words: password or PIN
 */
record PasswordFile(Path path, String holds) {
  private static final int MAX_BYTES = 1024;

  /**
   * Reads the password. Blocks.
   *
   * @throws DangolException CFG-01 if the file is missing, is not one line, or anybody may read it
   */
  String read() {
    try {
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")
          && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ)) {
        throw unusable("may be read by everybody on this machine: run `chmod o-r " + path + "`");
      }
      byte[] bytes;
      try (InputStream in = Files.newInputStream(path)) {
        bytes = in.readNBytes(MAX_BYTES);
      }
      // Spaces may belong to it; the end of the line does not.
      String password = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
      if (password.isEmpty() || password.indexOf('\n') >= 0 || bytes.length == MAX_BYTES) {
        throw unusable("must hold the " + holds + " in its only line");
      }
      return password;
    } catch (IOException e) {
      throw new DangolException(
          ErrorCode.CFG_01, "the " + holds + " file " + path + " cannot be read", e);
    }
  }

  private DangolException unusable(String why) {
    return new DangolException(ErrorCode.CFG_01, "the " + holds + " file " + path + " " + why);
  }
}
