package app.dangol.trust.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in the chain for something that must be able to go: the first half of HMAC-SHA-256
 * over kind, unit separator and text, under a random salt of its own. Who has text and salt can
 * show that it is this text and no other; once the salt is destroyed, nothing leads to the text.
 */
public final class Commitment {
  /** Stands for a customer's id. */
  public static final String PERSON = "person";

  /** Stands for somebody's words. */
  public static final String REASON = "reason";

  /** Digits of a salt. */
  public static final int SALT_LENGTH = 32;

  private static final int LENGTH = 16;
  private static final String ALGORITHM = "HmacSHA256";
  private static final char UNIT_SEPARATOR = '\u001f';

  private Commitment() {}

  /** A new salt, 32 lower-case hex digits. */
  public static String salt(SecureRandom random) {
    byte[] salt = new byte[SALT_LENGTH / 2];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  /** The commitment, 32 lower-case hex digits. */
  public static String of(String kind, String salt, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(salt), ALGORITHM));
      byte[] full = mac.doFinal((kind + UNIT_SEPARATOR + text).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(full, LENGTH));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
