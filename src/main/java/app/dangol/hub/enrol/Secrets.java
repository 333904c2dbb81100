package app.dangol.hub.enrol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes secrets nobody can guess, and what may be kept of them. Safe for several threads. */
final class Secrets {
  private static final int BYTES = 32;
  private static final String HMAC = "HmacSHA256";
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random = new SecureRandom();

  /** 256 random bits as text of a URL's harmless characters. */
  String fresh() {
    return fresh(BYTES);
  }

  String fresh(int bytes) {
    byte[] secret = new byte[bytes];
    random.nextBytes(secret);
    return TEXT.encodeToString(secret);
  }

  /** A number below that. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** All that is kept of a secret: its SHA-256. A secret of 256 random bits needs no salt. */
  static String hash(String secret) {
    return TEXT.encodeToString(sha256(secret));
  }

  /** Takes as long whether the two agree or not: hashes are of one length. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(sha256(one), sha256(other));
  }

  /**
   * The secret that follows another one. Whoever has the first and the salt gets the same again;
   * the hub keeps the salt alone, so that its records are no help to a thief.
   */
  static String derive(String secret, String salt) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      return TEXT.encodeToString(mac.doFinal(salt.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
