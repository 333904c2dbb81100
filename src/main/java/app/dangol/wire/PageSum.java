package app.dangol.wire;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The sum over a page's row lines: modulo 2^64, the first eight bytes (big-endian) of the SHA-256
 * of each line's UTF-8 bytes without its line end. Not safe for several threads.
 */
final class PageSum {
  private final MessageDigest digest;
  private long sum;

  PageSum() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void add(byte[] line) {
    add(line, 0, line.length);
  }

  void add(byte[] bytes, int from, int length) {
    digest.update(bytes, from, length);
    sum += ByteBuffer.wrap(digest.digest()).getLong();
  }

  /** 16 lower-case hex digits. */
  String hex() {
    return HexFormat.of().toHexDigits(sum);
  }
}
