package app.dangol.suggest.model;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A model as bytes: eight that say what it is, the SHA-256 of what follows, and what follows, in
 * little-endian order. Reading checks the digest and every length, so that a file that was cut,
 * damaged or made up is refused as a whole.
 */
public final class ModelFile {
  static final byte[] MAGIC = {'D', 'A', 'N', 'G', 'O', 'L', 'M', '1'};
  private static final int DIGEST_BYTES = 32;
  private static final int BODY = MAGIC.length + DIGEST_BYTES;

  private ModelFile() {}

  /** The file of a model; the same model gives the same bytes. */
  public static byte[] write(ItemModel model) {
    byte[] body = new ModelBody(model).write();
    ByteBuffer file = ByteBuffer.allocate(BODY + body.length);
    file.put(MAGIC).put(digest(ByteBuffer.wrap(body))).put(body);
    return file.array();
  }

  /** The digest in the file's head, in hex: what names this very model. */
  public static String version(byte[] file) {
    return HexFormat.of().formatHex(file, MAGIC.length, BODY);
  }

  /**
   * Reads a file by mapping it into memory.
   *
   * @throws DangolException if it cannot be read, or is no model of this program's format
   */
  public static ItemModel read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw refused("it is larger than any model", null);
      }
      return read(channel.map(MapMode.READ_ONLY, 0, channel.size()));
    } catch (IOException failure) {
      throw new DangolException(
          ErrorCode.MODEL_01, "the model file cannot be read: " + file, failure);
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws DangolException if they are no model of this program's format
   */
  public static ItemModel read(ByteBuffer file) {
    if (file.remaining() < BODY) {
      throw refused("it is too short", null);
    }
    byte[] magic = new byte[MAGIC.length];
    byte[] digest = new byte[DIGEST_BYTES];
    ByteBuffer all = file.duplicate();
    all.get(magic).get(digest);
    if (!Arrays.equals(magic, MAGIC)) {
      throw refused("it does not begin as one", null);
    }
    ByteBuffer body = all.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (!MessageDigest.isEqual(digest, digest(body.duplicate()))) {
      throw refused("it is not as it was written", null);
    }
    try {
      return ModelBody.read(body);
    } catch (RuntimeException malformed) {
      throw refused("its contents do not fit together", malformed);
    }
  }

  private static DangolException refused(String why, @Nullable Throwable cause) {
    return new DangolException(
        ErrorCode.MODEL_01, "not a model this program can use: " + why, cause);
  }

  private static byte[] digest(ByteBuffer bytes) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(bytes);
      return sha256.digest();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
