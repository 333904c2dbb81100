package app.dangol.trust.access;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.StaffId;
import app.dangol.trust.BlindIndex;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What is kept of a PIN: Argon2id (RFC 9106) with a random salt, and as its secret value K (section
 * 3.1) a key that the device's own key gives for that one person. A million PINs are few: without
 * the device's key what is kept is of no use, on another device no PIN fits it, and moved to
 * somebody else's account none does either. Safe for several threads; a check takes a fraction of a
 * second and 19 MiB.
 */
public final class PinHash {
  /** Argon2's least for log-ins by the OWASP cheat sheet on password storage, in KiB. */
  static final int MEMORY_KIB = 19 * 1024;

  static final int PASSES = 2;
  static final int LANES = 1;

  private static final String KIND = "staff.pin";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** As the reference program writes it. */
  private static final Pattern KEPT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9])"
              + "\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

  private final BlindIndex keys;
  private final SecureRandom random = new SecureRandom();

  public PinHash(BlindIndex keys) {
    this.keys = keys;
  }

  /**
   * What is to be kept of a PIN, such as {@code $argon2id$v=19$m=19456,t=2,p=1$…$…}.
   *
   * @param pin left as it is; the caller wipes it
   */
  public String of(StaffId whose, char[] pin) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = hash(whose, pin, salt, MEMORY_KIB, PASSES, LANES);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /**
   * Whether it is that PIN.
   *
   * @param pin left as it is; the caller wipes it
   * @throws DangolException KEY-02 if what is kept is none, or cheaper than this program makes it
   */
  public boolean matches(StaffId whose, String kept, char[] pin) {
    Matcher parts = KEPT.matcher(kept);
    if (!parts.matches()) {
      throw unusable();
    }
    int memory = Integer.parseInt(parts.group(1));
    int passes = Integer.parseInt(parts.group(2));
    int lanes = Integer.parseInt(parts.group(3));
    boolean dear = memory >= MEMORY_KIB && passes >= PASSES && lanes >= LANES;
    if (!dear || memory > 16 * MEMORY_KIB) {
      throw unusable();
    }
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] hash = hash(whose, pin, salt, memory, passes, lanes);
    return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts.group(5)));
  }

  private byte[] hash(
      StaffId whose, char[] pin, byte[] salt, int memoryKib, int passes, int lanes) {
    byte[] secret = keys.of(KIND, whose.value());
    byte[] digits = new byte[pin.length];
    for (int i = 0; i < pin.length; i++) {
      digits[i] = (byte) pin[i];
    }
    Argon2Parameters parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .withSecret(secret)
            .build();
    try {
      Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
      argon2.init(parameters);
      byte[] hash = new byte[HASH_BYTES];
      argon2.generateBytes(digits, hash);
      return hash;
    } finally {
      parameters.clear();
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(digits, (byte) 0);
    }
  }

  private static DangolException unusable() {
    return new DangolException(ErrorCode.KEY_02, "what is kept of a PIN cannot be used");
  }
}
