package app.dangol.trust.credential;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An Ed25519 public key (RFC 8032 §5.1.5).
 *
 * @param hex its 32 bytes in lower-case hexadecimal
 */
public record PublicHalf(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public PublicHalf {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("a public key is 64 hexadecimal digits");
    }
  }

  static PublicHalf of(byte[] bytes) {
    return new PublicHalf(HexFormat.of().formatHex(bytes));
  }

  byte[] toBytes() {
    return HexFormat.of().parseHex(hex);
  }

  boolean hasSigned(byte[] message, byte[] signature) {
    return Ed25519.isSignedBy(toBytes(), message, signature);
  }
}
