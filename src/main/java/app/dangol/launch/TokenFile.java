package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/** A file that holds one access token and nothing else. The token is never quoted in a failure. */
record TokenFile(Path path) {
  private static final int TOKEN_BYTES = 32;
  private static final int MAX_BYTES = 4096;
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{16,1024}");

  /**
   * Reads the token. Blocks.
   *
   * @throws DangolException CFG-01 if the file is missing, holds no token, or anybody may read it
   */
  String read() {
    try {
      refuseIfOpenToAll();
      byte[] bytes;
      try (InputStream in = Files.newInputStream(path)) {
        bytes = in.readNBytes(MAX_BYTES);
      }
      String token = new String(bytes, StandardCharsets.ISO_8859_1).strip();
      if (!FORM.matcher(token).matches()) {
        throw new DangolException(
            ErrorCode.CFG_01,
            "the token file " + path + " must hold one line of 16 to 1024 characters, no spaces");
      }
      return token;
    } catch (IOException e) {
      throw new DangolException(
          ErrorCode.CFG_01,
          "the token file " + path + " cannot be read (" + e.getClass().getSimpleName() + ")",
          e);
    }
  }

  /**
   * Makes the file with a fresh token, readable by its owner alone, unless it is there. Blocks.
   *
   * @return whether it was made
   * @throws DangolException CFG-01 if it cannot be made
   */
  boolean createIfMissing() {
    if (Files.exists(path)) {
      return false;
    }
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (FileChannel channel =
          FileChannel.open(
              path, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), ownerOnly())) {
        channel.write(ByteBuffer.wrap((fresh() + "\n").getBytes(StandardCharsets.US_ASCII)));
        channel.force(true);
      }
      return true;
    } catch (IOException e) {
      throw new DangolException(ErrorCode.CFG_01, "the token file " + path + " cannot be made", e);
    }
  }

  /** A token nobody can guess, in hex. */
  static String fresh() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** A group is left to IT: it is how a service reads a file that root owns. */
  private void refuseIfOpenToAll() throws IOException {
    if (hasPosixRights()
        && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ)) {
      throw new DangolException(
          ErrorCode.CFG_01,
          "everybody on this machine may read the token: run `chmod o-r "
              + path
              + "` and start again");
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    return hasPosixRights()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private boolean hasPosixRights() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
