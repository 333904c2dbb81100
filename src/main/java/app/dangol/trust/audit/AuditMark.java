package app.dangol.trust.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A place in a chain, to be signed.
 *
 * @param chain the chain's name, 32 hex digits
 * @param seq the row there; 0 before the first
 * @param hash that row's hash
 * @param at when it was signed, to the millisecond
 */
public record AuditMark(Kind kind, String chain, long seq, String hash, Instant at) {
  /** What a place is. */
  public enum Kind {
    /** The newest row there was. */
    HEAD("dangol-audit-head-1"),
    /** The last row that was let go of when its time was up. */
    ANCHOR("dangol-audit-anchor-1");

    private final byte[] prefix;

    Kind(String prefix) {
      this.prefix = prefix.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /**
   * What the signature is over: the kind as ASCII text, the chain's name (16 bytes), the row's
   * number (8, big-endian), its hash (32) and the time in milliseconds since 1970 (8, big-endian).
   */
  byte[] bytes() {
    byte[] name = HexFormat.of().parseHex(chain);
    byte[] sum = HexFormat.of().parseHex(hash);
    return ByteBuffer.allocate(kind.prefix.length + name.length + sum.length + 2 * Long.BYTES)
        .put(kind.prefix)
        .put(name)
        .putLong(seq)
        .put(sum)
        .putLong(at.toEpochMilli())
        .array();
  }
}
