package app.dangol.trust.credential;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Which key signed: COSE's {@code kid} (RFC 9052 §3.1), 1 to 8 bytes.
 *
 * @param hex lower-case hexadecimal
 */
public record KeyId(String hex) {
  private static final Pattern FORM = Pattern.compile("(?:[0-9a-f]{2}){1,8}");

  public KeyId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("a key's id is 1 to 8 bytes");
    }
  }

  static KeyId of(byte[] bytes) throws MalformedException {
    String hex = HexFormat.of().formatHex(bytes);
    if (!FORM.matcher(hex).matches()) {
      throw new MalformedException("a key's id of another length");
    }
    return new KeyId(hex);
  }

  byte[] toBytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
