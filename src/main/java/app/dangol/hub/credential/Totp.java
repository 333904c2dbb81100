package app.dangol.hub.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes that go by time (RFC 6238 over RFC 4226), with SHA-1 as wallets use it. Pure. */
final class Totp {
  /** Eight digits: what the wallets' field takes, and a hundred times harder to guess than six. */
  static final int DIGITS = 8;

  private static final int MODULUS = 100_000_000;
  private static final String HMAC = "HmacSHA1";
  private static final int LOW_NIBBLE = 0x0F;

  private Totp() {}

  /** The code of one step (RFC 4226 §5.3). */
  static String code(byte[] seed, long step) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(seed, HMAC));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & LOW_NIBBLE;
      int truncated = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return "%08d".formatted(truncated % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-1", e);
    }
  }

  /** The step a moment lies in (RFC 6238 §4.2). */
  static long stepAt(long millis, long periodMillis) {
    return Math.floorDiv(millis, periodMillis);
  }

  /**
   * The newest step of those whose code this is. All of them are compared, each in full, so that
   * how long it takes says nothing.
   */
  static OptionalLong findStep(byte[] seed, String code, long first, long last) {
    byte[] shown = code.getBytes(StandardCharsets.UTF_8);
    OptionalLong found = OptionalLong.empty();
    for (long step = first; step <= last; step++) {
      byte[] wanted = code(seed, step).getBytes(StandardCharsets.US_ASCII);
      if (MessageDigest.isEqual(wanted, shown)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }
}
