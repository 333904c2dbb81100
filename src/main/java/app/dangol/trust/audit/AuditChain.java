package app.dangol.trust.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a row's hash is taken over: SHA-256 of the ASCII text {@code dangol-audit-row-1}, the hash
 * of the row before (32 bytes), the row's number and its time in milliseconds since 1970 (8 bytes
 * each, big-endian), then staff, store, device, action, detail, person and reason, each as UTF-8
 * behind its length in bytes (4 bytes, big-endian). Hashes are 64 lower-case hex digits.
 */
public final class AuditChain {
  /** Digits of a chain's name. */
  public static final int NAME_LENGTH = 32;

  /** Digits of a hash. */
  public static final int HASH_LENGTH = 64;

  private static final byte[] ROW = "dangol-audit-row-1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] START = "dangol-audit-start-1".getBytes(StandardCharsets.US_ASCII);
  private static final HexFormat HEX = HexFormat.of();

  private AuditChain() {}

  /**
   * What stands before a chain's first row.
   *
   * @param name the chain's own, 16 random bytes in hex, so that no row fits into another chain
   */
  public static String start(String name) {
    MessageDigest sha256 = sha256();
    sha256.update(START);
    return HEX.formatHex(sha256.digest(HEX.parseHex(name)));
  }

  /**
   * The hash that a row has behind another; its own is not looked at.
   *
   * @param previous the hash of the row before
   */
  public static String hash(String previous, AuditRow row) {
    MessageDigest sha256 = sha256();
    sha256.update(ROW);
    sha256.update(HEX.parseHex(previous));
    sha256.update(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(row.seq())
            .putLong(row.at().toEpochMilli())
            .flip());
    for (String field :
        List.of(
            row.staff(),
            row.store(),
            row.device(),
            row.action(),
            row.detail(),
            row.person(),
            row.reason())) {
      byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
      sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).flip());
      sha256.update(utf8);
    }
    return HEX.formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
