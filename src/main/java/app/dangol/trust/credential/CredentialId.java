package app.dangol.trust.credential;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Which credential: CWT's {@code cti} (RFC 8392 §3.1.7), 8 random bytes.
 *
 * @param hex lower-case hexadecimal
 */
public record CredentialId(String hex) implements Comparable<CredentialId> {
  static final int LENGTH = 8;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

  public CredentialId {
    if (!isOne(hex)) {
      throw new IllegalArgumentException("a credential's id is 16 hexadecimal digits");
    }
  }

  /** Whether that text is one. */
  public static boolean isOne(String hex) {
    return FORM.matcher(hex).matches();
  }

  static CredentialId of(byte[] bytes) throws MalformedException {
    if (bytes.length != LENGTH) {
      throw new MalformedException("a credential's id of another length");
    }
    return new CredentialId(HexFormat.of().formatHex(bytes));
  }

  byte[] toBytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public int compareTo(CredentialId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
